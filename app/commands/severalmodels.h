#pragma once

#include "app/commands/attendance.h"
#include "app/commands/drafts.h"

namespace limner {

//! The jobs of a call, whether it names one model or several. Of several each gets the prompt, and
//! every other value under its own name for it; one seed for all where nobody chose one; all jobs
//! are one group. Says what some of them do not take. The errors of `planFor`, which then name the
//! model; InvalidInput for a value that none of them takes, and a model that is named twice.
[[nodiscard]] AsyncResult<Plan> planForAll(Application *application, GenerateCommand command,
                                           Attendance attendance, std::stop_token stop);

//! Which of several models failed, and why: a line for each.
void tellFailures(Application &application, const RunAnswer &answer, CommandClient &client);

} // namespace limner
