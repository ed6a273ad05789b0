#include "core/jobs/awaitstep.h"

#include "core/base/trace.h"
#include "core/jobs/forecast.h"
#include "core/jobs/remoteresult.h"
#include "core/net/retry.h"
#include "core/provider/callingprovider.h"

#include <QRandomGenerator>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr Backoff pollBackoff{
    .first = 500ms, .longest = 20s, .attempts = std::numeric_limits<int>::max()};
// Only a person mends a wrong key; the picture is paid for, so we never stop asking.
constexpr std::chrono::milliseconds slowRetry = 30s;
// Of a provider that calls when a job has ended: a call may get lost.
constexpr std::chrono::milliseconds pollWhenCalled = 15s;
constexpr std::chrono::milliseconds longestUnknown = 2h;
// A list that lags behind, or another account's key for a while: what is paid for is asked about
// for a day.
constexpr std::chrono::milliseconds longestNotFound = 24h;

Error unknownStatus()
{
    return {.kind = ErrorKind::InvalidAnswer,
            .message = u"the provider reports a status that nobody knows"_s};
}

} // namespace

//! What is remembered between two looks.
struct AwaitStep::Watch {
    double typicalSeconds = -1;
    std::chrono::milliseconds started{0}; // by Clock::elapsed
    std::chrono::milliseconds processingSince{-1};
    std::chrono::milliseconds unknownSince{-1};
    std::chrono::milliseconds notFoundSince{-1};
    int notFound = 0;
    int looks = 0;
    bool cancelDone = false;       // the provider has heard it
    bool cancelJustFailed = false; // look how things are before asking once more
    int cancelFailures = 0;
    std::optional<Error> cancelRefused;          // what is wrong with asking it to cancel
    std::chrono::milliseconds cancelAgainAt{-1}; // by Clock::elapsed, after a refusal
};

QCoro::Task<Outcome> AwaitStep::run(JobRun *run)
{
    Watch watch;
    watch.typicalSeconds = m_journal.budget().typicalSeconds(run->job.request);
    watch.started = m_clock.elapsed();
    std::optional<RemoteJob> remote = std::exchange(run->latest, std::nullopt);
    for (;;) {
        if (remote) {
            note(*run, watch, *remote);
            if (isTerminal(remote->status)) {
                // Seen live, it ended just now; found after a restart, the provider knows when.
                const QDateTime now = m_clock.now();
                const QDateTime at = watch.looks <= 1 ? endOf(run->job, *remote, now) : now;
                co_return co_await m_journal.conclude(run, std::move(*remote), at);
            }
            if (watch.unknownSince >= 0ms &&
                m_clock.elapsed() - watch.unknownSince > longestUnknown)
                co_return co_await m_journal.finish(run, JobEvent::Failed, unknownStatus(),
                                                    std::nullopt);
            co_await untilNextLook(run, &watch, remote->status);
        }
        if (run->stop.stop_requested())
            co_return Outcome::Ended;
        const std::chrono::milliseconds quiet = m_gate.askingWait(run->job);
        // A cancel is worth a try: every second counts.
        if (quiet > 0ms && (!run->isCancelWanted() || watch.cancelDone)) {
            remote.reset();
            if (co_await rest(run, quiet) == Outcome::Ended)
                co_return Outcome::Ended;
            continue;
        }
        Result<RemoteJob> answer = co_await ask(run, &watch);
        if (run->stop.stop_requested() && !(answer && isTerminal(answer->status)))
            co_return Outcome::Ended;
        remote.reset();
        if (answer)
            remote = std::move(*answer);
        else if (co_await pollFailed(run, &watch, answer.error()) == Outcome::Ended)
            co_return Outcome::Ended;
        else if (isFinished(run->job.state))
            co_return Outcome::GoOn;
    }
}

QCoro::Task<> AwaitStep::untilNextLook(JobRun *run, const Watch *watch, RemoteStatus status)
{
    const std::chrono::milliseconds elapsed = m_clock.elapsed();
    PollFacts facts;
    facts.sinceCreate = elapsed - watch->started;
    facts.status = status;
    facts.progress = run->progress.progress;
    facts.typicalSeconds = watch->typicalSeconds;
    if (watch->processingSince >= 0ms)
        facts.sinceProcessing = elapsed - watch->processingSince;
    const bool isCancelDue = run->isCancelWanted() && !watch->cancelDone &&
                             !watch->cancelJustFailed && elapsed >= watch->cancelAgainAt;
    if (isCancelDue)
        co_return;
    const EitherStop either{run->stop, run->cancel};
    // Named: g++ 12 destroys a conditional's temporary twice inside co_await.
    const std::stop_token wake = run->isCancelWanted() ? run->stop : either.token();
    auto *const calling = dynamic_cast<CallingProvider *>(run->provider);
    if (calling == nullptr) {
        co_await m_journal.pauses().sleep(run, nextPoll(facts), QDateTime{}, wake);
        co_return;
    }
    Doorbell &bell = calling->doorbell();
    std::chrono::milliseconds wait = nextPoll(facts);
    if (bell.isHeard() && !run->isCancelWanted())
        wait = std::max(wait, pollWhenCalled);
    const EitherStop orCalled{wake, bell.waitFor(run->job.remoteId)};
    co_await m_journal.pauses().sleep(run, wait, QDateTime{}, orCalled.token());
    bell.leave(run->job.remoteId);
}

