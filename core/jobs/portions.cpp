#include "core/jobs/portions.h"

#include <QUuid>

#include <algorithm>

namespace limner {
namespace {

constexpr qint64 mostPictures = 100; // of one job

} // namespace

int mostPicturesOfJob(const ModelSchema &schema)
{
    const Parameter *const count = schema.find(rolesOf(schema).count);
    const qint64 most = count ? count->most().value_or(1) : 1;
    return static_cast<int>(std::clamp<qint64>(most, 1, mostPictures));
}

std::vector<JobDraft> inPortions(const JobDraft &draft, const QString &countName, Portions portions)
{
    const SeedRole role = draft.roles.seed.value_or(SeedRole{});
    const std::optional<qint64> seed =
        integerAt(draft.request.parameters, role.name.toStdString().c_str());
    const int largest = countName.isEmpty() ? 1 : std::max(1, portions.largest);
    std::vector<JobDraft> drafts;
    for (int done = 0; done < std::max(1, portions.pictures);) {
        const int now = std::min(std::max(1, portions.pictures) - done, largest);
        JobDraft one = draft;
        // The same seed twice is the same picture twice.
        if ((draft.seedFixed || draft.seedDrawn) && draft.roles.seed && seed)
            one.request.parameters[role.name.toStdString()] = seedAfter(role, *seed, done);
        if (!countName.isEmpty())
            one.request.parameters[countName.toStdString()] = now;
        drafts.push_back(std::move(one));
        done += now;
    }
    return drafts;
}

void makeGroup(std::vector<JobDraft> &drafts)
{
    if (drafts.size() < 2)
        return;
    const QString group = QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (JobDraft &draft : drafts)
        draft.group = group;
}

void giveIds(std::vector<JobDraft> &drafts, const QString &id)
{
    if (id.isEmpty())
        return;
    for (size_t i = 0; i < drafts.size(); ++i)
        drafts[i].id = i == 0 ? id : id + QLatin1Char{'#'} + QString::number(i + 1);
}

} // namespace limner
