#pragma once

#include "core/jobs/answers.h"
#include "core/jobs/jobjournal.h"
#include "core/jobs/lostverdict.h"

namespace limner {

//! Nobody knows whether the create arrived: the provider is asked, and `judgeLost` decides.
class LostStep {
public:
    LostStep(Clock &clock, const Answers &answers, JobJournal &journal)
        : m_clock{clock}
        , m_answers{answers}
        , m_journal{journal}
    {}

    //! From Submitting, Uncertain, or Queued with a create that is not explained: to Running when
    //! it is found, back to Queued when it is absent for sure, else Uncertain.
    [[nodiscard]] QCoro::Task<Outcome> run(JobRun *run);

private:
    //! At a provider that keeps no jobs: what its answer says, if one is on disk.
    [[nodiscard]] QCoro::Task<Outcome> unlisted(JobRun *run, std::optional<Error> lost);
    [[nodiscard]] QCoro::Task<Outcome> answered(JobRun *run, Result<RemoteJob> said);
    //! Reads the list until the provider's time is known, through whatever passes; nothing when the
    //! run is over (the job then is what it shall be).
    [[nodiscard]] QCoro::Task<std::optional<LostFacts>> look(JobRun *run);
    [[nodiscard]] LostFacts factsFrom(LostLook seen, const JobRun &run) const;
    [[nodiscard]] QCoro::Task<Outcome> absent(JobRun *run, std::optional<Error> lost);
    [[nodiscard]] QCoro::Task<Outcome> cannotTell(JobRun *run, std::optional<Error> lost);
    //! Back into the queue, to be sent once more.
    [[nodiscard]] QCoro::Task<Outcome> requeue(JobRun *run, std::optional<Error> lost);

    Clock &m_clock;
    const Answers &m_answers;
    JobJournal &m_journal;
};

} // namespace limner
