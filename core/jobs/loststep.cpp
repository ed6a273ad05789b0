#include "core/jobs/loststep.h"

#include "core/base/pool.h"
#include "core/base/trace.h"
#include "core/net/retry.h"
#include "core/provider/syncprovider.h"

#include <QRandomGenerator>

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr Backoff createBackoff{
    .first = 1s, .longest = 60s, .attempts = std::numeric_limits<int>::max()};
constexpr Backoff findBackoff{
    .first = 500ms, .longest = 20s, .attempts = std::numeric_limits<int>::max()};
// The list of predictions may lag behind by some seconds (providers.md §4.2, R14).
constexpr std::chrono::milliseconds betweenLooks = 10s;
// A server that keeps breaking on this request is not asked for ever.
constexpr int mostLostCreates = 5;
// Beyond this the list was read from the wrong moment on, and is read once more.
constexpr std::chrono::milliseconds noticedSkew = 30s;

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

std::chrono::milliseconds ahead(const JobRun &run)
{
    return run.provider->clockAhead().value_or(0ms);
}

//! When it was sent, by the provider's clock, as far as that is known now.
QDateTime sentAt(const JobRun &run)
{
    if (run.job.submittedThere.isValid())
        return run.job.submittedThere;
    return run.job.submittedAt.addMSecs(ahead(run).count());
}

//! The first answer after it was sent tells the provider's time of that moment, too; a later start,
//! with clocks set meanwhile, would only guess.
void learnSentAt(JobRun &run)
{
    const std::optional<std::chrono::milliseconds> ahead = run.provider->clockAhead();
    if (run.isSentHere && ahead && !run.job.submittedThere.isValid())
        run.job.submittedThere = run.job.submittedAt.addMSecs(ahead->count());
}

//! An older job with the same fixed seed looks the same, but belongs to somebody already.
void dropTaken(std::vector<RemoteJob> &candidates, JobStore &jobs, const QString &jobId)
{
    std::erase_if(candidates, [&](const RemoteJob &one) { return jobs.isTaken(one.id, jobId); });
}

InputIs inputOf(const Job &job)
{
    return job.request.seed() && !job.seedFixed ? InputIs::Unique : InputIs::Common;
}

} // namespace

QCoro::Task<Outcome> LostStep::run(JobRun *run)
{
    const std::optional<Error> lost = run->job.error;
    if (!run->canFindLost())
        co_return co_await unlisted(run, lost);
    for (int looks = 1;; ++looks) {
        std::optional<LostFacts> facts = co_await look(run);
        if (!facts)
            co_return Outcome::Ended;
        facts->looks = looks;
        const LostDecision decision = judgeLost(*facts);
        switch (decision.verdict) {
        case LostVerdict::Found: {
            RemoteJob remote = std::move(facts->candidates.at(decision.candidate));
            co_return co_await m_journal.adopt(run, std::move(remote));
        }
        case LostVerdict::Absent:
            co_return co_await absent(run, lost);
        case LostVerdict::CannotTell:
            co_return co_await cannotTell(run, lost);
        case LostVerdict::LookAgain:
            break;
        }
        if (co_await m_clock.sleep(betweenLooks, run->stop) == Clock::Woken::Stopped)
            co_return Outcome::Ended;
    }
}

QCoro::Task<Outcome> LostStep::unlisted(JobRun *run, std::optional<Error> lost)
{
    const auto *const sync = dynamic_cast<const SyncProvider *>(run->provider);
    if (sync != nullptr && m_answers.has(run->job.id)) {
        Result<RemoteJob> said =
            co_await onPool(&SyncProvider::arrived, sync, m_answers.fileOf(run->job.id));
        if (said || !said.error().mayHaveArrived())
            co_return co_await answered(run, std::move(said));
        if (!lost)
            lost = said.error();
    }
    // Nobody can look it up; giving it up is all that is left to the artist.
    if (run->isCancelWanted() && run->job.state == JobState::Uncertain)
        co_return co_await m_journal.finish(run, JobEvent::Cancelled, std::nullopt, std::nullopt);
    if (run->job.resend)
        co_return co_await requeue(run, std::nullopt);
    co_return co_await m_journal.becomeUncertain(run, uncertainError(lost));
}

