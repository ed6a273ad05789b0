#include "core/jobs/jobjournal.h"

#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/jobs/outputfetch.h"
#include "core/jobs/remoteresult.h"
#include "core/provider/answerdigest.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// A full disk is emptied by a person: often enough to go on soon after, seldom enough to be quiet.
constexpr std::chrono::milliseconds localRetry = 15s;

//! Not of the disk or the moment: the row is gone, or a rule of the database forbids it.
bool isForGood(const Error &error)
{
    constexpr int constraint = 19; // SQLITE_CONSTRAINT, in the low byte of its extended codes
    return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Conflict ||
           (error.kind == ErrorKind::Database && (error.code.toInt() & 0xff) == constraint);
}

//! No commit will ever take it: it ends, and what is known of it is kept as far as that goes.
void giveUp(Job &job, const Error &error, const QDateTime &now)
{
    if (const std::optional<JobState> state = next(job.state, JobEvent::Failed))
        job.state = *state;
    job.error = error;
    job.error->kind = ErrorKind::Database;
    job.retryAt = {};
    job.finishedAt = now;
}

} // namespace

JobJournal::JobJournal(Clock &clock, Library &library, JobListener &listener)
    : m_clock{clock}
    , m_library{library}
    , m_listener{listener}
    , m_pauses{clock}
    , m_jobs{library.database()}
    , m_uploads{library.database()}
    , m_ledger{library.database()}
    , m_budget{library.database()}
{}

Result<> JobJournal::commitIntent(const Job &intent)
{
    // One transaction with the check, so that two jobs cannot cross a cap together.
    Database::Transaction transaction{m_library.database()};
    const std::optional<CapRefusal> refusal =
        intent.overCap ? std::nullopt : m_budget.refusal(intent.id, intent.request, m_clock.now());
    if (refusal)
        return fail(refusal->error());
    if (Result<> saved = commit(intent, m_budget.reserve(intent.request)); !saved)
        return saved;
    return transaction.commit();
}

Result<> JobJournal::commit(const Job &job, const std::optional<LedgerEntry> &entry)
{
    Database::Transaction transaction{m_library.database()};
    if (Result<> saved = m_jobs.save(job); !saved)
        return saved;
    if (entry) {
        if (Result<> added = m_ledger.add(job.id, job.request, *entry, m_clock.now()); !added)
            return added;
    }
    return transaction.commit();
}

QCoro::Task<Outcome> JobJournal::persist(JobRun *run, std::optional<LedgerEntry> entry)
{
    for (;;) {
        run->job.cancelAsked = run->isCancelWanted();
        const Result<> done = commit(run->job, entry);
        if (done)
            break;
        qCWarning(lcJobs) << "job" << run->job.id << "cannot be saved:" << done.error().message;
        if (isForGood(done.error())) {
            giveUp(run->job, done.error(), m_clock.now());
            show(*run);
            co_return Outcome::Ended;
        }
        Job shown = run->job;
        shown.error = done.error();
        shown.retryAt = m_clock.now().addMSecs(localRetry.count());
        m_listener.jobChanged(shown);
        co_await m_pauses.sleep(run, localRetry, QDateTime{}, run->stop);
        if (run->stop.stop_requested())
            co_return Outcome::Ended;
    }
    m_listener.jobChanged(run->job);
    co_return Outcome::GoOn;
}

QCoro::Task<Outcome> JobJournal::finish(JobRun *run, JobEvent event, std::optional<Error> error,
                                        std::optional<bool> billed)
{
    const std::optional<JobState> state = next(run->job.state, event);
    Q_ASSERT(state);
    run->job.state = state.value_or(JobState::Failed);
    run->job.error = std::move(error);
    run->job.billed = billed;
    run->job.retryAt = {};
    run->job.finishedAt = m_clock.now();
    std::optional<LedgerEntry> entry = close(run->job);
    co_return co_await persist(run, std::move(entry));
}

QCoro::Task<Outcome> JobJournal::adopt(JobRun *run, RemoteJob remote)
{
    if (remote.id.isEmpty() && !isTerminal(remote.status)) {
        Error error;
        error.kind = ErrorKind::InvalidAnswer;
        error.message = u"the answer names no job"_s;
        co_return co_await becomeUncertain(run, std::move(error));
    }
    run->job.state = *next(run->job.state, JobEvent::Created);
    run->job.remoteId = remote.id;
    run->job.error.reset();
    run->job.retryAt = {};
    run->job.attempts = 0;
    run->job.cancelAsked = run->isCancelWanted();
    if (isTerminal(remote.status)) {
        // One commit with the outputs: a provider that answers at once cannot be asked again.
        const QDateTime at = endOf(run->job, remote, m_clock.now());
        co_return co_await conclude(run, std::move(remote), at);
    }
    run->latest = std::move(remote);
    co_return co_await persist(run, std::nullopt);
}

