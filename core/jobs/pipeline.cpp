#include "core/jobs/pipeline.h"

#include "core/base/log.h"

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// A full disk is emptied by a person: often enough to go on soon after, seldom enough to be quiet.
constexpr std::chrono::milliseconds localRetry = 15s;

} // namespace

JobPipeline::JobPipeline(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
                         PipelineEvents events)
    : m_http{http}
    , m_clock{clock}
    , m_catalog{catalog}
    , m_library{library}
    , m_jobs{library.database()}
    , m_uploads{library.database()}
    , m_ledger{library.database()}
    , m_budget{library.database()}
    , m_events{std::move(events)}
{}

QCoro::Task<> JobPipeline::run(QString jobId, std::stop_token stop, std::stop_token cancel)
{
    std::optional<Job> stored = m_jobs.job(jobId);
    if (!stored)
        co_return;
    JobRun run;
    run.job = std::move(*stored);
    run.provider = m_catalog.find(run.job.request.provider);
    run.stop = std::move(stop);
    run.cancel = std::move(cancel);
    run.wakesSeen = m_wakes;

    Outcome outcome = Outcome::GoOn;
    while (outcome == Outcome::GoOn && !isFinished(run.job.state) && !run.stop.stop_requested()) {
        switch (run.job.state) {
        case JobState::Queued:
            // A time of submission that was not taken back: an earlier create is unexplained.
            if (run.job.submittedAt.isValid() && run.canFindLost())
                outcome = co_await reconcile(run);
            else
                outcome = co_await submit(run);
            break;
        case JobState::Submitting:
        case JobState::Uncertain:
            outcome = co_await reconcile(run);
            break;
        case JobState::Running:
            outcome = co_await await(run);
            break;
        case JobState::Fetching:
            outcome = co_await fetch(run);
            break;
        case JobState::Done:
        case JobState::Failed:
        case JobState::Cancelled:
            outcome = Outcome::Ended;
        }
    }
}

Result<> JobPipeline::commitIntent(const Job &intent)
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

Result<> JobPipeline::commit(const Job &job, const std::optional<LedgerEntry> &entry)
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

QCoro::Task<Outcome> JobPipeline::persist(JobRun &run, std::optional<LedgerEntry> entry)
{
    for (;;) {
        run.job.cancelAsked = run.isCancelWanted();
        const Result<> done = commit(run.job, entry);
        if (done)
            break;
        qCWarning(lcJobs) << "job" << run.job.id << "cannot be saved:" << done.error().message;
        Job shown = run.job;
        shown.error = done.error();
        shown.retryAt = m_clock.now().addMSecs(localRetry.count());
        m_events.changed(shown);
        co_await nap(run, localRetry, QDateTime{}, run.stop);
        if (run.stop.stop_requested())
            co_return Outcome::Ended;
    }
    m_events.changed(run.job);
    co_return Outcome::GoOn;
}

QCoro::Task<Outcome> JobPipeline::finish(JobRun &run, JobEvent event, std::optional<Error> error,
                                         std::optional<bool> billed)
{
    const std::optional<JobState> state = next(run.job.state, event);
    Q_ASSERT(state);
    run.job.state = state.value_or(JobState::Failed);
    run.job.error = std::move(error);
    run.job.billed = billed;
    run.job.retryAt = {};
    run.job.finishedAt = m_clock.now();
    std::optional<LedgerEntry> entry = close(run.job);
    co_return co_await persist(run, std::move(entry));
}

void JobPipeline::setCost(Job &job)
{
    const std::optional<Amount> cost = m_budget.price(job.id, job.request, job.predictSeconds,
                                                      static_cast<int>(job.outputs.size()));
    job.cost.amount = cost ? std::optional{cost->value} : std::nullopt;
    if (cost)
        job.cost.currency = cost->currency;
    job.cost.estimated = true;
}

std::optional<LedgerEntry> JobPipeline::close(Job &job)
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
        entry.pictures = static_cast<int>(job.outputs.size());
    }
    return reserved ? std::optional{entry} : std::nullopt;
}

void JobPipeline::show(JobRun &run)
{
    run.job.cancelAsked = run.isCancelWanted();
    // What is shown is not what is promised: a failed write here loses a message, nothing else.
    if (const Result<> saved = m_jobs.save(run.job); !saved)
        qCWarning(lcJobs) << "job" << run.job.id << "cannot be saved:" << saved.error().message;
    m_events.changed(run.job);
}

void JobPipeline::clearTrouble(JobRun &run)
{
    if (!run.job.error && !run.job.retryAt.isValid() && run.job.attempts == 0)
        return;
    run.job.error.reset();
    run.job.retryAt = {};
    run.job.attempts = 0;
    show(run);
}

QCoro::Task<Outcome> JobPipeline::pause(JobRun &run, Error error, std::chrono::milliseconds delay,
                                        std::stop_token wake)
{
    run.job.retryAt = m_clock.now().addMSecs(delay.count());
    const bool wasAsked = error.kind == ErrorKind::RateLimited || error.retryAfter.count() > 0;
    const QDateTime askedUntil = wasAsked ? run.job.retryAt : QDateTime{};
    run.job.error = std::move(error);
    show(run);
    co_await nap(run, delay, askedUntil, std::move(wake));
    run.job.retryAt = {};
    co_return run.stop.stop_requested() ? Outcome::Ended : Outcome::GoOn;
}

QCoro::Task<> JobPipeline::nap(JobRun &run, std::chrono::milliseconds delay, QDateTime askedUntil,
                               std::stop_token wake)
{
    // What failed while the world came back fails for the old reasons.
    const bool isDue = run.wakesSeen != m_wakes && !askedUntil.isValid();
    const std::chrono::milliseconds wait = isDue ? 0ms : delay;
    const QString id = run.job.id;
    Nap nap;
    nap.askedUntil = std::move(askedUntil);
    const EitherStop either{wake, nap.over.get_token()};
    m_naps[id] = nap;
    co_await m_clock.sleep(wait, either.token());
    m_naps.erase(id);
    run.wakesSeen = m_wakes;
}

void JobPipeline::wake(const QString &jobId)
{
    if (const auto found = m_naps.find(jobId); found != m_naps.end())
        found->second.over.request_stop();
}

void JobPipeline::wakeAll()
{
    const QDateTime now = m_clock.now();
    ++m_wakes;
    for (auto &[id, nap] : m_naps) {
        if (!nap.askedUntil.isValid() || nap.askedUntil <= now)
            nap.over.request_stop();
    }
}

} // namespace limner
