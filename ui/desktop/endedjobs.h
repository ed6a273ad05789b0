#pragma once

#include "core/jobs/job.h"
#include "core/library/artwork.h"

#include <QString>

#include <optional>
#include <vector>

namespace limner {

//! What one click came to, when nothing of it is on its way any more: one job, or a whole group.
struct EndedJobs {
    QString id = {}; //!< of the group, or of the job that is alone
    QString prompt = {};
    int done = 0;
    int failed = 0;                  //!< also what may have been billed, and provider's cancels
    std::optional<Job> trouble = {}; //!< the first that failed
    std::vector<ArtworkId> pictures = {}; //!< oldest first
};

//! Of the latest tries of a click; nothing while one of them is on its way, and when the artist
//! cancelled them all. Pictures are for the caller to find.
[[nodiscard]] std::optional<EndedJobs> endedJobs(const QString &id, const std::vector<Job> &jobs);

} // namespace limner
