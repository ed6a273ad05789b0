#pragma once

#include "core/queue/jobqueue.h"

namespace limner {

struct GenerateCommand;

//! Commits the drafts of a call, all or none, or finds the jobs that answer them. What an earlier
//! attempt of the same call made is still its own. The errors of `JobIntake::submit`.
[[nodiscard]] Result<std::vector<Ticket>>
takeTickets(JobQueue &queue, const std::vector<JobDraft> &drafts, const GenerateCommand &command);

} // namespace limner
