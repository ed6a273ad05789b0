#pragma once

#include "core/jobs/answers.h"
#include "core/jobs/awaitstep.h"
#include "core/jobs/fetchstep.h"
#include "core/jobs/loststep.h"
#include "core/jobs/submitstep.h"
#include "core/provider/catalog.h"

namespace limner {

//! THE coroutine: submit, await, fetch, keep. Each step commits its intent, has its effect, commits
//! its product, and is skipped when the product is stored already, so "resume" and "first run" are
//! the same code.
class JobPipeline {
public:
    JobPipeline(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
                JobListener &listener, ProviderGate &gate);

    //! Works until the job is finished, Uncertain, or stopped. Stopping (shutdown) leaves the job
    //! as it is; `cancel` (the artist) asks the provider to cancel and finishes the job. Outlives
    //! it.
    [[nodiscard]] QCoro::Task<> run(QString jobId, std::stop_token stop, std::stop_token cancel);

    //! Prices and caps; a job that a cap forbids is left Queued, as it was.
    [[nodiscard]] Budget &budget() { return m_journal.budget(); }
    //! Whether kept pictures carry their request inside them; for those that come from now on.
    void setEmbedding(bool on) { m_fetch.setEmbedding(on); }
    //! Values that are sent with their job and kept nowhere.
    [[nodiscard]] SecretInputs &secrets() { return m_secrets; }
    //! Answers on disk that nobody needs any more.
    void dropUselessAnswers() { m_answers.dropUseless(m_journal.jobs()); }
    //! Its paid request is under way at a provider that nobody could ask about it afterwards.
    [[nodiscard]] bool mustNotBeCut(const Job &job) const;
    //! How long the provider keeps this job's outputs.
    [[nodiscard]] std::chrono::seconds outputLifetime(const Job &job) const;
    //! Ends the wait of a job that pauses before its next try or look: that is due now.
    void wake(const QString &jobId) { m_journal.pauses().wake(jobId); }
    //! The same for all of them, after a sleep of the computer or a change of the network. What a
    //! provider asked us to wait for is waited for.
    void wakeAll() { m_journal.pauses().wakeAll(); }

private:
    //! The step that this state asks for.
    [[nodiscard]] QCoro::Task<Outcome> step(JobRun *run);

    Catalog &m_catalog;
    Answers m_answers;
    SecretInputs m_secrets;
    JobJournal m_journal;
    SubmitStep m_submit;
    LostStep m_lost;
    AwaitStep m_await;
    FetchStep m_fetch;
};

} // namespace limner
