#pragma once

#include "core/queue/jobqueue.h"

namespace limner {

struct GenerateCommand;

//! How a call came to a job. Only what it made may it take back or count as its own.
struct Ticket {
    enum class Kind {
        Made,   //!< by this call, or an earlier attempt of it in another process
        Joined, //!< it is on its way for somebody else
        Cached  //!< it was finished before
    };
    QString jobId = {};
    Kind kind = Kind::Made;
    [[nodiscard]] bool isMade() const { return kind == Kind::Made; }
};

//! Commits the draft, or finds the job that answers it. The errors of `JobQueue::submit`.
[[nodiscard]] Result<Ticket> takeTicket(JobQueue &queue, const JobDraft &draft,
                                        const GenerateCommand &command);

} // namespace limner
