#pragma once

#include "core/jobs/answers.h"
#include "core/jobs/jobjournal.h"
#include "core/jobs/providergate.h"
#include "core/jobs/secretinputs.h"
#include "core/jobs/sentfiles.h"

namespace limner {

//! Whether so many pictures can be kept when they come.
[[nodiscard]] bool hasRoomFor(qint64 freeBytes, int pictures);

//! The dangerous step: the paid create.
class SubmitStep {
public:
    SubmitStep(Clock &clock, Library &library, const SecretInputs &secrets, const Answers &answers,
               JobJournal &journal, ProviderGate &gate)
        : m_clock{clock}
        , m_library{library}
        , m_secrets{secrets}
        , m_answers{answers}
        , m_journal{journal}
        , m_gate{gate}
        , m_sent{clock}
    {}

    //! From Queued to Running, to Submitting when the answer is lost, or back to Queued.
    [[nodiscard]] QCoro::Task<Outcome> run(JobRun *run);

private:
    //! Why nothing may be sent at all, if so; it ends the job.
    [[nodiscard]] std::optional<Error> obstacle(const JobRun &run) const;
    [[nodiscard]] Job intentOf(const JobRun &run) const;
    //! A file that goes in could not be read or sent.
    [[nodiscard]] QCoro::Task<Outcome> inputsFailed(JobRun *run, Error error);
    [[nodiscard]] QCoro::Task<Outcome> send(JobRun *run, Request filled);
    //! The paid step itself, by whichever way this provider has.
    [[nodiscard]] AsyncResult<RemoteJob> create(const JobRun &run, Request request);
    //! The intent is on disk, and room for an answer. Nothing may be sent without.
    [[nodiscard]] Result<> prepare(const Job &intent, Provider &provider);
    [[nodiscard]] QCoro::Task<Outcome> createFailed(JobRun *run, Error error,
                                                    std::chrono::milliseconds held);

    Clock &m_clock;
    Library &m_library;
    const SecretInputs &m_secrets;
    const Answers &m_answers;
    JobJournal &m_journal;
    ProviderGate &m_gate;
    SentFiles m_sent;
};

} // namespace limner
