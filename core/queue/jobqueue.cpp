#include "core/queue/jobqueue.h"

#include "core/base/log.h"

#include <QCoroSignal>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

JobQueue::JobQueue(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
                   QObject *parent)
    : QObject{parent}
    , m_clock{clock}
    , m_catalog{catalog}
    , m_library{library}
    , m_jobs{library.database()}
    , m_ledger{library.database()}
    , m_pipeline{http, clock, catalog, library, events()}
    , m_throttle{clock}
    , m_paused{m_jobs.isPaused()}
{}

PipelineEvents JobQueue::events()
{
    PipelineEvents out;
    out.changed = [this](const Job &job) { noteChanged(job); };
    out.progressed = [this](const QString &id, const JobProgress &progress) {
        if (const auto found = m_active.find(id); found != m_active.end())
            found->second.progress = progress;
        emit jobProgressed(id);
    };
    out.kept = [this](const QString &jobId, ArtworkId id) { emit artworkKept(jobId, id); };
    out.mayCreate = [this](const Job &job) {
        if (!mayStart(job))
            return false;
        m_throttle.take(job.request.provider, job.id);
        return true;
    };
    out.askedTooOften = [this](const Job &job, std::chrono::milliseconds delay) {
        m_throttle.holdAsking(job.request.provider, delay);
        emit standChanged();
    };
    out.askingWait = [this](const Job &job) { return m_throttle.askingWait(job.request.provider); };
    out.answered = [this](const Job &job, const Result<RemoteJob> &answer) {
        return noteAnswered(job, answer);
    };
    return out;
}

void JobQueue::start()
{
    restoreThrottle();
    for (const Job &job : m_jobs.unfinished()) {
        const Provider *provider = m_catalog.find(job.request.provider);
        const bool canFind = provider != nullptr && provider->traits().canFindLost;
        // An Uncertain one may only have lacked a key: what can be looked up is looked up again.
        const bool isPaid = job.state != JobState::Queued &&
                            (job.state != JobState::Uncertain || (canFind && !job.dismissed));
        if (!isPaid || m_active.contains(job.id))
            continue;
        notePickedUp(job);
        launch(job);
    }
    schedule();
}

QCoro::Task<> JobQueue::shutdown()
{
    m_stopping = true;
    for (auto &[id, active] : m_active)
        active.stop.request_stop();
    m_alarm.request_stop();
    m_renewal.request_stop();
    co_await m_scope.drain();
}

std::optional<Job> JobQueue::job(const QString &id)
{
    if (const auto active = m_active.find(id); active != m_active.end())
        return active->second.job;
    return m_jobs.job(id);
}

JobProgress JobQueue::progress(const QString &id) const
{
    const auto active = m_active.find(id);
    return active == m_active.end() ? JobProgress{} : active->second.progress;
}

std::vector<Job> JobQueue::visible()
{
    std::vector<Job> out = m_jobs.unfinished();
    for (Job &one : m_jobs.troubled()) {
        if (one.state != JobState::Uncertain) // those are unfinished, too
            out.push_back(std::move(one));
    }
    std::erase_if(out, [](const Job &one) { return one.dismissed; });
    for (Job &one : out) {
        if (const auto active = m_active.find(one.id); active != m_active.end())
            one = active->second.job;
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Job &a, const Job &b) { return a.position < b.position; });
    return out;
}

QueueCounts JobQueue::counts()
{
    QueueCounts out;
    out.paused = m_paused;
    out.waiting = m_jobs.queuedCount();
    for (const auto &[id, active] : m_active) {
        out.running += isUnderWay(active.job.state);
    }
    return out;
}

QCoro::Task<> JobQueue::settled(QString id, std::stop_token stop)
{
    for (;;) {
        const std::optional<Job> now = job(id);
        const bool isOver = !now || isFinished(now->state) || now->state == JobState::Uncertain;
        const bool isStill = (isOver && !m_active.contains(id)) || isHeld(id);
        if (isStill || stop.stop_requested() || m_stopping)
            co_return;
        Sleeper wake;
        connect(this, &JobQueue::jobFinished, &wake, [&wake, &id](const QString &finished) {
            if (finished == id)
                wake.finish();
        });
        connect(this, &JobQueue::heldChanged, &wake, [&wake] { wake.finish(); });
        const std::stop_token closing = m_scope.stopToken();
        const std::stop_callback onStop{stop, [target = &wake] { target->finish(); }};
        const std::stop_callback onClosing{closing, [target = &wake] { target->finish(); }};
        co_await qCoro(&wake, &Sleeper::done);
    }
}

void JobQueue::scheduleLater()
{
    // Posted, so that whoever submits has the id before the first word about it.
    if (std::exchange(m_scheduled, true))
        return;
    QMetaObject::invokeMethod(this, &JobQueue::schedule, Qt::QueuedConnection);
}

void JobQueue::schedule()
{
    m_scheduled = false;
    if (m_stopping)
        return;
    // Each provider on its own: one that is full or wants a rest keeps no other waiting.
    m_barrier = standingHold();
    for (const auto &[provider, waiting] : m_jobs.queuedByProvider())
        startWaiting(provider);
    setHold(m_barrier);
}

void JobQueue::startWaiting(const QString &provider)
{
    // Resumed jobs run whatever the limit says, but leave less room for new ones.
    const int under = activeOf(provider);
    int free = limits(provider).parallel - under;
    if (free <= 0)
        return;
    // Those that run may still be Queued for a moment, so ask for that many more.
    for (const Job &job : startable(provider, free + under)) {
        if (free <= 0)
            return;
        if (m_active.contains(job.id) || !isAffordable(job))
            continue;
        if (!mayStart(job))
            return;
        launch(job);
        --free;
    }
}

void JobQueue::launch(const Job &job)
{
    Active &active = m_active[job.id];
    active.job = job;
    m_scope.spawn(work(job.id, active.stop.get_token(), active.cancel.get_token()));
}

QCoro::Task<> JobQueue::work(QString id, std::stop_token stop, std::stop_token cancel)
{
    co_await m_pipeline.run(id, std::move(stop), std::move(cancel));
    workEnded(id);
}

void JobQueue::workEnded(const QString &id)
{
    const auto active = m_active.find(id);
    if (active == m_active.end())
        return;
    const Job last = active->second.job;
    m_active.erase(active);
    m_throttle.gaveUp(last.request.provider, id);
    if (m_stopping)
        return;
    if (isFinished(last.state) || last.state == JobState::Uncertain) {
        m_exempt.erase(id);
        emit jobFinished(id);
        if (!wantsAttention(last))
            emit jobRemoved(id);
    }
    tellCounts();
    scheduleLater();
}

void JobQueue::noteChanged(const Job &job)
{
    if (const auto active = m_active.find(job.id); active != m_active.end())
        active->second.job = job;
    emit jobChanged(job.id);
    tellCounts();
}

void JobQueue::tellCounts()
{
    const QueueCounts now = counts();
    if (now == m_told)
        return;
    m_told = now;
    emit countsChanged(now);
}

} // namespace limner
