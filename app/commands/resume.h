#pragma once

#include "app/commands/attendance.h"
#include "app/commands/runanswer.h"

#include <optional>

namespace limner {

//! Whatever was interrupted: every unfinished job, every upload.
struct ResumeCommand {
    bool operator==(const ResumeCommand &) const = default;
};

//! The ids of unfinished jobs, in queue order.
[[nodiscard]] QStringList openJobs(Application &application);
//! Works them off without waiting for retry times. Nothing = abandoned.
[[nodiscard]] QCoro::Task<std::optional<RunAnswer>>
resume(Application *application, ResumeCommand command, Attendance attendance);

} // namespace limner
