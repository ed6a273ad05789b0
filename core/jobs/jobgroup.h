#pragma once

#include "core/jobs/job.h"

#include <vector>

namespace limner {

//! The jobs of a group that stand for themselves: one that was tried again is left out for its
//! latest try, which takes its place.
[[nodiscard]] std::vector<Job> latestTries(const std::vector<Job> &jobs);

//! Drafts of these jobs for a new group, with one new seed for all that every model allows, else a
//! new one for each. Of jobs that are equal but for their seed each gets the next one, so that no
//! two ask for the same picture. `retryOf` names the job that each was made from.
[[nodiscard]] std::vector<JobDraft> draftsAgain(const std::vector<Job> &jobs, const QString &group);

} // namespace limner