bool AwaitStep::isTimeToCancel(const JobRun &run, const Watch &watch) const
{
    return run.isCancelWanted() && !watch.cancelDone && !watch.cancelJustFailed &&
           m_clock.elapsed() >= watch.cancelAgainAt && run.provider->traits().canCancel;
}

AsyncResult<RemoteJob> AwaitStep::ask(JobRun *run, Watch *watch)
{
    if (run->provider == nullptr)
        co_return fail(ErrorKind::NotConfigured, run->job.request.provider);
    const bool cancelNow = isTimeToCancel(*run, *watch);
    watch->cancelJustFailed = false;
    if (cancelNow)
        co_return co_await askToCancel(run, watch);
    const trace::Span span{"job", "poll", run->job.id};
    Result<RemoteJob> answer = co_await run->provider->poll(run->job.remoteId, run->stop);
    if (answer)
        ++watch->looks;
    co_return answer;
}

AsyncResult<RemoteJob> AwaitStep::askToCancel(JobRun *run, Watch *watch)
{
    const trace::Span span{"job", "cancel", run->job.id};
    Result<RemoteJob> answer = co_await run->provider->cancel(run->job.remoteId, run->stop);
    // A refusal says nothing about how the job stands: the next poll does. Another key may help.
    watch->cancelDone = answer.has_value();
    watch->cancelJustFailed = !answer;
    watch->cancelRefused.reset();
    if (!answer && !answer.error().isTransient()) {
        watch->cancelRefused = answer.error();
        watch->cancelAgainAt = m_clock.elapsed() + slowRetry;
    }
    co_return answer;
}

QCoro::Task<Outcome> AwaitStep::pollFailed(JobRun *run, Watch *watch, Error error)
{
    if (watch->cancelJustFailed && watch->cancelRefused)
        co_return Outcome::GoOn; // look at once
    std::chrono::milliseconds delay = slowRetry;
    if (error.kind == ErrorKind::NotFound) {
        // A new job may be unknown for a moment (providers.md §4.2, R20), and longer on a bad day.
        if (watch->notFoundSince < 0ms)
            watch->notFoundSince = m_clock.elapsed();
        if (m_clock.elapsed() - watch->notFoundSince > longestNotFound)
            co_return co_await m_journal.finish(run, JobEvent::Failed, std::move(error),
                                                std::nullopt);
        watch->notFound = std::min(watch->notFound + 1, 6);
        delay = std::min<std::chrono::milliseconds>(slowRetry, 500ms * (1 << watch->notFound));
    } else if (error.isTransient() || error.kind == ErrorKind::Cancelled) {
        // A look that succeeds in between does not make the next cancel more urgent.
        const int attempt = watch->cancelJustFailed ? ++watch->cancelFailures : ++run->job.attempts;
        delay =
            retryDelay(pollBackoff, attempt, error, QRandomGenerator::global()->generateDouble());
    }
    if (error.kind == ErrorKind::RateLimited)
        m_gate.askedTooOften(run->job, delay);
    const EitherStop either{run->stop, run->cancel};
    const std::stop_token wake = run->isCancelWanted() ? run->stop : either.token();
    co_return co_await m_journal.pause(run, std::move(error), delay, wake);
}

QCoro::Task<Outcome> AwaitStep::rest(JobRun *run, std::chrono::milliseconds delay)
{
    Error error;
    error.kind = ErrorKind::RateLimited;
    const EitherStop either{run->stop, run->cancel};
    const std::stop_token wake = run->isCancelWanted() ? run->stop : either.token();
    co_return co_await m_journal.pause(run, std::move(error), delay, wake);
}

void AwaitStep::note(JobRun &run, Watch &watch, const RemoteJob &remote)
{
    watch.notFound = 0;
    watch.notFoundSince = -1ms;
    if (!watch.cancelRefused || isTerminal(remote.status)) {
        m_journal.clearTrouble(run);
    } else if (run.job.error != watch.cancelRefused) {
        run.job.error = watch.cancelRefused;
        run.job.retryAt = {};
        m_journal.show(run);
    }
    const std::chrono::milliseconds elapsed = m_clock.elapsed();
    if (remote.status != RemoteStatus::Unknown)
        watch.unknownSince = -1ms;
    else if (watch.unknownSince < 0ms)
        watch.unknownSince = elapsed;
    if (remote.status == RemoteStatus::Processing && watch.processingSince < 0ms)
        watch.processingSince = elapsed;
    // An answer that was overtaken by a newer one takes nothing back.
    if (remote.progress.fraction > run.progress.progress.fraction) {
        run.progress.progress = remote.progress;
        m_journal.listener().jobProgressed(run.job.id, run.progress);
    }
}

} // namespace limner
