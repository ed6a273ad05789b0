#pragma once

#include "core/jobs/jobjournal.h"
#include "core/jobs/providergate.h"

namespace limner {

//! Watching a job that is paid for: whatever goes wrong on the way, it is asked about again.
class AwaitStep {
public:
    AwaitStep(Clock &clock, JobJournal &journal, ProviderGate &gate)
        : m_clock{clock}
        , m_journal{journal}
        , m_gate{gate}
    {}

    //! From Running to whatever the provider finally says.
    [[nodiscard]] QCoro::Task<Outcome> run(JobRun *run);

private:
    struct Watch;
    [[nodiscard]] AsyncResult<RemoteJob> ask(JobRun *run, Watch *watch);
    [[nodiscard]] AsyncResult<RemoteJob> askToCancel(JobRun *run, Watch *watch);
    //! Waits until the next look is due.
    [[nodiscard]] QCoro::Task<> untilNextLook(JobRun *run, const Watch *watch, RemoteStatus status);
    [[nodiscard]] QCoro::Task<Outcome> pollFailed(JobRun *run, Watch *watch, Error error);
    //! Another job of the provider was told to slow down.
    [[nodiscard]] QCoro::Task<Outcome> rest(JobRun *run, std::chrono::milliseconds delay);
    [[nodiscard]] bool isTimeToCancel(const JobRun &run, const Watch &watch) const;
    void note(JobRun &run, Watch &watch, const RemoteJob &remote);

    Clock &m_clock;
    JobJournal &m_journal;
    ProviderGate &m_gate;
};

} // namespace limner
