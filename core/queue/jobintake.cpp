#include "core/queue/jobintake.h"

#include "core/base/log.h"
#include "core/jobs/jobgroup.h"
#include "core/library/keptinput.h"

#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! An explicit seed makes the input unique, so that a lost create can be found again.
void drawInto(Job &job, std::set<qint64> &taken)
{
    const SeedRole role = job.roles.seed.value_or(SeedRole{});
    const qint64 seed = drawSeed(role, taken);
    taken.insert(seed);
    job.request.parameters[role.name.toStdString()] = seed;
    job.seedFixed = false;
}

Job jobFrom(const JobDraft &draft, std::set<qint64> &taken)
{
    Job job;
    job.id = draft.id.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : draft.id;
    job.request = draft.request;
    job.roles.seed = draft.roles.seed;
    for (const auto &[name, value] : draft.secrets)
        job.roles.secrets.append(name);
    job.seedFixed = draft.seedFixed;
    job.retryOf = draft.retryOf;
    job.group = draft.group;
    job.promptTemplate = draft.promptTemplate;
    job.album = draft.album;
    const SeedRole role = job.roles.seed.value_or(SeedRole{});
    const bool takesSeed =
        job.roles.seed || job.request.parameters.contains(role.name.toStdString());
    const bool isGiven = draft.seedFixed || draft.seedDrawn;
    if (takesSeed && (!isGiven || !hasSeed(job.request, role)))
        drawInto(job, taken);
    // A fixed seed is only one when there is a seed: without it, equal requests differ.
    job.seedFixed = job.seedFixed && takesSeed;
    return job;
}

} // namespace

//! New jobs on their way into the database, and what is told once they are there.
struct JobIntake::Admission {
    std::set<qint64> seeds = {};
    std::vector<std::pair<Job, SecretInputs::Values>> jobs = {};
    QStringList exempt = {};
    std::vector<Job> dismissed = {};
};

JobIntake::JobIntake(Clock &clock, Library &library, JobStore &jobs, QueuePause &pause,
                     Lanes &lanes, JobRunner &runner, QObject *parent)
    : QObject{parent}
    , m_clock{clock}
    , m_library{library}
    , m_jobs{jobs}
    , m_pause{pause}
    , m_lanes{lanes}
    , m_runner{runner}
{}

Result<std::vector<Ticket>> JobIntake::submit(std::vector<JobDraft> drafts)
{
    Admission admission;
    std::vector<Ticket> tickets;
    Database::Transaction transaction{m_library.database()};
    for (JobDraft &draft : drafts) {
        Result<Ticket> ticket = admit(std::move(draft), admission);
        if (!ticket)
            return propagate(ticket);
        tickets.push_back(std::move(*ticket));
    }
    if (Result<> settled = settle(std::move(admission), transaction); !settled)
        return propagate(settled);
    return tickets;
}

Result<Ticket> JobIntake::submit(JobDraft draft)
{
    std::vector<JobDraft> one;
    one.push_back(std::move(draft));
    Result<std::vector<Ticket>> tickets = submit(std::move(one));
    return tickets ? Result<Ticket>{std::move(tickets->front())} : propagate(tickets);
}

std::optional<Ticket> JobIntake::joined(const JobDraft &draft, const Job &job)
{
    std::optional<Job> there = draft.id.isEmpty() ? std::nullopt : m_runner.job(draft.id, m_jobs);
    if (!there) {
        there = twinOf(job);
        // A second click on "Make again" joins what the first one has started.
        if (there && draft.again && there->state == JobState::Done)
            there.reset();
    }
    if (!there)
        return std::nullopt;
    return Ticket{.jobId = there->id,
                  .kind = isFinished(there->state) ? Ticket::Kind::Cached : Ticket::Kind::Joined};
}

Result<Ticket> JobIntake::admit(JobDraft draft, Admission &admission)
{
    // No row ever holds the bytes of a file.
    Result<Json> named = keepInline(m_library.inputs(), draft.request.parameters);
    if (!named)
        return propagate(named);
    draft.request.parameters = std::move(*named);
    Job job = jobFrom(draft, admission.seeds);
    std::optional<Ticket> ticket = joined(draft, job);
    if (!ticket) {
        ticket = Ticket{.jobId = job.id};
        if (const Result<> inserted = enqueue(job); !inserted)
            return propagate(inserted);
        admission.jobs.emplace_back(std::move(job), std::move(draft.secrets));
    }
    if (draft.evenWhenPaused)
        admission.exempt.append(ticket->jobId);
    return *ticket;
}

Result<> JobIntake::enqueue(Job &job)
{
    job.state = JobState::Queued;
    job.createdAt = m_clock.now();
    return m_jobs.insert(job);
}

Result<> JobIntake::settle(Admission &&admission, Database::Transaction &transaction)
{
    if (Result<> committed = transaction.commit(); !committed)
        return committed;
    for (auto &[job, secrets] : admission.jobs)
        m_runner.pipeline().secrets().keep(job.id, std::move(secrets));
    for (const QString &id : admission.exempt)
        m_pause.exempt(id);
    for (const Job &job : admission.dismissed)
        emit removed(job.id);
    for (const auto &[job, secrets] : admission.jobs)
        emit added(job);
    emit asked();
    return {};
}

std::optional<QString> JobIntake::existing(const JobDraft &draft)
{
    if (!draft.id.isEmpty() && m_runner.job(draft.id, m_jobs))
        return draft.id;
    const std::optional<Job> same = twin(draft);
    return same ? std::optional{same->id} : std::nullopt;
}

