#include "ui/queue/queueacts.h"

#include "core/queue/jobqueue.h"

#include <utility>

namespace limner {

namespace {

Result<> retryOne(JobQueue &queue, const QString &id)
{
    const std::optional<Job> job = queue.board().job(id);
    // What is paid for is fetched, and not paid for once more.
    if (job && queue.intake().canFetchAgain(*job))
        return queue.intake().fetchAgain(id);
    const Result<QString> again = queue.intake().retry(id);
    return again ? Result<>{} : propagate(again);
}

std::vector<Error> retryEach(JobQueue &queue, const QStringList &ids)
{
    std::vector<Error> out;
    for (const QString &id : ids) {
        const std::optional<Job> job = queue.board().job(id);
        if (ids.size() > 1 && job && job->state == JobState::Uncertain)
            continue;
        if (const Result<> done = retryOne(queue, id); !done)
            out.push_back(done.error());
    }
    return out;
}

Result<QStringList> retryFailed(JobQueue &queue)
{
    for (const Job &job : queue.board().visible()) {
        if (job.state == JobState::Failed && queue.intake().canFetchAgain(job))
            static_cast<void>(queue.intake().fetchAgain(job.id)); // else it is made anew
    }
    return queue.intake().retryAllFailed();
}

void removeOne(JobQueue &queue, const QString &id)
{
    const std::optional<Job> job = queue.board().job(id);
    if (job && (isFinished(job->state) || job->state == JobState::Uncertain))
        queue.canceller().dismiss(id);
    else
        queue.canceller().cancel(id);
}

} // namespace

QueueActs::QueueActs(Remote<JobQueue> queue, QObject *parent)
    : QObject{parent}
    , m_queue{queue}
{}

template <typename Act>
void QueueActs::doDurably(Act act)
{
    m_queue.ask(std::move(act), this, [this](const Result<> &done) {
        if (!done)
            emit failed(done.error(), ErrorPlace::Library);
    });
}

void QueueActs::retry(const QStringList &ids)
{
    m_queue.ask([ids](JobQueue &queue) { return retryEach(queue, ids); }, this,
                [this](const std::vector<Error> &errors) {
                    for (const Error &error : errors)
                        emit failed(error, ErrorPlace::Provider);
                });
}

void QueueActs::retryAllFailed()
{
    m_queue.ask(retryFailed, this, [this](const Result<QStringList> &fresh) {
        if (!fresh)
            emit failed(fresh.error(), ErrorPlace::Provider);
        else if (!fresh->isEmpty())
            emit told(fresh->size() == 1 ? tr("1 failed job is tried again")
                                         : tr("%1 failed jobs are tried again").arg(fresh->size()));
    });
}

void QueueActs::cancel(const QStringList &ids)
{
    m_queue.tell([ids](JobQueue &queue) {
        for (const QString &id : ids)
            queue.canceller().cancel(id);
    });
}

void QueueActs::cancelWaiting()
{
    m_queue.tell([](JobQueue &queue) { queue.canceller().cancelWaiting(); });
}

void QueueActs::cancelAll()
{
    m_queue.tell([](JobQueue &queue) { queue.canceller().cancelAll(); });
}

void QueueActs::dismiss(const QStringList &ids)
{
    m_queue.tell([ids](JobQueue &queue) {
        for (const QString &id : ids)
            queue.canceller().dismiss(id);
    });
}

void QueueActs::remove(const QStringList &ids)
{
    m_queue.tell([ids](JobQueue &queue) {
        for (const QString &id : ids)
            removeOne(queue, id);
    });
}

void QueueActs::runNext(const QStringList &ids)
{
    doDurably([ids](JobQueue &queue) { return queue.order().runNext(ids); });
}

void QueueActs::runLast(const QStringList &ids)
{
    doDurably([ids](JobQueue &queue) { return queue.order().runLast(ids); });
}

void QueueActs::move(const QStringList &ids, const QString &before)
{
    doDurably([ids, before](JobQueue &queue) { return queue.order().moveBefore(ids, before); });
}

void QueueActs::pause()
{
    doDurably([](JobQueue &queue) { return queue.pause().setPaused(true); });
}

void QueueActs::resume()
{
    doDurably([](JobQueue &queue) { return queue.pause().setPaused(false); });
}

} // namespace limner
