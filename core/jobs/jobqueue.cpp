#include "core/jobs/jobqueue.h"

#include "core/base/log.h"

#include <QCoroSignal>
#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! An explicit seed makes the input unique, so that a lost create can be found again.
void drawSeed(Request &request)
{
    // 31 bits: what every model takes; 0 means "random" to some.
    const quint32 drawn = QRandomGenerator::system()->generate() & 0x7fffffffU;
    request.parameters["seed"] = drawn == 0 ? 1U : drawn;
}

bool hasOpenSeed(const Request &request)
{
    return request.parameters.is_object() && request.parameters.contains("seed") &&
           request.seed().value_or(-1) < 0;
}

bool isTroubled(const Job &job)
{
    const bool endedWithWords =
        (job.state == JobState::Cancelled || job.state == JobState::Done) && job.error;
    return !job.dismissed &&
           (job.state == JobState::Failed || job.state == JobState::Uncertain || endedWithWords);
}

} // namespace

JobQueue::JobQueue(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
                   QObject *parent)
    : QObject{parent}
    , m_clock{clock}
    , m_catalog{catalog}
    , m_library{library}
    , m_jobs{library.database()}
    , m_ledger{library.database()}
    , m_pipeline{http, clock, catalog, library, events()}
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
    return out;
}

void JobQueue::setSlots(int count)
{
    m_slots = std::max(1, count);
    scheduleLater();
}

void JobQueue::start()
{
    for (const Job &job : m_jobs.unfinished()) {
        const Provider *provider = m_catalog.find(job.request.provider);
        const bool canFind = provider != nullptr && provider->traits().canFindLost;
        // An Uncertain one may only have lacked a key: what can be looked up is looked up again.
        const bool isPaid = job.state != JobState::Queued &&
                            (job.state != JobState::Uncertain || (canFind && !job.dismissed));
        if (isPaid && !m_active.contains(job.id))
            launch(job);
    }
    schedule();
}

Result<QString> JobQueue::submit(JobDraft draft)
{
    if (!draft.id.isEmpty() && job(draft.id))
        return draft.id;
    Job job;
    job.id = draft.id.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : draft.id;
    job.request = std::move(draft.request);
    job.seedFixed = draft.seedFixed;
    job.retryOf = draft.retryOf;
    if (hasOpenSeed(job.request) || (!job.seedFixed && job.request.parameters.contains("seed"))) {
        drawSeed(job.request);
        job.seedFixed = false;
    }
    // A fixed seed is only one when there is a seed: without it, equal requests differ.
    job.seedFixed = job.seedFixed && job.request.seed().has_value();
    if (const std::optional<QString> twin = twinOf(job))
        return *twin;
    return enqueue(std::move(job));
}

std::optional<QString> JobQueue::twinOf(const Job &job)
{
    if (!job.seedFixed)
        return std::nullopt;
    const std::optional<Job> twin = m_jobs.twin(fingerprint(job.request));
    if (!twin)
        return std::nullopt;
    if (twin->state != JobState::Done)
        return twin->state == JobState::Uncertain && twin->dismissed ? std::nullopt
                                                                     : std::optional{twin->id};
    // A stored picture that was thrown away is no answer.
    const std::vector<Artwork> pictures = m_library.artworksOfJob(twin->id);
    const bool isThere = std::any_of(pictures.begin(), pictures.end(),
                                     [](const Artwork &one) { return !one.trashedAt.isValid(); });
    return isThere ? std::optional{twin->id} : std::nullopt;
}

Result<QString> JobQueue::enqueue(Job job)
{
    job.state = JobState::Queued;
    job.createdAt = m_clock.now();
    if (const Result<> inserted = m_jobs.insert(job); !inserted)
        return propagate(inserted);
    emit jobAdded(job.id);
    tellCounts();
    scheduleLater();
    return job.id;
}

void JobQueue::cancel(const QString &id)
{
    const std::optional<Job> found = job(id);
    if (!found || isFinished(found->state) || m_stopping)
        return;
    // Written down first, so that a crash does not run a job nobody wants.
    if (const Result<> asked = m_jobs.askCancel(id); !asked)
        qCWarning(lcJobs) << "the cancel of" << id << "cannot be saved:" << asked.error().message;
    if (const auto active = m_active.find(id); active != m_active.end()) {
        std::stop_source source = active->second.cancel;
        source.request_stop();
        return;
    }
    // The pipeline finishes it without a create, so it must know before it starts.
    m_active[id].cancel.request_stop();
    launch(*found);
}

