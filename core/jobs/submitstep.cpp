// The dangerous step: the paid create, and what to do when nobody knows whether it happened.

#include "core/jobs/pipeline.h"

#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/jobs/remoteresult.h"
#include "core/net/retry.h"

#include <QRandomGenerator>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr Backoff createBackoff{
    .first = 1s, .longest = 60s, .attempts = std::numeric_limits<int>::max()};
constexpr Backoff findBackoff{
    .first = 500ms, .longest = 20s, .attempts = std::numeric_limits<int>::max()};
constexpr std::chrono::milliseconds localRetry = 15s;
// The list of predictions may lag behind by some seconds (providers.md §4.2, R14).
constexpr std::chrono::milliseconds betweenLooks = 10s;
constexpr int looksNeeded = 2;
// A server that keeps breaking on this request is not asked for ever.
constexpr int mostLostCreates = 5;

//! From when on the lost job may have been created, by the provider's clock, which ours need not
//! agree with: an hour ahead would hide the very job we look for. A drawn seed makes the input
//! unique, so there a whole day and a wrong time zone can be allowed for.
QDateTime lookSince(const Job &job)
{
    const std::chrono::seconds margin = job.request.seed() ? std::chrono::seconds{25h} : 5min;
    return job.submittedAt.addSecs(-margin.count());
}

double random()
{
    return QRandomGenerator::global()->generateDouble();
}

Error uncertainError(const std::optional<Error> &lost)
{
    Error error;
    error.kind = ErrorKind::Uncertain;
    if (lost) {
        error.message = lost->message;
        error.httpStatus = lost->httpStatus;
        error.code = lost->code;
    }
    return error;
}

} // namespace

QCoro::Task<Outcome> JobPipeline::submit(JobRun &run)
{
    if (run.isCancelWanted())
        co_return co_await finish(run, JobEvent::Cancelled, std::nullopt, false);
    if (run.provider == nullptr || !run.provider->isConfigured()) {
        Error error;
        error.kind = ErrorKind::NotConfigured;
        error.message = run.job.request.provider;
        co_return co_await finish(run, JobEvent::Failed, std::move(error), false);
    }
    if (m_events.mayCreate && !m_events.mayCreate(run.job)) {
        if (run.job.retryAt.isValid()) {
            run.job.retryAt = {};
            show(run);
        }
        co_return Outcome::Ended;
    }

    Job intent = run.job;
    intent.state = *next(intent.state, JobEvent::Submit);
    intent.submittedAt = m_clock.now();
    intent.attempts += 1;
    intent.retryAt = {};
    intent.error.reset();
    if (const Result<> committed = commitIntent(intent); !committed) {
        if (committed.error().kind == ErrorKind::BudgetCap)
            co_return Outcome::Ended; // still Queued: the queue says why and waits
        // Without a durable intent nothing that costs money may be sent.
        const EitherStop either{run.stop, run.cancel};
        co_return co_await pause(run, committed.error(), localRetry, either.token());
    }
    run.job = std::move(intent);
    m_events.changed(run.job);

    std::optional<trace::Span> span{std::in_place, "job", "create", run.job.id};
    Result<RemoteJob> remote = co_await run.provider->create(run.job.request, run.stop);
    span.reset();
    // The same id twice would show one job's pictures as another's, and lose its own.
    if (remote && !remote->id.isEmpty() && m_jobs.isTaken(remote->id, run.job.id))
        remote = fail(ErrorKind::InvalidAnswer, u"the answer names another job's prediction"_s);
    std::chrono::milliseconds held{-1};
    if (m_events.answered)
        held = m_events.answered(run.job, remote);
    if (!remote)
        co_return co_await createFailed(run, remote.error(), held);
    co_return co_await adopt(run, std::move(*remote));
}

QCoro::Task<Outcome> JobPipeline::adopt(JobRun &run, RemoteJob remote)
{
    if (remote.id.isEmpty() && !isTerminal(remote.status)) {
        Error error;
        error.kind = ErrorKind::InvalidAnswer;
        error.message = u"the answer names no job"_s;
        co_return co_await becomeUncertain(run, std::move(error));
    }
    run.job.state = *next(run.job.state, JobEvent::Created);
    run.job.remoteId = remote.id;
    run.job.error.reset();
    run.job.retryAt = {};
    run.job.attempts = 0;
    run.job.cancelAsked = run.isCancelWanted();
    if (isTerminal(remote.status)) {
        // One commit with the outputs: a provider that answers at once cannot be asked again.
        const QDateTime succeededAt = endOf(run.job, remote, m_clock.now());
        co_return co_await conclude(run, std::move(remote), succeededAt);
    }
    run.latest = std::move(remote);
    co_return co_await persist(run, std::nullopt);
}

