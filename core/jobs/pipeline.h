#pragma once

#include "core/base/clock.h"
#include "core/money/budget.h"
#include "core/jobs/jobrun.h"
#include "core/jobs/jobmachine.h"
#include "core/jobs/jobstore.h"
#include "core/money/ledger.h"
#include "core/library/library.h"
#include "core/provider/catalog.h"
#include "core/upload/uploadstore.h"

#include <functional>
#include <map>
#include <stop_token>

namespace limner {

class HttpClient;
struct FetchedFile;
struct ImageFacts;

//! What the pipeline tells while it runs; called on the GUI thread, between effects.
struct PipelineEvents {
    std::function<void(const Job &)> changed = {};
    std::function<void(const QString &jobId, const JobProgress &)> progressed = {};
    std::function<void(const QString &jobId, ArtworkId)> kept = {};

    // One 429 is told to all jobs of the provider. Unset: each waits by itself.
    //! A question about a running job was refused by a rate limit.
    std::function<void(const Job &, std::chrono::milliseconds)> askedTooOften = {};
    //! How long the next question has to wait because of that; 0 = not at all.
    std::function<std::chrono::milliseconds(const Job &)> askingWait = {};

    // The gate before the paid step. Unset: it stands open, and a refused create waits by itself.
    //! Asked at the last moment; false leaves the job Queued and ends the run.
    std::function<bool(const Job &)> mayCreate = {};
    //! What the provider said to it; gives how long a rate limit keeps the whole provider waiting.
    //! The run then ends, and whoever owns the queue starts the job again.
    std::function<std::chrono::milliseconds(const Job &, const Result<RemoteJob> &)> answered = {};
};

//! THE coroutine: submit, await, fetch, keep. Each step commits its intent, has its effect, commits
//! its product, and is skipped when the product is stored already, so "resume" and "first run" are
//! the same code.
class JobPipeline {
public:
    JobPipeline(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
                PipelineEvents events);

    //! Works until the job is finished, Uncertain, or stopped. Stopping (shutdown) leaves the job
    //! as it is; `cancel` (the artist) asks the provider to cancel and finishes the job.
    [[nodiscard]] QCoro::Task<> run(QString jobId, std::stop_token stop, std::stop_token cancel);

    //! Prices and caps; a job that a cap forbids is left Queued, as it was.
    [[nodiscard]] Budget &budget() { return m_budget; }
    //! Whether kept pictures carry their request inside them; for those that come from now on.
    void setEmbedding(bool on) { m_embedding = on; }
    //! Ends the wait of a job that pauses before its next try or look: that is due now.
    void wake(const QString &jobId);
    //! The same for all of them, after a sleep of the computer or a change of the network. What a
    //! provider asked us to wait for is waited for.
    void wakeAll();

private:
    //! A pause that may be cut short.
    struct Nap {
        std::stop_source over = {};
        QDateTime askedUntil = {}; //!< by the provider; null = our own choice
    };

    // The steps; each leaves the job in another state, or ends. `run` outlives them all.
    [[nodiscard]] QCoro::Task<Outcome> submit(JobRun &run); // submitstep.cpp
    [[nodiscard]] QCoro::Task<Outcome> reconcile(JobRun &run);
    [[nodiscard]] QCoro::Task<Outcome> await(JobRun &run); // awaitstep.cpp
    [[nodiscard]] QCoro::Task<Outcome> fetch(JobRun &run); // fetchstep.cpp

    // submitstep.cpp
    [[nodiscard]] QCoro::Task<Outcome> adopt(JobRun &run, RemoteJob remote);
    [[nodiscard]] QCoro::Task<Outcome> createFailed(JobRun &run, Error error,
                                                    std::chrono::milliseconds held);
    [[nodiscard]] QCoro::Task<Outcome> becomeUncertain(JobRun &run, Error error);
    [[nodiscard]] QCoro::Task<Outcome> neverArrived(JobRun &run, std::optional<Error> lost);

    // awaitstep.cpp
    struct Watch;
    [[nodiscard]] AsyncResult<RemoteJob> ask(JobRun &run, Watch &watch);
    [[nodiscard]] QCoro::Task<Outcome> pollFailed(JobRun &run, Watch &watch, Error error);
    [[nodiscard]] QCoro::Task<Outcome> conclude(JobRun &run, RemoteJob remote,
                                                QDateTime succeededAt);
    [[nodiscard]] QCoro::Task<Outcome> rest(JobRun &run, std::chrono::milliseconds delay);
    void note(JobRun &run, Watch &watch, const RemoteJob &remote);

    // fetchstep.cpp
    [[nodiscard]] AsyncResult<> keepOutput(JobRun &run, int index);
    [[nodiscard]] AsyncResult<FetchedFile> download(JobRun &run, QString output, QString file);
    [[nodiscard]] AsyncResult<> keep(JobRun &run, Artwork artwork, QString file);
    [[nodiscard]] Artwork describe(const JobRun &run, int index, const FetchedFile &file,
                                   const ImageFacts &facts) const;
    [[nodiscard]] Result<ArtworkId> record(Artwork &artwork, const QString &file);
    //! Writes the request into the file, where its format can carry it (embedstep.cpp).
    [[nodiscard]] QCoro::Task<> inscribe(JobRun &run, Artwork &artwork, QString file);
    //! The picture of this output when it is in its place already, but was never recorded.
    [[nodiscard]] std::optional<Artwork> keptBefore(const JobRun &run, int index) const;
    //! Tells until when the outputs can be fetched.
    void noteDeadline(JobRun &run);
    [[nodiscard]] QDateTime promisedUntil(const JobRun &run) const;

    // pipeline.cpp
    //! The intent and its reserve, unless a cap forbids it: BudgetCap.
    [[nodiscard]] Result<> commitIntent(const Job &intent);
    [[nodiscard]] Result<> commit(const Job &job, const std::optional<LedgerEntry> &entry);
    //! Commits the job as it stands, trying for as long as it takes; Ended only when stopped.
    [[nodiscard]] QCoro::Task<Outcome> persist(JobRun &run, std::optional<LedgerEntry> entry);
    //! Ends the job: state, reason, ledger, in one commit.
    [[nodiscard]] QCoro::Task<Outcome>
    finish(JobRun &run, JobEvent event, std::optional<Error> error, std::optional<bool> billed);
    //! Fills in the job's cost and gives the entry that closes its reserve, if it has one.
    [[nodiscard]] std::optional<LedgerEntry> close(Job &job);
    //! What it came to; the rate is ours, so even an exact running time gives an estimate.
    void setCost(Job &job);
    //! Shows the trouble and when it is tried again, and waits until then or until `wake`.
    [[nodiscard]] QCoro::Task<Outcome> pause(JobRun &run, Error error,
                                             std::chrono::milliseconds delay, std::stop_token wake);
    //! Sleeps until then, until `wake`, or until it is told to wake up.
    [[nodiscard]] QCoro::Task<> nap(JobRun &run, std::chrono::milliseconds delay,
                                    QDateTime askedUntil, std::stop_token wake);
    void show(JobRun &run);
    void clearTrouble(JobRun &run);

    HttpClient &m_http;
    Clock &m_clock;
    Catalog &m_catalog;
    Library &m_library;
    JobStore m_jobs;
    UploadStore m_uploads;
    Ledger m_ledger;
    Budget m_budget;
    PipelineEvents m_events;
    std::map<QString, Nap> m_naps; // by job
    int m_wakes = 0;
    bool m_embedding = true;
};

} // namespace limner