void JobQueue::cancelAll()
{
    // The waiting ones first, or each freed slot would start one of them.
    std::vector<Job> open = m_jobs.unfinished();
    std::stable_partition(open.begin(), open.end(),
                          [](const Job &one) { return one.state == JobState::Queued; });
    for (const Job &one : open) {
        if (one.state != JobState::Uncertain)
            cancel(one.id);
    }
}

Result<QString> JobQueue::retry(const QString &id)
{
    std::optional<Job> old = job(id);
    if (!old)
        return fail(ErrorKind::NotFound, id);
    if (old->state == JobState::Uncertain && !m_active.contains(id))
        return resubmit(std::move(*old));
    if (!isFinished(old->state)) {
        // It waits for its next try: stopping is always safe, and starting is that try.
        const auto active = m_active.find(id);
        if (active != m_active.end() && old->retryAt.isValid()) {
            active->second.again = true;
            std::stop_source source = active->second.stop;
            source.request_stop();
        }
        return id;
    }
    Job job;
    job.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    job.request = old->request;
    job.seedFixed = old->seedFixed;
    job.retryOf = old->id;
    // The same picture would be refused again.
    if (!job.seedFixed && job.request.seed() && old->error &&
        old->error->kind == ErrorKind::ContentRefused)
        drawSeed(job.request);
    if (const std::optional<QString> twin = twinOf(job); twin && *twin != id)
        return *twin;
    dismiss(id);
    return enqueue(std::move(job));
}

Result<QString> JobQueue::resubmit(Job job)
{
    const Provider *provider = m_catalog.find(job.request.provider);
    job.state = *next(job.state, JobEvent::Resubmit);
    // Where the provider can list, the time of the lost create stays: the pipeline looks first.
    if (provider == nullptr || !provider->traits().canFindLost)
        job.submittedAt = {};
    job.error.reset();
    job.attempts = 0;
    job.cancelAsked = false;
    job.dismissed = false;
    if (const Result<> saved = m_jobs.save(job); !saved)
        return propagate(saved);
    emit jobChanged(job.id);
    tellCounts();
    scheduleLater();
    return job.id;
}

void JobQueue::dismiss(const QString &id)
{
    std::optional<Job> found = job(id);
    if (!found || m_active.contains(id) || !isTroubled(*found))
        return;
    found->dismissed = true;
    if (const Result<> saved = m_jobs.save(*found); !saved) {
        qCWarning(lcJobs) << "job" << id << "cannot be put away:" << saved.error().message;
        return;
    }
    emit jobRemoved(id);
}

QCoro::Task<> JobQueue::shutdown()
{
    m_stopping = true;
    for (auto &[id, active] : m_active)
        active.stop.request_stop();
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
    std::sort(out.begin(), out.end(),
              [](const Job &a, const Job &b) { return a.position < b.position; });
    return out;
}

QueueCounts JobQueue::counts()
{
    QueueCounts out;
    out.waiting = m_jobs.queuedCount();
    for (const auto &[id, active] : m_active) {
        const JobState state = active.job.state;
        out.running += state == JobState::Submitting || state == JobState::Running ||
                       state == JobState::Fetching;
    }
    return out;
}

QCoro::Task<> JobQueue::settled(QString id, std::stop_token stop)
{
    for (;;) {
        const std::optional<Job> now = job(id);
        const bool isOver = !now || isFinished(now->state) || now->state == JobState::Uncertain;
        if ((isOver && !m_active.contains(id)) || stop.stop_requested() || m_stopping)
            co_return;
        Sleeper wake;
        connect(this, &JobQueue::jobFinished, &wake, [&wake, &id](const QString &finished) {
            if (finished == id)
                wake.finish();
        });
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
    // Resumed jobs run whatever the limit says, but leave less room for new ones.
    int free = m_slots - static_cast<int>(m_active.size());
    if (free <= 0)
        return;
    // Those that run may still be Queued for a moment, so ask for that many more.
    for (const Job &job : m_jobs.queued(m_slots + static_cast<int>(m_active.size()))) {
        if (free <= 0)
            break;
        if (m_active.contains(job.id))
            continue;
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
    const bool again = active->second.again;
    m_active.erase(active);
    if (m_stopping)
        return;
    if (isFinished(last.state) || last.state == JobState::Uncertain) {
        emit jobFinished(id);
        if (!isTroubled(last))
            emit jobRemoved(id);
    } else if (again) {
        launch(last);
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