QCoro::Task<Outcome> JobPipeline::createFailed(JobRun &run, Error error,
                                               std::chrono::milliseconds held)
{
    if (error.mayHaveArrived()) {
        // Stopped while the answer was out: the next start looks for it.
        if (run.stop.stop_requested())
            co_return Outcome::Ended;
        run.job.error = std::move(error);
        show(run);
        co_return Outcome::GoOn; // still Submitting: reconcile
    }
    if (!error.isTransient())
        co_return co_await finish(run, JobEvent::Failed, std::move(error), false);

    // It certainly never arrived: back into the queue, with the time of the next try in sight.
    const bool isHeld = error.kind == ErrorKind::RateLimited && held >= 0ms;
    const std::chrono::milliseconds delay =
        isHeld ? held : retryDelay(createBackoff, run.job.attempts, error, random());
    run.job.state = *next(run.job.state, JobEvent::NotCreated);
    run.job.submittedAt = {};
    run.job.error = error;
    run.job.retryAt = m_clock.now().addMSecs(delay.count());
    // Named: g++ 12 destroys the task twice when `||` stands beside co_await.
    const Outcome saved = co_await persist(run, std::nullopt);
    if (saved == Outcome::Ended || isHeld)
        co_return Outcome::Ended;
    const EitherStop either{run.stop, run.cancel};
    co_return co_await pause(run, std::move(error), delay, either.token());
}

QCoro::Task<Outcome> JobPipeline::reconcile(JobRun &run)
{
    const std::optional<Error> lost = run.job.error;
    if (!run.canFindLost()) {
        // Nobody can look it up; giving it up is all that is left to the artist.
        if (run.isCancelWanted() && run.job.state == JobState::Uncertain)
            co_return co_await finish(run, JobEvent::Cancelled, std::nullopt, std::nullopt);
        co_return co_await becomeUncertain(run, uncertainError(lost));
    }
    const QDateTime since = lookSince(run.job);
    for (int looks = 0, failures = 0;;) {
        std::optional<trace::Span> span{std::in_place, "job", "find", run.job.id};
        Result<std::optional<RemoteJob>> found =
            co_await run.provider->find(run.job.request, since, run.stop);
        span.reset();
        if (run.stop.stop_requested())
            co_return Outcome::Ended;
        if (!found) {
            if (!found.error().isTransient() && found.error().kind != ErrorKind::Cancelled)
                co_return co_await becomeUncertain(run, found.error());
            const std::chrono::milliseconds delay =
                retryDelay(findBackoff, ++failures, found.error(), random());
            if (co_await pause(run, found.error(), delay, run.stop) == Outcome::Ended)
                co_return Outcome::Ended;
            continue;
        }
        // An older job with the same fixed seed looks the same, but belongs to somebody already.
        if (*found && !m_jobs.isTaken((*found)->id, run.job.id)) {
            RemoteJob remote = std::move(**found);
            co_return co_await adopt(run, std::move(remote));
        }
        if (++looks == looksNeeded)
            break;
        if (co_await m_clock.sleep(betweenLooks, run.stop) == Clock::Woken::Stopped)
            co_return Outcome::Ended;
    }
    co_return co_await neverArrived(run, lost);
}

QCoro::Task<Outcome> JobPipeline::neverArrived(JobRun &run, std::optional<Error> lost)
{
    if (run.isCancelWanted())
        co_return co_await finish(run, JobEvent::Cancelled, std::nullopt, false);
    // "Come back later" is no breakdown: that is waited out, however long it takes.
    const bool isBroken = lost && lost->mayHaveArrived() && lost->kind != ErrorKind::Unavailable;
    if (isBroken && run.job.attempts >= mostLostCreates)
        co_return co_await finish(run, JobEvent::Failed, std::move(lost), false);
    if (run.job.state != JobState::Queued)
        run.job.state = *next(run.job.state, JobEvent::NotCreated);
    run.job.submittedAt = {};
    run.job.error = lost;
    if (co_await persist(run, std::nullopt) == Outcome::Ended)
        co_return Outcome::Ended;
    if (!lost || !lost->mayHaveArrived())
        co_return Outcome::GoOn;
    const std::chrono::milliseconds delay =
        retryDelay(createBackoff, run.job.attempts, *lost, random());
    const EitherStop either{run.stop, run.cancel};
    co_return co_await pause(run, std::move(*lost), delay, either.token());
}

QCoro::Task<Outcome> JobPipeline::becomeUncertain(JobRun &run, Error error)
{
    if (const std::optional<JobState> state = next(run.job.state, JobEvent::AnswerLost))
        run.job.state = *state;
    run.job.error = std::move(error);
    run.job.retryAt = {};
    run.job.billed.reset();
    static_cast<void>(co_await persist(run, std::nullopt));
    co_return Outcome::Ended;
}

} // namespace limner
