// Watching a job that is paid for: whatever goes wrong on the way, it is asked about again.

#include "core/jobs/pipeline.h"

#include "core/base/trace.h"
#include "core/jobs/forecast.h"
#include "core/jobs/remoteresult.h"
#include "core/net/retry.h"

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
constexpr std::chrono::milliseconds longestUnknown = 2h;
// A new job may be unknown for a moment (providers.md §4.2, R20).
constexpr int mostNotFound = 5;

} // namespace

//! What is remembered between two looks.
struct JobPipeline::Watch {
    double typicalSeconds = -1;
    std::chrono::milliseconds started{0}; // by Clock::elapsed
    std::chrono::milliseconds processingSince{-1};
    std::chrono::milliseconds unknownSince{-1};
    int notFound = 0;
    int looks = 0;
    bool cancelDone = false;       // the provider has heard it
    bool cancelJustFailed = false; // look how things are before asking once more
    int cancelFailures = 0;
    std::optional<Error> cancelRefused;          // what is wrong with asking it to cancel
    std::chrono::milliseconds cancelAgainAt{-1}; // by Clock::elapsed, after a refusal
};

QCoro::Task<Outcome> JobPipeline::await(JobRun &run)
{
    Watch watch;
    watch.typicalSeconds = m_budget.typicalSeconds(run.job.request);
    watch.started = m_clock.elapsed();
    const EitherStop either{run.stop, run.cancel};
    std::optional<RemoteJob> remote = std::exchange(run.latest, std::nullopt);
    for (;;) {
        if (remote) {
            note(run, watch, *remote);
            if (isTerminal(remote->status)) {
                // Seen live, it ended just now; found after a restart, the provider knows when.
                const QDateTime now = m_clock.now();
                const QDateTime succeededAt = watch.looks <= 1 ? endOf(run.job, *remote, now) : now;
                co_return co_await conclude(run, std::move(*remote), succeededAt);
            }
            const std::chrono::milliseconds elapsed = m_clock.elapsed();
            if (watch.unknownSince >= 0ms && elapsed - watch.unknownSince > longestUnknown) {
                Error error;
                error.kind = ErrorKind::InvalidAnswer;
                error.message = u"the provider reports a status that nobody knows"_s;
                co_return co_await finish(run, JobEvent::Failed, std::move(error), std::nullopt);
            }
            PollFacts facts;
            facts.sinceCreate = elapsed - watch.started;
            facts.status = remote->status;
            facts.progress = run.progress.progress;
            facts.typicalSeconds = watch.typicalSeconds;
            if (watch.processingSince >= 0ms)
                facts.sinceProcessing = elapsed - watch.processingSince;
            // Named: g++ 12 destroys a conditional's temporary twice inside co_await.
            const std::stop_token wake = run.isCancelWanted() ? run.stop : either.token();
            if (!run.isCancelWanted() || watch.cancelDone || watch.cancelJustFailed ||
                elapsed < watch.cancelAgainAt)
                co_await nap(run, nextPoll(facts), QDateTime{}, wake);
        }
        if (run.stop.stop_requested())
            co_return Outcome::Ended;
        const std::chrono::milliseconds quiet =
            m_events.askingWait ? m_events.askingWait(run.job) : 0ms;
        // A cancel is worth a try: every second counts.
        if (quiet > 0ms && (!run.isCancelWanted() || watch.cancelDone)) {
            remote.reset();
            if (co_await rest(run, quiet) == Outcome::Ended)
                co_return Outcome::Ended;
            continue;
        }
        Result<RemoteJob> answer = co_await ask(run, watch);
        if (run.stop.stop_requested() && !(answer && isTerminal(answer->status)))
            co_return Outcome::Ended;
        remote.reset();
        if (answer)
            remote = std::move(*answer);
        else if (co_await pollFailed(run, watch, answer.error()) == Outcome::Ended)
            co_return Outcome::Ended;
        else if (isFinished(run.job.state))
            co_return Outcome::GoOn;
    }
}

