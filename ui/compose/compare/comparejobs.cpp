#include "ui/compose/compare/comparejobs.h"

#include "core/jobs/portions.h"
#include "core/schema/sharedvalues.h"

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

std::vector<JobDraft> jobsOf(const ModelWish &wish, int images, const CommonSeed &common)
{
    const Roles roles = rolesOf(wish.schema);
    JobDraft draft = draftOf(wish.schema, withCount(wish, roles, images));
    const bool takesIt = common.seed && roles.seed && *common.seed >= roles.seed->minimum &&
                         *common.seed <= roles.seed->maximum;
    if (takesIt) {
        draft.request.parameters[roles.seed->name.toStdString()] = *common.seed;
        draft.seedFixed = common.isChosen;
        draft.seedDrawn = !common.isChosen;
    }
    return inPortions(draft, roles.count,
                      {.pictures = images, .largest = mostPicturesOfJob(wish.schema)});
}

} // namespace

int jobsFor(const ModelSchema &schema, int images)
{
    const int largest = mostPicturesOfJob(schema);
    return (images + largest - 1) / largest;
}

Request requestOf(const ModelWish &wish, int images)
{
    const Roles roles = rolesOf(wish.schema);
    return withCount(wish, roles, std::min(images, mostPicturesOfJob(wish.schema)));
}

QList<JobDraft> compareJobs(const std::vector<ModelWish> &wishes, int images,
                            std::optional<qint64> seed)
{
    const CommonSeed common = seedFor(wishes, seed);
    std::vector<JobDraft> drafts;
    for (const ModelWish &wish : wishes) {
        for (JobDraft &draft : jobsOf(wish, images, common))
            drafts.push_back(std::move(draft));
    }
    makeGroup(drafts);
    return {drafts.begin(), drafts.end()};
}

} // namespace limner