//! The program ended between the answer and what should have followed from it.
QCoro::Task<Outcome> LostStep::answered(JobRun *run, Result<RemoteJob> said)
{
    if (said)
        co_return co_await m_journal.adopt(run, std::move(*said));
    if (run->isCancelWanted())
        co_return co_await m_journal.finish(run, JobEvent::Cancelled, std::nullopt, false);
    if (!said.error().isTransient())
        co_return co_await m_journal.finish(run, JobEvent::Failed, said.error(), false);
    co_return co_await requeue(run, said.error());
}

QCoro::Task<std::optional<LostFacts>> LostStep::look(JobRun *run)
{
    const InputIs input = inputOf(run->job);
    bool isFirst = true;
    for (int failures = 0;;) {
        const std::chrono::milliseconds assumed = ahead(*run);
        const bool isExact = run->job.submittedThere.isValid();
        std::optional<trace::Span> span{std::in_place, "job", "find", run->job.id};
        Result<LostLook> seen = co_await run->provider->lookForLost(
            run->job.request, lookSince(sentAt(*run), isExact, input), run->stop);
        span.reset();
        if (run->stop.stop_requested())
            co_return std::nullopt;
        learnSentAt(*run);
        if (!seen) {
            if (!seen.error().isTransient() && seen.error().kind != ErrorKind::Cancelled) {
                static_cast<void>(co_await m_journal.becomeUncertain(run, seen.error()));
                co_return std::nullopt;
            }
            const std::chrono::milliseconds delay =
                retryDelay(findBackoff, ++failures, seen.error(), random());
            if (co_await m_journal.pause(run, seen.error(), delay, run->stop) == Outcome::Ended)
                co_return std::nullopt;
            continue;
        }
        dropTaken(seen->candidates, m_journal.jobs(), run->job.id);
        const bool isSkewed = std::chrono::abs(ahead(*run) - assumed) > noticedSkew;
        if (isSkewed && !isExact && seen->candidates.empty() && std::exchange(isFirst, false))
            continue; // the answer told the true time
        co_return factsFrom(std::move(*seen), *run);
    }
}

LostFacts LostStep::factsFrom(LostLook seen, const JobRun &run) const
{
    LostFacts facts;
    facts.sentAt = sentAt(run);
    facts.isSentAtExact = run.job.submittedThere.isValid();
    facts.isInputUnique = inputOf(run.job) == InputIs::Unique;
    facts.now = seen.now;
    facts.isSameAccount = run.job.account == run.provider->accountMark();
    facts.candidates = std::move(seen.candidates);
    facts.unreadable = std::move(seen.unreadable);
    facts.isComplete = seen.isComplete;
    facts.isGivenUp = run.job.state == JobState::Uncertain;
    return facts;
}

QCoro::Task<Outcome> LostStep::absent(JobRun *run, std::optional<Error> lost)
{
    if (run->isCancelWanted())
        co_return co_await m_journal.finish(run, JobEvent::Cancelled, std::nullopt, false);
    // "Come back later" is no breakdown: that is waited out, however long it takes.
    const bool isBroken = lost && lost->mayHaveArrived() && lost->kind != ErrorKind::Unavailable;
    if (isBroken && run->job.attempts >= mostLostCreates)
        co_return co_await m_journal.finish(run, JobEvent::Failed, std::move(lost), false);
    co_return co_await requeue(run, std::move(lost));
}

QCoro::Task<Outcome> LostStep::cannotTell(JobRun *run, std::optional<Error> lost)
{
    if (run->job.resend && !run->isCancelWanted())
        co_return co_await requeue(run, std::nullopt); // the artist has decided
    if (run->isCancelWanted() && run->job.state != JobState::Submitting)
        co_return co_await m_journal.finish(run, JobEvent::Cancelled, std::nullopt, std::nullopt);
    co_return co_await m_journal.becomeUncertain(run, uncertainError(lost));
}

QCoro::Task<Outcome> LostStep::requeue(JobRun *run, std::optional<Error> lost)
{
    if (run->job.state != JobState::Queued)
        run->job.state = *next(run->job.state, JobEvent::NotCreated);
    run->job.submittedAt = {};
    run->job.submittedThere = {};
    run->job.error = lost;
    if (co_await m_journal.persist(run, std::nullopt) == Outcome::Ended)
        co_return Outcome::Ended;
    if (!lost || !lost->mayHaveArrived())
        co_return Outcome::GoOn;
    const std::chrono::milliseconds delay =
        retryDelay(createBackoff, run->job.attempts, *lost, random());
    const EitherStop either{run->stop, run->cancel};
    co_return co_await m_journal.pause(run, std::move(*lost), delay, either.token());
}

} // namespace limner
