#pragma once

#include "core/jobs/portions.h"

namespace limner {

//! How many jobs one batch may have; more are refused, with words.
inline constexpr int mostJobsOfBatch = 500;

//! One prompt of a batch.
struct BatchItem {
    JobDraft draft = {};
    QString countName = {}; //!< as `inPortions` takes it
    Portions portions = {};
};

enum class BatchSeed {
    AsGiven, //!< every prompt as its own draft says
    Same, //!< every prompt with the first one's, to compare wordings; drawn where none was chosen
    Each  //!< every picture with its own
};

//! How many jobs these come to.
[[nodiscard]] qsizetype jobsOf(const std::vector<BatchItem> &items);
//! The jobs of all items, as one group. A seed that is Same counts up inside an item only; one that
//! was chosen and is not the Same counts up over all of them. InvalidInput above `mostJobsOfBatch`.
[[nodiscard]] Result<std::vector<JobDraft>> batchOf(std::vector<BatchItem> items, BatchSeed seed);

} // namespace limner
