#include "core/jobs/submitstep.h"

#include "core/base/trace.h"
#include "core/jobs/inputsender.h"
#include "core/money/rates.h"
#include "core/net/retry.h"
#include "core/provider/syncprovider.h"

#include <QRandomGenerator>

#include <functional>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr Backoff createBackoff{
    .first = 1s, .longest = 60s, .attempts = std::numeric_limits<int>::max()};
constexpr std::chrono::milliseconds localRetry = 15s;
// A large picture, its copy with the request inside, the database's log, and something to spare.
constexpr qint64 roomOfPicture = 32 << 20;

std::function<void(const MadeSmaller &)> tellingOf(JobListener &listener, const QString &jobId)
{
    return [&listener, jobId](const MadeSmaller &done) { listener.inputMadeSmaller(jobId, done); };
}

} // namespace

bool hasRoomFor(qint64 freeBytes, int pictures)
{
    // Negative: the file system does not tell.
    return freeBytes < 0 || freeBytes >= roomOfPicture * pictures;
}

QCoro::Task<Outcome> SubmitStep::run(JobRun *run)
{
    if (run->isCancelWanted())
        co_return co_await m_journal.finish(run, JobEvent::Cancelled, std::nullopt, false);
    if (std::optional<Error> why = obstacle(*run))
        co_return co_await m_journal.finish(run, JobEvent::Failed, std::move(why), false);
    // What could not be stored would be paid for and lost.
    if (!hasRoomFor(m_library.originals().freeBytes(), pictureCount(run->job.request))) {
        Error full;
        full.kind = ErrorKind::DiskFull;
        const EitherStop either{run->stop, run->cancel};
        co_return co_await m_journal.pause(run, std::move(full), localRetry, either.token());
    }
    // Before the intent: what fails here was certainly not created.
    const InputSender inputs{m_library.folder(), tellingOf(m_journal.listener(), run->job.id),
                             &m_sent};
    const EitherStop sending{run->stop, run->cancel};
    Result<Request> filled =
        co_await inputs.filledIn(run->job.request, run->provider, sending.token());
    if (!filled)
        co_return co_await inputsFailed(run, filled.error());
    if (!m_gate.mayCreate(run->job)) {
        if (run->job.retryAt.isValid()) {
            run->job.retryAt = {};
            m_journal.show(*run);
        }
        co_return Outcome::Ended;
    }
    co_return co_await send(run, std::move(*filled));
}

QCoro::Task<Outcome> SubmitStep::inputsFailed(JobRun *run, Error error)
{
    if (run->stop.stop_requested() || run->isCancelWanted())
        co_return Outcome::GoOn; // the next step ends it
    const bool isWorthAnotherTry = error.isTransient();
    error.effect = Error::Effect::None; // whatever became of the file, nothing was created
    if (!isWorthAnotherTry)
        co_return co_await m_journal.finish(run, JobEvent::Failed, std::move(error), false);
    const EitherStop either{run->stop, run->cancel};
    co_return co_await m_journal.pause(run, std::move(error), localRetry, either.token());
}

QCoro::Task<Outcome> SubmitStep::send(JobRun *run, Request filled)
{
    Job intent = intentOf(*run);
    if (const Result<> committed = prepare(intent, *run->provider); !committed) {
        if (committed.error().kind == ErrorKind::BudgetCap)
            co_return Outcome::Ended; // still Queued: the queue says why and waits
        // Without a durable intent nothing that costs money may be sent.
        const EitherStop either{run->stop, run->cancel};
        co_return co_await m_journal.pause(run, committed.error(), localRetry, either.token());
    }
    run->job = std::move(intent);
    run->isSentHere = true;
    m_journal.listener().jobChanged(run->job);

    Request request = *m_secrets.filledIn(run->job.id, std::move(filled), run->job.roles.secrets);
    std::optional<trace::Span> span{std::in_place, "job", "create", run->job.id};
    Result<RemoteJob> remote = co_await create(*run, std::move(request));
    span.reset();
    // The same id twice would show one job's pictures as another's, and lose its own. Where nothing
    // is asked by it, it means nothing.
    const bool isAsked = run->provider->traits().isAsync;
    if (isAsked && remote && !remote->id.isEmpty() &&
        m_journal.jobs().isTaken(remote->id, run->job.id))
        remote = fail(ErrorKind::InvalidAnswer, u"the answer names another job's prediction"_s);
    const std::chrono::milliseconds held = m_gate.answered(run->job, remote);
    if (!remote)
        co_return co_await createFailed(run, remote.error(), held);
    co_return co_await m_journal.adopt(run, std::move(*remote));
}

