#pragma once

#include "core/jobs/jobmachine.h"
#include "core/jobs/jobpauses.h"
#include "core/jobs/jobstore.h"
#include "core/jobs/joblistener.h"
#include "core/library/library.h"
#include "core/money/budget.h"
#include "core/upload/uploadstore.h"

namespace limner {

//! The one writer of a job under way: its row, its lines in the ledger, its pictures. Says what
//! stands to the listener after each commit, and waits for as long as a commit takes.
class JobJournal {
public:
    JobJournal(Clock &clock, Library &library, JobListener &listener);

    [[nodiscard]] Budget &budget() { return m_budget; }
    [[nodiscard]] JobStore &jobs() { return m_jobs; }
    [[nodiscard]] JobPauses &pauses() { return m_pauses; }
    [[nodiscard]] JobListener &listener() { return m_listener; }

    //! The intent to create and its reserve, unless a cap forbids it: BudgetCap.
    [[nodiscard]] Result<> commitIntent(const Job &intent);
    //! Commits the job as it stands, trying for as long as it takes; Ended only when stopped.
    [[nodiscard]] QCoro::Task<Outcome> persist(JobRun *run, std::optional<LedgerEntry> entry);
    //! Ends the job: state, reason, ledger, in one commit.
    [[nodiscard]] QCoro::Task<Outcome>
    finish(JobRun *run, JobEvent event, std::optional<Error> error, std::optional<bool> billed);
    //! The provider has it: its id, or its end when it answered at once.
    [[nodiscard]] QCoro::Task<Outcome> adopt(JobRun *run, RemoteJob remote);
    //! What the provider finally said. `remote` is terminal; `at` as of `applyTerminal`.
    [[nodiscard]] QCoro::Task<Outcome> conclude(JobRun *run, RemoteJob remote, QDateTime at);
    //! Nobody knows whether it was created; the run is over.
    [[nodiscard]] QCoro::Task<Outcome> becomeUncertain(JobRun *run, Error error);
    //! The picture's row and its pending upload, in one commit.
    [[nodiscard]] Result<ArtworkId> keep(const Artwork &artwork, qint64 album);

    //! Shows the trouble and when it is tried again, and waits until then or until `wake`.
    [[nodiscard]] QCoro::Task<Outcome> pause(JobRun *run, Error error,
                                             std::chrono::milliseconds delay, std::stop_token wake);
    //! What is shown is not what is promised: a failed write here loses a message, nothing else.
    void show(JobRun &run);
    void clearTrouble(JobRun &run);
    //! Tells until when the outputs can be fetched, if the provider deletes them.
    void tellDeadline(JobRun &run);

private:
    [[nodiscard]] Result<> commit(const Job &job, const std::optional<LedgerEntry> &entry);
    //! Fills in the job's cost and gives the entry that closes its reserve, if it has one.
    [[nodiscard]] std::optional<LedgerEntry> close(Job &job);
    //! What it came to; the rate is ours, so even an exact running time gives an estimate.
    void setCost(Job &job);

    Clock &m_clock;
    Library &m_library;
    JobListener &m_listener;
    JobPauses m_pauses;
    JobStore m_jobs;
    UploadStore m_uploads;
    Ledger m_ledger;
    Budget m_budget;
};

} // namespace limner
