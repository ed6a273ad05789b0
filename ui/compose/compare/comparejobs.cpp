#include "ui/compose/compare/comparejobs.h"

#include "core/schema/sharedvalues.h"

#include <QUuid>

#include <algorithm>

namespace limner {

namespace {

//! The one seed of all, and whether somebody chose it.
struct CommonSeed {
    std::optional<qint64> seed = {};
    bool isChosen = false;
};

CommonSeed seedFor(const std::vector<ModelWish> &wishes, std::optional<qint64> chosen)
{
    if (chosen)
        return {.seed = chosen, .isChosen = true};
    std::vector<SeedRole> roles;
    for (const ModelWish &wish : wishes) {
        if (const std::optional<SeedRole> role = rolesOf(wish.schema).seed)
            roles.push_back(*role);
    }
    const std::optional<SeedRole> common = commonSeed(roles);
    return {.seed = common ? std::optional{drawSeed(*common)} : std::nullopt};
}

//! How many pictures one job of it makes at most.
int largestJob(const ModelSchema &schema, const Roles &roles)
{
    const Parameter *const count = schema.find(roles.count);
    return count ? static_cast<int>(std::clamp<qint64>(count->most().value_or(1), 1, 100)) : 1;
}

Request withCount(const ModelWish &wish, const Roles &roles, int images)
{
    Request request;
    request.provider = wish.provider;
    request.model = wish.schema.model;
    request.version = wish.schema.version;
    request.parameters = wish.values;
    if (!roles.count.isEmpty())
        request.parameters[roles.count.toStdString()] = images;
    return request;
}

void addJobs(QList<JobDraft> &drafts, const ModelWish &wish, int images, const CommonSeed &common,
             const QString &group)
{
    const Roles roles = rolesOf(wish.schema);
    const int largest = largestJob(wish.schema, roles);
    const bool takesIt = common.seed && roles.seed && *common.seed >= roles.seed->minimum &&
                         *common.seed <= roles.seed->maximum;
    for (int done = 0; done < images;) {
        const int now = std::min(images - done, largest);
        JobDraft draft = draftOf(wish.schema, withCount(wish, roles, now));
        draft.group = group;
        if (takesIt) {
            draft.request.parameters[roles.seed->name.toStdString()] =
                seedAfter(*roles.seed, *common.seed, done);
            draft.seedFixed = common.isChosen;
            draft.seedDrawn = !common.isChosen;
        }
        drafts.append(std::move(draft));
        done += now;
    }
}

} // namespace

int jobsFor(const ModelSchema &schema, int images)
{
    const int largest = largestJob(schema, rolesOf(schema));
    return (images + largest - 1) / largest;
}

Request requestOf(const ModelWish &wish, int images)
{
    const Roles roles = rolesOf(wish.schema);
    return withCount(wish, roles, std::min(images, largestJob(wish.schema, roles)));
}

QList<JobDraft> compareJobs(const std::vector<ModelWish> &wishes, int images,
                            std::optional<qint64> seed)
{
    const QString group = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const CommonSeed common = seedFor(wishes, seed);
    QList<JobDraft> drafts;
    for (const ModelWish &wish : wishes)
        addJobs(drafts, wish, images, common, group);
    return drafts;
}

} // namespace limner
