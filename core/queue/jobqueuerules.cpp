// What decides which job runs next: the pause, the order, the limits of each provider.

#include "core/queue/jobqueue.h"

#include "core/base/log.h"
#include "core/queue/queueorder.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// More than any provider takes in a minute.
constexpr int creates = Throttle::mostPerMinute;

} // namespace

void JobQueue::setSlots(int count)
{
    m_otherLimits.parallel = std::max(1, count);
    emit standChanged();
    scheduleLater();
}

void JobQueue::setLimits(const QString &provider, ProviderLimits limits)
{
    limits.parallel = std::max(1, limits.parallel);
    m_limits[provider] = limits;
    m_throttle.setPerMinute(provider, limits.createsPerMinute);
    emit standChanged();
    scheduleLater();
}

ProviderLimits JobQueue::limits(const QString &provider) const
{
    const auto found = m_limits.find(provider);
    return found == m_limits.end() ? m_otherLimits : found->second;
}

int JobQueue::activeOf(const QString &provider) const
{
    return static_cast<int>(std::count_if(m_active.begin(), m_active.end(), [&](const auto &one) {
        return one.second.job.request.provider == provider;
    }));
}

bool JobQueue::mayStart(const Job &job)
{
    if (m_stopping || (m_paused && !m_exempt.contains(job.id)))
        return false;
    const Throttle::Wait wait = m_throttle.wait(job.request.provider);
    if (wait.delay > 0ms)
        wakeIn(wait.delay);
    return wait.why == Throttle::Why::Nothing;
}

std::vector<Job> JobQueue::startable(const QString &provider, int limit)
{
    if (!m_paused)
        return m_jobs.queued(provider, limit);
    std::vector<Job> out;
    for (const QString &id : m_exempt) {
        std::optional<Job> one = m_jobs.job(id);
        if (one && one->state == JobState::Queued && one->request.provider == provider)
            out.push_back(std::move(*one));
    }
    std::sort(out.begin(), out.end(),
              [](const Job &a, const Job &b) { return a.position < b.position; });
    return out;
}

//! An earlier run's creates count, and what a provider asked of it still holds.
void JobQueue::restoreThrottle()
{
    const QDateTime now = m_clock.now();
    for (const auto &[provider, at] : m_jobs.lastCreates(now.addSecs(-60), creates))
        m_throttle.remember(provider, std::chrono::milliseconds{at.msecsTo(now)});
    for (const Job &job : m_jobs.unfinished()) {
        const bool refused =
            job.state == JobState::Queued && job.error && job.error->kind == ErrorKind::RateLimited;
        // Longer than a provider is ever obeyed: the clock was set back meanwhile.
        const std::chrono::milliseconds left{refused ? now.msecsTo(job.retryAt) : 0};
        if (left > 0ms && left <= 1h)
            m_throttle.hold(job.request.provider, left);
    }
}

void JobQueue::notePickedUp(const Job &job)
{
    if (job.state == JobState::Running || job.state == JobState::Fetching)
        ++m_pickedUp[job.request.provider];
}

std::chrono::milliseconds JobQueue::noteAnswered(const Job &job, const Result<RemoteJob> &answer)
{
    const QString &provider = job.request.provider;
    std::chrono::milliseconds held{-1};
    if (!answer && answer.error().kind == ErrorKind::RateLimited)
        held = m_throttle.refused(provider, answer.error(),
                                  QRandomGenerator::global()->generateDouble());
    else
        m_throttle.accepted(provider);
    emit standChanged();
    scheduleLater();
    return held;
}

void JobQueue::wakeIn(std::chrono::milliseconds delay)
{
    const std::chrono::milliseconds at = m_clock.elapsed() + delay;
    if (m_stopping || (m_alarmAt && *m_alarmAt <= at))
        return;
    std::stop_source old = std::exchange(m_alarm, std::stop_source{});
    old.request_stop();
    m_alarmAt = at;
    m_scope.spawn(alarm(delay, m_alarm.get_token()));
    emit standChanged();
}

QCoro::Task<> JobQueue::alarm(std::chrono::milliseconds delay, std::stop_token stop)
{
    const Clock::Woken woken = co_await m_clock.sleep(delay, std::move(stop));
    if (woken == Clock::Woken::Stopped)
        co_return;
    m_alarmAt.reset();
    emit standChanged();
    schedule();
}

Result<> JobQueue::setPaused(bool paused)
{
    m_paused = paused;
    emit standChanged();
    tellCounts();
    scheduleLater();
    return m_jobs.notePaused(paused);
}

void JobQueue::exempt(const QString &id)
{
    if (const std::optional<Job> found = job(id); !found || isFinished(found->state))
        return;
    m_exempt.insert(id);
    scheduleLater();
}

Result<> JobQueue::moveBefore(const QStringList &ids, const QString &before)
{
    const std::vector<Place> changed = placesAfterMove(m_jobs.places(), ids, before);
    if (changed.empty())
        return {};
    if (Result<> placed = m_jobs.place(changed); !placed)
        return placed;
    emit orderChanged();
    scheduleLater();
    return {};
}

Result<> JobQueue::runNext(const QStringList &ids)
{
    const std::vector<Place> places = m_jobs.places();
    return places.empty() ? Result<>{} : moveBefore(ids, places.front().jobId);
}

Result<> JobQueue::runLast(const QStringList &ids)
{
    return moveBefore(ids, {});
}

void JobQueue::cancelWaiting()
{
    for (const Job &gone : cancelUnsent()) {
        m_exempt.erase(gone.id);
        emit jobChanged(gone.id);
        emit jobFinished(gone.id);
        emit jobRemoved(gone.id);
    }
    // What is left of them was sent once, or is about to be: its pipeline puts it in order.
    for (const Place &one : m_jobs.places())
        cancel(one.jobId);
    tellCounts();
}

//! Those of which no provider ever heard, in one commit: hundreds are gone with one click.
std::vector<Job> JobQueue::cancelUnsent()
{
    std::vector<Job> gone;
    for (Job &one : m_jobs.unfinished()) {
        if (one.state == JobState::Queued && one.attempts == 0 && !one.submittedAt.isValid() &&
            !m_active.contains(one.id))
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

QueueStand JobQueue::stand()
{
    QueueStand out;
    out.paused = m_paused;
    if (m_hold)
        out.heldFrom = m_hold->position;
    std::map<QString, int> waiting = m_jobs.queuedByProvider();
    const auto add = [&](const QString &id, const QString &name) {
        ProviderStand one;
        one.id = id;
        one.name = name;
        one.parallel = limits(id).parallel;
        one.running = static_cast<int>(
            std::count_if(m_active.begin(), m_active.end(), [&](const auto &entry) {
                const Job &job = entry.second.job;
                return job.request.provider == id && isUnderWay(job.state);
            }));
        if (const auto found = waiting.find(id); found != waiting.end()) {
            one.waiting = found->second;
            waiting.erase(found);
        }
        const Throttle::Wait wait = m_throttle.wait(id);
        one.why = wait.why;
        if (wait.delay > 0ms)
            one.until = m_clock.now().addMSecs(wait.delay.count());
        out.providers.push_back(std::move(one));
    };
    for (const Provider *provider : m_catalog.all())
        add(provider->id(), provider->name());
    for (const auto &[id, count] : std::map{waiting})
        add(id, id);
    return out;
}

} // namespace limner
