#include "core/jobs/pipeline.h"

namespace limner {

JobPipeline::JobPipeline(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
                         JobListener &listener, ProviderGate &gate)
    : m_catalog{catalog}
    , m_answers{library.folder()}
    , m_journal{clock, library, listener}
    , m_submit{clock, library, m_secrets, m_answers, m_journal, gate}
    , m_lost{clock, m_answers, m_journal}
    , m_await{clock, m_journal, gate}
    , m_fetch{http, clock, library, m_answers, m_journal}
{}

QCoro::Task<> JobPipeline::run(QString jobId, std::stop_token stop, std::stop_token cancel)
{
    std::optional<Job> stored = m_journal.jobs().job(jobId);
    if (!stored)
        co_return;
    JobRun run;
    run.job = std::move(*stored);
    run.provider = m_catalog.find(run.job.request.provider);
    run.stop = std::move(stop);
    run.cancel = std::move(cancel);
    run.wakesSeen = m_journal.pauses().wakes();

    Outcome outcome = Outcome::GoOn;
    while (outcome == Outcome::GoOn && !isFinished(run.job.state) && !run.stop.stop_requested())
        outcome = co_await step(&run);
    m_answers.settle(run.job.id, m_journal.jobs());
}

bool JobPipeline::mustNotBeCut(const Job &job) const
{
    const Provider *provider = m_catalog.find(job.request.provider);
    return job.state == JobState::Submitting && provider && !provider->traits().isAsync;
}

std::chrono::seconds JobPipeline::outputLifetime(const Job &job) const
{
    const Provider *provider = m_catalog.find(job.request.provider);
    return provider ? provider->traits().outputLifetime : ProviderTraits{}.outputLifetime;
}

QCoro::Task<Outcome> JobPipeline::step(JobRun *run)
{
    switch (run->job.state) {
    case JobState::Queued:
        // A time of submission that was not taken back: an earlier create is unexplained.
        return run->job.submittedAt.isValid() ? m_lost.run(run) : m_submit.run(run);
    case JobState::Submitting:
    case JobState::Uncertain:
        return m_lost.run(run);
    case JobState::Running:
        return m_await.run(run);
    case JobState::Fetching:
        return m_fetch.run(run);
    case JobState::Done:
    case JobState::Failed:
    case JobState::Cancelled:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace limner