std::optional<Job> JobIntake::twin(JobDraft draft)
{
    std::set<qint64> seeds;
    if (Result<Json> named = keepInline(m_library.inputs(), draft.request.parameters))
        draft.request.parameters = std::move(*named);
    return twinOf(jobFrom(draft, seeds));
}

std::optional<Job> JobIntake::twinOf(const Job &job)
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

Result<QString> JobIntake::retry(const QString &id)
{
    std::optional<Job> old = m_runner.job(id, m_jobs);
    if (!old)
        return fail(ErrorKind::NotFound, id);
    if (old->state == JobState::Uncertain && !m_runner.isActive(id))
        return resubmit(std::move(*old));
    if (!isFinished(old->state))
        return tryNow(*old);
    Admission admission;
    Database::Transaction transaction{m_library.database()};
    Result<QString> fresh = repeat(*old, admission);
    if (!fresh)
        return fresh;
    if (const Result<> settled = settle(std::move(admission), transaction); !settled)
        return propagate(settled);
    return fresh;
}

Result<QStringList> JobIntake::retryAllFailed()
{
    QStringList fresh;
    Admission admission;
    Database::Transaction transaction{m_library.database()};
    for (const Job &one : m_jobs.troubled()) {
        if (one.state != JobState::Failed || m_runner.isActive(one.id))
            continue;
        const Result<QString> id = repeat(one, admission);
        if (!id)
            return propagate(id);
        fresh.append(*id);
    }
    if (const Result<> settled = settle(std::move(admission), transaction); !settled)
        return propagate(settled);
    return fresh;
}

Result<QString> JobIntake::repeatGroup(const QString &group)
{
    const QString fresh = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::vector<JobDraft> drafts = draftsAgain(m_jobs.group(group), fresh);
    if (drafts.empty())
        return fail(ErrorKind::NotFound, group);
    for (JobDraft &draft : drafts)
        draft.secrets = m_runner.pipeline().secrets().of(draft.retryOf);
    for (JobDraft &draft : drafts)
        draft.retryOf.clear(); // a new wish, not another try
    const Result<std::vector<Ticket>> tickets = submit(std::move(drafts));
    return tickets ? Result<QString>{fresh} : propagate(tickets);
}

Result<QString> JobIntake::repeat(const Job &old, Admission &admission)
{
    Job job;
    job.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    job.request = old.request;
    job.roles = old.roles;
    job.seedFixed = old.seedFixed;
    job.retryOf = old.id;
    job.group = old.group;
    job.promptTemplate = old.promptTemplate;
    job.album = old.album;
    // The same picture would be refused again.
    if (!job.seedFixed && job.request.seed() && old.error &&
        old.error->kind == ErrorKind::ContentRefused)
        drawInto(job, admission.seeds);
    if (const std::optional<Job> twin = twinOf(job); twin && twin->id != old.id)
        return twin->id;
    Job putAway = old;
    putAway.dismissed = true;
    if (const Result<> saved = m_jobs.save(putAway); !saved)
        return propagate(saved);
    if (const Result<> inserted = enqueue(job); !inserted)
        return propagate(inserted);
    const QString id = job.id;
    admission.dismissed.push_back(std::move(putAway));
    admission.jobs.emplace_back(std::move(job), m_runner.pipeline().secrets().of(old.id));
    return id;
}

QString JobIntake::tryNow(const Job &job)
{
    if (!m_runner.isActive(job.id))
        m_lanes.release(job.request.provider); // it wants to be left alone; the artist knows better
    else if (job.retryAt.isValid())
        m_runner.pipeline().wake(job.id); // its next try is due now
    return job.id;
}

Result<QString> JobIntake::resubmit(Job job)
{
    job.state = *next(job.state, JobEvent::Resubmit);
    // The time of the lost create stays: where the provider can list, the pipeline looks first.
    job.resend = true;
    job.error.reset();
    job.attempts = 0;
    job.cancelAsked = false;
    job.dismissed = false;
    if (const Result<> saved = m_jobs.save(job); !saved)
        return propagate(saved);
    emit changed(job);
    emit asked();
    return job.id;
}

bool JobIntake::canFetchAgain(const Job &job)
{
    if (!isFinished(job.state) || job.outputs.isEmpty() || !job.succeededAt.isValid())
        return false;
    const bool isLive =
        job.succeededAt.secsTo(m_clock.now()) < m_runner.outputLifetime(job).count();
    return isLive &&
           static_cast<qsizetype>(m_library.artworksOfJob(job.id).size()) < job.outputs.size();
}

Result<> JobIntake::fetchAgain(const QString &id)
{
    std::optional<Job> found = m_runner.job(id, m_jobs);
    if (!found || m_runner.isActive(id))
        return fail(ErrorKind::NotFound, id);
    if (!canFetchAgain(*found))
        return fail(ErrorKind::OutputExpired, id);
    // How a run ended at the provider stands in the row; what fetching found wrong is past.
    found->state = *next(found->state, JobEvent::FetchAgain);
    found->error.reset();
    found->dismissed = false;
    if (Result<> saved = m_jobs.save(*found); !saved)
        return saved;
    emit changed(*found);
    m_runner.launch(*found);
    return {};
}

void JobIntake::runOverCap(const QString &id)
{
    std::optional<Job> found = m_runner.job(id, m_jobs);
    if (!found || found->state != JobState::Queued || m_runner.isActive(id))
        return;
    found->overCap = true;
    if (const Result<> saved = m_jobs.save(*found); !saved) {
        qCWarning(lcJobs) << "job" << id << "cannot be let past:" << saved.error().message;
        return;
    }
    m_pause.exempt(id);
    emit changed(*found);
    emit asked();
}

} // namespace limner