QCoro::Task<Outcome> JobJournal::conclude(JobRun *run, RemoteJob remote, QDateTime at)
{
    run->job.cancelAsked = run->isCancelWanted();
    if (remote.status == RemoteStatus::Succeeded)
        trace::mark("job", "job.succeeded", run->job.id);
    applyTerminal(run->job, remote, at);
    std::optional<LedgerEntry> entry;
    if (isFinished(run->job.state)) {
        run->job.finishedAt = m_clock.now();
        entry = close(run->job);
    } else {
        setCost(run->job);
        tellDeadline(*run); // even while it cannot be written down
    }
    co_return co_await persist(run, std::move(entry));
}

QCoro::Task<Outcome> JobJournal::becomeUncertain(JobRun *run, Error error)
{
    if (const std::optional<JobState> state = next(run->job.state, JobEvent::AnswerLost))
        run->job.state = *state;
    run->job.error = std::move(error);
    run->job.retryAt = {};
    run->job.billed.reset();
    static_cast<void>(co_await persist(run, std::nullopt));
    co_return Outcome::Ended;
}

Result<ArtworkId> JobJournal::keep(const Artwork &artwork, qint64 album)
{
    Database::Transaction transaction{m_library.database()};
    Result<ArtworkId> id = m_library.insert(artwork);
    if (!id)
        return id;
    if (const Result<> pending = m_uploads.insertPending(*id); !pending)
        return propagate(pending);
    if (const Result<> put = m_library.albums().receive(album, {*id}); !put)
        return propagate(put);
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    return id;
}

void JobJournal::setCost(Job &job)
{
    const std::optional<Amount> cost =
        m_budget.price(job.id, job.request, job.predictSeconds, paidPictures(job));
    job.cost.amount = cost ? std::optional{cost->value} : std::nullopt;
    if (cost)
        job.cost.currency = cost->currency;
    job.cost.estimated = true;
}

std::optional<LedgerEntry> JobJournal::close(Job &job)
{
    const std::optional<Amount> reserved = m_ledger.reservedFor(job.id);
    LedgerEntry entry;
    if (reserved)
        job.cost.currency = reserved->currency;
    entry.currency = job.cost.currency;
    if (job.billed == false) {
        job.cost.amount = 0;
        job.cost.estimated = false;
        entry.kind = LedgerEntry::Kind::Refund;
        entry.amount = reserved.value_or(Amount{}).value;
        entry.estimated = false;
    } else {
        setCost(job);
        entry.kind = LedgerEntry::Kind::Settle;
        entry.amount = job.cost.amount.value_or(0);
        entry.pictures = picturesIn(job.outputs);
    }
    return reserved ? std::optional{entry} : std::nullopt;
}

void JobJournal::show(JobRun &run)
{
    run.job.cancelAsked = run.isCancelWanted();
    if (const Result<> saved = m_jobs.save(run.job); !saved)
        qCWarning(lcJobs) << "job" << run.job.id << "cannot be saved:" << saved.error().message;
    m_listener.jobChanged(run.job);
}

void JobJournal::clearTrouble(JobRun &run)
{
    if (!run.job.error && !run.job.retryAt.isValid() && run.job.attempts == 0)
        return;
    run.job.error.reset();
    run.job.retryAt = {};
    run.job.attempts = 0;
    show(run);
}

QCoro::Task<Outcome> JobJournal::pause(JobRun *run, Error error, std::chrono::milliseconds delay,
                                       std::stop_token wake)
{
    run->job.retryAt = m_clock.now().addMSecs(delay.count());
    const bool wasAsked = error.kind == ErrorKind::RateLimited || error.retryAfter.count() > 0;
    const QDateTime askedUntil = wasAsked ? run->job.retryAt : QDateTime{};
    run->job.error = std::move(error);
    show(*run);
    co_await m_pauses.sleep(run, delay, askedUntil, std::move(wake));
    run->job.retryAt = {};
    co_return run->stop.stop_requested() ? Outcome::Ended : Outcome::GoOn;
}

void JobJournal::tellDeadline(JobRun &run)
{
    const bool isDeleted =
        std::any_of(run.job.outputs.begin(), run.job.outputs.end(), [](const QString &output) {
            return !isDataUri(output) && !answerPieceFrom(output);
        });
    if (!isDeleted)
        return;
    run.progress.outputsUntil = run.promisedUntil();
    m_listener.jobProgressed(run.job.id, run.progress);
}

} // namespace limner