AsyncResult<RemoteJob> JobPipeline::ask(JobRun &run, Watch &watch)
{
    if (run.provider == nullptr)
        co_return fail(ErrorKind::NotConfigured, run.job.request.provider);
    const bool cancelNow = run.isCancelWanted() && !watch.cancelDone && !watch.cancelJustFailed &&
                           m_clock.elapsed() >= watch.cancelAgainAt &&
                           run.provider->traits().canCancel;
    watch.cancelJustFailed = false;
    if (!cancelNow) {
        const trace::Span span{"job", "poll", run.job.id};
        Result<RemoteJob> answer = co_await run.provider->poll(run.job.remoteId, run.stop);
        if (answer)
            ++watch.looks;
        co_return answer;
    }
    const trace::Span span{"job", "cancel", run.job.id};
    Result<RemoteJob> answer = co_await run.provider->cancel(run.job.remoteId, run.stop);
    // A refusal says nothing about how the job stands: the next poll does. Another key may help.
    watch.cancelDone = answer.has_value();
    watch.cancelJustFailed = !answer;
    watch.cancelRefused.reset();
    if (!answer && !answer.error().isTransient()) {
        watch.cancelRefused = answer.error();
        watch.cancelAgainAt = m_clock.elapsed() + slowRetry;
    }
    co_return answer;
}

QCoro::Task<Outcome> JobPipeline::pollFailed(JobRun &run, Watch &watch, Error error)
{
    if (watch.cancelJustFailed && watch.cancelRefused)
        co_return Outcome::GoOn; // look at once
    std::chrono::milliseconds delay = slowRetry;
    if (error.kind == ErrorKind::NotFound) {
        if (++watch.notFound > mostNotFound)
            co_return co_await finish(run, JobEvent::Failed, std::move(error), std::nullopt);
        delay = std::chrono::milliseconds{500} * (1 << watch.notFound);
    } else if (error.isTransient() || error.kind == ErrorKind::Cancelled) {
        // A look that succeeds in between does not make the next cancel more urgent.
        const int attempt = watch.cancelJustFailed ? ++watch.cancelFailures : ++run.job.attempts;
        delay =
            retryDelay(pollBackoff, attempt, error, QRandomGenerator::global()->generateDouble());
    }
    if (error.kind == ErrorKind::RateLimited && m_events.askedTooOften)
        m_events.askedTooOften(run.job, delay);
    const EitherStop either{run.stop, run.cancel};
    const std::stop_token wake = run.isCancelWanted() ? run.stop : either.token();
    co_return co_await pause(run, std::move(error), delay, wake);
}

//! Another job of the provider was told to slow down.
QCoro::Task<Outcome> JobPipeline::rest(JobRun &run, std::chrono::milliseconds delay)
{
    Error error;
    error.kind = ErrorKind::RateLimited;
    const EitherStop either{run.stop, run.cancel};
    const std::stop_token wake = run.isCancelWanted() ? run.stop : either.token();
    co_return co_await pause(run, std::move(error), delay, wake);
}

void JobPipeline::note(JobRun &run, Watch &watch, const RemoteJob &remote)
{
    watch.notFound = 0;
    if (!watch.cancelRefused || isTerminal(remote.status)) {
        clearTrouble(run);
    } else if (run.job.error != watch.cancelRefused) {
        run.job.error = watch.cancelRefused;
        run.job.retryAt = {};
        show(run);
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
        m_events.progressed(run.job.id, run.progress);
    }
}

QCoro::Task<Outcome> JobPipeline::conclude(JobRun &run, RemoteJob remote, QDateTime succeededAt)
{
    run.job.cancelAsked = run.isCancelWanted();
    if (remote.status == RemoteStatus::Succeeded)
        trace::mark("job", "job.succeeded", run.job.id);
    applyTerminal(run.job, remote, succeededAt);
    std::optional<LedgerEntry> entry;
    if (isFinished(run.job.state)) {
        run.job.finishedAt = m_clock.now();
        entry = close(run.job);
    } else {
        setCost(run.job);
        noteDeadline(run); // even while it cannot be written down
    }
    co_return co_await persist(run, std::move(entry));
}

} // namespace limner
