#include "ui/queue/queueacts.h"

#include "core/queue/jobqueue.h"

namespace limner {

QueueActs::QueueActs(JobQueue &queue, QObject *parent)
    : QObject{parent}
    , m_queue{queue}
{}

void QueueActs::report(const Result<> &done)
{
    if (!done)
        emit failed(done.error(), ErrorPlace::Library);
}

void QueueActs::retry(const QStringList &ids)
{
    for (const QString &id : ids) {
        const std::optional<Job> job = m_queue.board().job(id);
        if (ids.size() > 1 && job && job->state == JobState::Uncertain)
            continue;
        // What is paid for is fetched, and not paid for once more.
        if (job && m_queue.intake().canFetchAgain(*job)) {
            if (const Result<> fetched = m_queue.intake().fetchAgain(id); !fetched)
                emit failed(fetched.error(), ErrorPlace::Provider);
            continue;
        }
        if (const Result<QString> again = m_queue.intake().retry(id); !again)
            emit failed(again.error(), ErrorPlace::Provider);
    }
}

void QueueActs::retryAllFailed()
{
    for (const Job &job : m_queue.board().visible()) {
        if (job.state == JobState::Failed && m_queue.intake().canFetchAgain(job))
            static_cast<void>(m_queue.intake().fetchAgain(job.id)); // else it is made anew
    }
    const Result<QStringList> fresh = m_queue.intake().retryAllFailed();
    if (!fresh)
        emit failed(fresh.error(), ErrorPlace::Provider);
    else if (!fresh->isEmpty())
        emit told(fresh->size() == 1 ? tr("1 failed job is tried again")
                                     : tr("%1 failed jobs are tried again").arg(fresh->size()));
}

void QueueActs::cancel(const QStringList &ids)
{
    for (const QString &id : ids)
        m_queue.canceller().cancel(id);
}

void QueueActs::dismiss(const QStringList &ids)
{
    for (const QString &id : ids)
        m_queue.canceller().dismiss(id);
}

void QueueActs::remove(const QStringList &ids)
{
    for (const QString &id : ids) {
        const std::optional<Job> job = m_queue.board().job(id);
        if (job && (isFinished(job->state) || job->state == JobState::Uncertain))
            m_queue.canceller().dismiss(id);
        else
            m_queue.canceller().cancel(id);
    }
}

void QueueActs::runNext(const QStringList &ids)
{
    report(m_queue.order().runNext(ids));
}

void QueueActs::runLast(const QStringList &ids)
{
    report(m_queue.order().runLast(ids));
}

void QueueActs::move(const QStringList &ids, const QString &before)
{
    report(m_queue.order().moveBefore(ids, before));
}

void QueueActs::pause()
{
    report(m_queue.pause().setPaused(true));
}

void QueueActs::resume()
{
    report(m_queue.pause().setPaused(false));
}

} // namespace limner
