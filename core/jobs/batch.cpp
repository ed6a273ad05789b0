#include "core/jobs/batch.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

qsizetype jobsOf(const BatchItem &item)
{
    const int largest = item.countName.isEmpty() ? 1 : std::max(1, item.portions.largest);
    return (std::max(1, item.portions.pictures) + largest - 1) / largest;
}

//! The chosen seed of the first item that has one, else a drawn one.
qint64 sharedSeed(const std::vector<BatchItem> &items, const SeedRole &role)
{
    for (const BatchItem &item : items) {
        if (item.draft.seedFixed && item.draft.roles.seed && hasSeed(item.draft.request, role))
            return integerAt(item.draft.request.parameters, role.name.toStdString().c_str())
                .value_or(role.minimum);
    }
    return drawSeed(role);
}

void shareSeed(std::vector<BatchItem> &items)
{
    std::optional<qint64> seed;
    for (BatchItem &item : items) {
        if (!item.draft.roles.seed)
            continue;
        const SeedRole &role = *item.draft.roles.seed;
        if (!seed)
            seed = sharedSeed(items, role);
        item.draft.seedFixed = true;
        item.draft.request.parameters[role.name.toStdString()] =
            std::clamp(*seed, role.minimum, role.maximum);
    }
}

void countUp(BatchItem &item, int steps)
{
    if (!item.draft.seedFixed || !item.draft.roles.seed)
        return;
    const SeedRole &role = *item.draft.roles.seed;
    Json &seed = item.draft.request.parameters[role.name.toStdString()];
    if (seed.is_number_integer())
        seed = seedAfter(role, seed.get<qint64>(), steps);
}

} // namespace

qsizetype jobsOf(const std::vector<BatchItem> &items)
{
    return std::accumulate(
        items.begin(), items.end(), qsizetype{0},
        [](qsizetype jobs, const BatchItem &item) { return jobs + jobsOf(item); });
}

Result<std::vector<JobDraft>> batchOf(std::vector<BatchItem> items, BatchSeed seed)
{
    const qsizetype jobs = jobsOf(items);
    if (jobs > mostJobsOfBatch)
        return fail(
            ErrorKind::InvalidInput,
            u"this would be %1 jobs; a batch has at most %2"_s.arg(jobs).arg(mostJobsOfBatch));
    if (seed == BatchSeed::Same && items.size() > 1)
        shareSeed(items);
    std::vector<JobDraft> drafts;
    int pictures = 0;
    for (BatchItem &item : items) {
        if (seed == BatchSeed::Each)
            countUp(item, pictures);
        pictures += item.portions.pictures;
        for (JobDraft &one : inPortions(item.draft, item.countName, item.portions))
            drafts.push_back(std::move(one));
    }
    makeGroup(drafts);
    return drafts;
}

} // namespace limner
