// What the artist does to jobs: ask for them, cancel, repeat, put away.

#include "core/queue/jobqueue.h"

#include "core/base/log.h"

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

Job jobFrom(JobDraft draft)
{
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
    return job;
}

} // namespace

Result<QString> JobQueue::submit(JobDraft draft)
{
    const bool evenWhenPaused = draft.evenWhenPaused;
    if (!draft.id.isEmpty() && job(draft.id)) {
        if (evenWhenPaused)
            exempt(draft.id);
        return draft.id;
    }
    const bool again = draft.again;
    Job job = jobFrom(std::move(draft));
    // A second click on "Make again" joins what the first one has started.
    if (const std::optional<Job> twin = twinOf(job);
        twin && !(again && twin->state == JobState::Done)) {
        if (evenWhenPaused)
            exempt(twin->id);
        return twin->id;
    }
    if (evenWhenPaused)
        m_exempt.insert(job.id);
    return enqueue(std::move(job));
}

std::optional<QString> JobQueue::existing(const JobDraft &draft)
{
    if (!draft.id.isEmpty() && job(draft.id))
        return draft.id;
    const std::optional<Job> same = twin(draft);
    return same ? std::optional{same->id} : std::nullopt;
}

std::optional<Job> JobQueue::twin(JobDraft draft)
{
    return twinOf(jobFrom(std::move(draft)));
}

std::optional<Job> JobQueue::twinOf(const Job &job)
{
    if (!job.seedFixed)
        return std::nullopt;
    std::optional<Job> twin = m_jobs.twin(fingerprint(job.request));
    if (!twin)
        return std::nullopt;
    if (twin->state != JobState::Done)
        return twin->state == JobState::Uncertain && twin->dismissed ? std::nullopt : twin;
    // A stored picture that was thrown away is no answer.
    const std::vector<Artwork> pictures = m_library.artworksOfJob(twin->id);
    const bool isThere = std::any_of(pictures.begin(), pictures.end(),
                                     [](const Artwork &one) { return !one.trashedAt.isValid(); });
    return isThere ? twin : std::nullopt;
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
    cancelWaiting();
    for (const Job &one : m_jobs.unfinished()) {
        if (one.state != JobState::Uncertain && one.state != JobState::Queued)
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
        return tryNow(*old);
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
    if (const std::optional<Job> twin = twinOf(job); twin && twin->id != id)
        return twin->id;
    dismiss(id);
    return enqueue(std::move(job));
}

Result<QString> JobQueue::tryNow(const Job &job)
{
    const auto active = m_active.find(job.id);
    if (active == m_active.end()) {
        // Its provider wants to be left alone, and the artist knows better: one may try.
        m_throttle.release(job.request.provider);
        emit standChanged();
        scheduleLater();
    } else if (active->second.job.retryAt.isValid()) {
        m_pipeline.wake(job.id); // its next try is due now
    }
    return job.id;
}

Result<QStringList> JobQueue::retryAllFailed()
{
    QStringList fresh;
    for (const Job &one : m_jobs.troubled()) {
        if (one.state != JobState::Failed || m_active.contains(one.id))
            continue;
        const Result<QString> id = retry(one.id);
        if (!id)
            return propagate(id);
        fresh.append(*id);
    }
    return fresh;
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
    if (!found || m_active.contains(id) || !wantsAttention(*found))
        return;
    found->dismissed = true;
    if (const Result<> saved = m_jobs.save(*found); !saved) {
        qCWarning(lcJobs) << "job" << id << "cannot be put away:" << saved.error().message;
        return;
    }
    emit jobRemoved(id);
}

} // namespace limner
