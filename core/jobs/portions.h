#pragma once

#include "core/jobs/job.h"

#include <vector>

namespace limner {

//! How many pictures are wanted, and how many of them one job may make.
struct Portions {
    int pictures = 1; //!< in all, at least 1
    int largest = 1;  //!< of one job, at least 1
};

//! How many pictures one job of the model may make at most, 1 to 100; 1 where it has no count.
[[nodiscard]] int mostPicturesOfJob(const ModelSchema &schema);

//! The draft as the jobs it takes, as few as the portions allow: each with its share in the
//! parameter `countName` (empty = the model makes one picture a job). A seed that is given counts
//! up from picture to picture, so that no two jobs ask for the same one, and beyond the model's
//! bounds again from the smallest.
[[nodiscard]] std::vector<JobDraft> inPortions(const JobDraft &draft, const QString &countName,
                                               Portions portions);

//! Several jobs of one click get one new group; one that is alone gets none.
void makeGroup(std::vector<JobDraft> &drafts);
//! `--id` of a whole call: the first is called so, the others `id#2`, `id#3`. Empty = random ones.
void giveIds(std::vector<JobDraft> &drafts, const QString &id);

} // namespace limner