Result<> SubmitStep::prepare(const Job &intent, Provider &provider)
{
    if (!provider.traits().isAsync) {
        if (Result<> ready = m_answers.expect(intent.id); !ready)
            return ready;
    }
    return m_journal.commitIntent(intent);
}

AsyncResult<RemoteJob> SubmitStep::create(const JobRun &run, Request request)
{
    if (auto *const sync = dynamic_cast<SyncProvider *>(run.provider))
        return sync->generate(std::move(request), m_answers.fileOf(run.job.id), run.stop);
    return run.provider->create(std::move(request), run.stop);
}

std::optional<Error> SubmitStep::obstacle(const JobRun &run) const
{
    if (run.provider == nullptr || !run.provider->isConfigured())
        return Error{.kind = ErrorKind::NotConfigured, .message = run.job.request.provider};
    if (!m_secrets.filledIn(run.job.id, run.job.request, run.job.roles.secrets))
        return Error{.kind = ErrorKind::SecretMissing,
                     .message = run.job.roles.secrets.join(u", "_s)};
    return std::nullopt;
}

Job SubmitStep::intentOf(const JobRun &run) const
{
    Job intent = run.job;
    intent.state = *next(intent.state, JobEvent::Submit);
    intent.submittedAt = m_clock.now();
    intent.account = run.provider->accountMark();
    const std::optional<std::chrono::milliseconds> ahead = run.provider->clockAhead();
    intent.submittedThere = ahead ? intent.submittedAt.addMSecs(ahead->count()) : QDateTime{};
    intent.attempts += 1;
    intent.retryAt = {};
    intent.error.reset();
    intent.resend = false;
    return intent;
}

QCoro::Task<Outcome> SubmitStep::createFailed(JobRun *run, Error error,
                                              std::chrono::milliseconds held)
{
    if (error.mayHaveArrived()) {
        // Stopped while the answer was out: the next start looks for it.
        if (run->stop.stop_requested())
            co_return Outcome::Ended;
        run->job.error = std::move(error);
        m_journal.show(*run);
        co_return Outcome::GoOn; // still Submitting: it is looked for
    }
    if (!error.isTransient())
        co_return co_await m_journal.finish(run, JobEvent::Failed, std::move(error), false);

    // It certainly never arrived: back into the queue, with the time of the next try in sight.
    const bool isHeld = error.kind == ErrorKind::RateLimited && held >= 0ms;
    const std::chrono::milliseconds delay =
        isHeld ? held
               : retryDelay(createBackoff, run->job.attempts, error,
                            QRandomGenerator::global()->generateDouble());
    run->job.state = *next(run->job.state, JobEvent::NotCreated);
    run->job.submittedAt = {};
    run->job.error = error;
    run->job.retryAt = m_clock.now().addMSecs(delay.count());
    // Named: g++ 12 destroys the task twice when `||` stands beside co_await.
    const Outcome saved = co_await m_journal.persist(run, std::nullopt);
    if (saved == Outcome::Ended || isHeld)
        co_return Outcome::Ended;
    const EitherStop either{run->stop, run->cancel};
    co_return co_await m_journal.pause(run, std::move(error), delay, either.token());
}

} // namespace limner
