#include "core/queue/jobboard.h"

#include <QCoroSignal>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace limner {
namespace {

//! For the end of this job.
auto wakingAt(const QString &id, Sleeper *sleeper)
{
    return [id, sleeper](const Job &finished) {
        if (finished.id == id)
            sleeper->finish();
    };
}

} // namespace

JobBoard::JobBoard(Clock &clock, const Catalog &catalog, JobStore &jobs, const QueuePause &pause,
                   Lanes &lanes, CapGate &caps, JobRunner &runner, QObject *parent)
    : QObject{parent}
    , m_clock{clock}
    , m_catalog{catalog}
    , m_jobs{jobs}
    , m_pause{pause}
    , m_lanes{lanes}
    , m_caps{caps}
    , m_runner{runner}
{
    connect(&runner, &JobRunner::changed, this, [this](const Job &job) {
        emit jobChanged(job);
        tellStand();
    });
    connect(&runner, &JobRunner::progressed, this, &JobBoard::jobProgressed);
    connect(&runner, &JobRunner::kept, this, &JobBoard::artworkKept);
    connect(&runner, &JobRunner::madeSmaller, this, &JobBoard::inputMadeSmaller);
    connect(&runner, &JobRunner::ended, this, &JobBoard::noteEnded);
    connect(&caps, &CapGate::heldChanged, this, &JobBoard::heldChanged);
    connect(&caps, &CapGate::heldChanged, this, &JobBoard::tellStand);
    connect(&lanes, &Lanes::changed, this, &JobBoard::tellStand);
    connect(&pause, &QueuePause::changed, this, &JobBoard::tellStand);
}

std::optional<Job> JobBoard::job(const QString &id)
{
    return m_runner.job(id, m_jobs);
}

std::vector<Job> JobBoard::visible()
{
    std::vector<Job> out = m_jobs.unfinished();
    for (Job &one : m_jobs.troubled()) {
        if (one.state != JobState::Uncertain) // those are unfinished, too
            out.push_back(std::move(one));
    }
    std::erase_if(out, [](const Job &one) { return one.dismissed; });
    for (Job &one : out) {
        if (const Job *active = m_runner.job(one.id))
            one = *active;
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Job &a, const Job &b) { return a.position < b.position; });
    return out;
}

QueueCounts JobBoard::counts()
{
    return {.running = m_runner.underWay(),
            .waiting = m_jobs.queuedCount(),
            .paused = m_pause.isPaused()};
}

bool JobBoard::isHeld(const QString &id)
{
    const std::optional<Job> found =
        m_caps.held() && !m_runner.isActive(id) ? m_jobs.job(id) : std::nullopt;
    return found && m_caps.isHeld(*found);
}

QueueStand JobBoard::stand()
{
    QueueStand out;
    out.paused = m_pause.isPaused();
    if (m_caps.held())
        out.heldFrom = m_caps.held()->position;
    std::map<QString, int> waiting = m_jobs.queuedByProvider();
    for (const Provider *provider : m_catalog.all()) {
        const auto found = waiting.find(provider->id());
        out.providers.push_back(
            standOf(provider->id(), provider->name(), found == waiting.end() ? 0 : found->second));
        waiting.erase(provider->id());
    }
    for (const auto &[id, count] : waiting)
        out.providers.push_back(standOf(id, id, count));
    return out;
}

ProviderStand JobBoard::standOf(const QString &id, const QString &name, int waiting)
{
    ProviderStand out;
    out.id = id;
    out.name = name;
    out.parallel = m_lanes.limits(id).parallel;
    out.running = m_runner.underWay(id);
    out.waiting = waiting;
    const Throttle::Wait wait = m_lanes.wait(id);
    out.why = wait.why;
    if (wait.delay > 0ms)
        out.until = m_clock.now().addMSecs(wait.delay.count());
    return out;
}

void JobBoard::notePickedUp(const Job &job)
{
    if (job.state == JobState::Running || job.state == JobState::Fetching)
        ++m_pickedUp[job.request.provider];
}

void JobBoard::noteEnded(const Job &job)
{
    if (m_runner.isClosing())
        return;
    if (isFinished(job.state) || job.state == JobState::Uncertain) {
        emit jobFinished(job);
        if (!wantsAttention(job))
            emit jobRemoved(job.id);
    }
    tellStand();
}

void JobBoard::tellStand()
{
    if (const QueueCounts now = counts(); now != m_told) {
        m_told = now;
        emit countsChanged(now);
    }
    if (QueueStand now = stand(); now != m_toldStand) {
        m_toldStand = std::move(now);
        emit standChanged(m_toldStand);
    }
}

QCoro::Task<> JobBoard::settled(QString id, std::stop_token stop)
{
    for (;;) {
        const std::optional<Job> now = job(id);
        const bool isOver = !now || isFinished(now->state) || now->state == JobState::Uncertain;
        const bool isStill = (isOver && !m_runner.isActive(id)) || isHeld(id);
        if (isStill || stop.stop_requested() || m_runner.isClosing())
            co_return;
        Sleeper wake;
        connect(this, &JobBoard::jobFinished, &wake, wakingAt(id, &wake));
        connect(this, &JobBoard::heldChanged, &wake, [&wake] { wake.finish(); });
        const std::stop_token closing = m_runner.closing();
        const std::stop_callback onStop{stop, [target = &wake] { target->finish(); }};
        const std::stop_callback onClosing{closing, [target = &wake] { target->finish(); }};
        co_await qCoro(&wake, &Sleeper::done);
    }
}

} // namespace limner
