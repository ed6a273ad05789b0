#include "core/queue/jobcanceller.h"

#include "core/base/log.h"

namespace limner {

JobCanceller::JobCanceller(Clock &clock, Library &library, JobStore &jobs, QueuePause &pause,
                           JobRunner &runner, QObject *parent)
    : QObject{parent}
    , m_clock{clock}
    , m_library{library}
    , m_jobs{jobs}
    , m_pause{pause}
    , m_runner{runner}
{}

void JobCanceller::cancel(const QString &id)
{
    const std::optional<Job> found = m_runner.job(id, m_jobs);
    if (!found || isFinished(found->state) || m_runner.isClosing())
        return;
    // Written down first, so that a crash does not run a job nobody wants.
    if (const Result<> asked = m_jobs.askCancel(id); !asked)
        qCWarning(lcJobs) << "the cancel of" << id << "cannot be saved:" << asked.error().message;
    m_runner.cancel(*found);
}

void JobCanceller::cancelWaiting()
{
    for (const Job &gone : cancelUnsent()) {
        m_pause.forget(gone.id);
        emit changed(gone);
        emit finished(gone);
        emit removed(gone.id);
    }
    // What is left of them was sent once, or is about to be: its pipeline puts it in order.
    for (const Place &one : m_jobs.places())
        cancel(one.jobId);
}

void JobCanceller::cancelAll()
{
    // The waiting ones first, or each freed place would start one of them.
    cancelWaiting();
    for (const Job &one : m_jobs.unfinished()) {
        if (one.state != JobState::Uncertain && one.state != JobState::Queued)
            cancel(one.id);
    }
}

//! Those of which no provider ever heard, in one commit: hundreds are gone with one click.
std::vector<Job> JobCanceller::cancelUnsent()
{
    std::vector<Job> gone;
    for (Job &one : m_jobs.unfinished()) {
        if (one.state == JobState::Queued && one.attempts == 0 && !one.submittedAt.isValid() &&
            !m_runner.isActive(one.id))
            gone.push_back(std::move(one));
    }
    Database::Transaction transaction{m_library.database()};
    for (Job &one : gone) {
        one.state = *next(one.state, JobEvent::Cancelled);
        one.cancelAsked = true;
        one.billed = false;
        one.cost.amount = 0;
        one.cost.estimated = false;
        one.finishedAt = m_clock.now();
        if (const Result<> saved = m_jobs.save(one); !saved)
            return {};
    }
    if (const Result<> done = transaction.commit(); !done) {
        qCWarning(lcJobs) << "the waiting jobs cannot be cancelled:" << done.error().message;
        return {};
    }
    return gone;
}

bool JobCanceller::withdraw(const QString &id)
{
    if (m_runner.isActive(id) || !m_jobs.remove(id))
        return false;
    m_pause.forget(id);
    emit removed(id);
    emit opened();
    return true;
}

void JobCanceller::dismiss(const QString &id)
{
    std::optional<Job> found = m_runner.job(id, m_jobs);
    if (!found || m_runner.isActive(id) || !wantsAttention(*found))
        return;
    found->dismissed = true;
    if (const Result<> saved = m_jobs.save(*found); !saved) {
        qCWarning(lcJobs) << "job" << id << "cannot be put away:" << saved.error().message;
        return;
    }
    emit removed(id);
}

} // namespace limner
