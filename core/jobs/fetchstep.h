#pragma once

#include "core/jobs/fetchreaction.h"
#include "core/jobs/outputkeeper.h"

#include <set>
#include <vector>

namespace limner {

//! Bringing home what is paid for, before the provider deletes it. Several outputs at a time, each
//! with a patience of its own, so that a sick one never holds up the others.
class FetchStep {
public:
    FetchStep(HttpClient &http, Clock &clock, Library &library, const Answers &answers,
              JobJournal &journal)
        : m_clock{clock}
        , m_library{library}
        , m_journal{journal}
        , m_keeper{http, clock, library, answers, journal}
    {}

    //! From Fetching to Done, Failed or Cancelled, as the provider said.
    [[nodiscard]] QCoro::Task<Outcome> run(JobRun *run);
    void setEmbedding(bool on) { m_keeper.setEmbedding(on); }

private:
    struct Output;
    struct Round;
    [[nodiscard]] QCoro::Task<> work(JobRun *run, Round *round);
    [[nodiscard]] QCoro::Task<> attempt(JobRun *run, Round *round, Output *output);
    [[nodiscard]] QCoro::Task<bool> isRemoved(JobRun *run);
    void showTrouble(JobRun &run, const Round &round);
    [[nodiscard]] QCoro::Task<Outcome> conclude(JobRun *run, const Round *round);

    Clock &m_clock;
    Library &m_library;
    JobJournal &m_journal;
    OutputKeeper m_keeper;
};

} // namespace limner
