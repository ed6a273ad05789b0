#include "core/jobs/jobgroup.h"

#include "core/money/rates.h"
#include "core/schema/sharedvalues.h"

#include <algorithm>
#include <map>

namespace limner {
namespace {

//! The seed's parameter; nothing for a model that takes none.
std::optional<SeedRole> seedOf(const Job &job)
{
    if (job.roles.seed)
        return job.roles.seed;
    const SeedRole usual;
    return job.request.parameters.contains(usual.name.toStdString()) ? std::optional{usual}
                                                                     : std::nullopt;
}

JobDraft draftFrom(const Job &job, const QString &group)
{
    JobDraft draft;
    draft.request = job.request;
    draft.roles = job.roles;
    draft.group = group;
    draft.promptTemplate = job.promptTemplate;
    draft.album = job.album;
    draft.retryOf = job.id;
    return draft;
}

} // namespace

std::vector<Job> latestTries(const std::vector<Job> &jobs)
{
    std::vector<Job> out;
    for (const Job &job : jobs) {
        const auto before = std::find_if(out.begin(), out.end(), [&](const Job &one) {
            return !job.retryOf.isEmpty() && one.id == job.retryOf;
        });
        if (before == out.end())
            out.push_back(job);
        else
            *before = job;
    }
    return out;
}

std::vector<JobDraft> draftsAgain(const std::vector<Job> &jobs, const QString &group)
{
    const std::vector<Job> latest = latestTries(jobs);
    std::vector<SeedRole> roles;
    for (const Job &job : latest) {
        if (const std::optional<SeedRole> role = seedOf(job))
            roles.push_back(*role);
    }
    const std::optional<SeedRole> common = commonSeed(roles);
    const qint64 seed = common ? drawSeed(*common) : 0;
    std::vector<JobDraft> drafts;
    std::map<QByteArray, int> pictures; // of the jobs before, by request without its seed
    for (const Job &job : latest) {
        JobDraft draft = draftFrom(job, group);
        if (const std::optional<SeedRole> role = seedOf(job)) {
            draft.request.parameters.erase(role->name.toStdString());
            int &before = pictures[fingerprint(draft.request)];
            const qint64 first = common ? seed : drawSeed(*role);
            draft.request.parameters[role->name.toStdString()] = seedAfter(*role, first, before);
            before += pictureCount(job.request);
            draft.seedDrawn = true;
        }
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

} // namespace limner
