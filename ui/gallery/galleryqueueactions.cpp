// What one can do with the chosen jobs.
#include "ui/gallery/galleryactions.h"

#include "core/queue/jobqueue.h"
#include "ui/queue/jobtile.h"

#include <QAction>

namespace limner {

void GalleryActions::refreshJobs()
{
    using C = Command;
    const QueueStand stand = m_selection.jobs.isEmpty() ? QueueStand{} : m_services.queue.board().stand();
    bool uncertain = false;
    bool troubled = false;
    bool expired = false;
    bool waits = false;
    bool queued = false;
    bool cancellable = false;
    for (const QString &id : m_selection.jobs) {
        const std::optional<Job> job = m_services.queue.board().job(id);
        if (!job)
            continue;
        const bool isTroubled = hasTrouble(*job);
        const bool isOpen = !isFinished(job->state);
        const bool isQueued = job->state == JobState::Queued && !job->cancelAsked;
        const ProviderStand *provider = stand.find(job->request.provider);
        const bool isHeld =
            isQueued && provider != nullptr && provider->why == Throttle::Why::Refused;
        uncertain = uncertain || job->state == JobState::Uncertain;
        troubled = troubled || isTroubled;
        expired = expired || (job->error && job->error->kind == ErrorKind::OutputExpired);
        waits = waits || (isOpen && job->retryAt.isValid()) || isHeld;
        queued = queued || isQueued;
        cancellable = cancellable || (isOpen && !job->cancelAsked && !isTroubled);
    }
    const bool tryNow = waits && !stand.paused && !troubled;
    action(C::RetryJob)->setEnabled(troubled || tryNow);
    action(C::RetryJob)
        ->setText(tryNow                                      ? tr("Try now")
                  : uncertain && m_selection.jobs.size() == 1 ? tr("Resubmit")
                  : expired && m_selection.jobs.size() == 1   ? tr("Repeat with the same seed")
                                                              : tr("Retry"));
    action(C::DismissJob)->setEnabled(troubled);
    action(C::CancelJob)->setEnabled(cancellable);
    action(C::RunNext)->setEnabled(queued);
    action(C::RunLast)->setEnabled(queued);
    action(C::ResumeQueue)->setEnabled(queued && stand.paused);
}

//! Among several, an uncertain job stays as it is: it is the artist's to decide, one by one.
void GalleryActions::retryJob()
{
    const QStringList jobs = m_selection.jobs;
    for (const QString &id : jobs) {
        const std::optional<Job> job = m_services.queue.board().job(id);
        if (jobs.size() > 1 && job && job->state == JobState::Uncertain)
            continue;
        if (const Result<QString> again = m_services.queue.intake().retry(id); !again)
            emit failed(again.error(), ErrorPlace::Provider);
    }
}

void GalleryActions::cancelJob()
{
    const QStringList jobs = m_selection.jobs;
    for (const QString &id : jobs)
        m_services.queue.canceller().cancel(id);
}

void GalleryActions::dismissJob()
{
    const QStringList jobs = m_selection.jobs;
    for (const QString &id : jobs)
        m_services.queue.canceller().dismiss(id);
}

void GalleryActions::runNext()
{
    if (const Result<> moved = m_services.queue.order().runNext(m_selection.jobs); !moved)
        emit failed(moved.error(), ErrorPlace::Library);
}

void GalleryActions::runLast()
{
    if (const Result<> moved = m_services.queue.order().runLast(m_selection.jobs); !moved)
        emit failed(moved.error(), ErrorPlace::Library);
}

void GalleryActions::resumeQueue()
{
    if (const Result<> saved = m_services.queue.pause().setPaused(false); !saved)
        emit failed(saved.error(), ErrorPlace::Library);
}

} // namespace limner
