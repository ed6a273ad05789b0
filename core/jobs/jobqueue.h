#pragma once

#include "core/base/taskscope.h"
#include "core/jobs/pipeline.h"

#include <QObject>

#include <map>

namespace limner {

struct QueueCounts {
    int running = 0; //!< Submitting, Running, Fetching
    int waiting = 0; //!< Queued
    bool operator==(const QueueCounts &) const = default;
};

//! Takes drafts, makes them durable, and keeps up to `slots` pipelines going. The only door to jobs
//! for the window and the command line.
class JobQueue final : public QObject {
    Q_OBJECT
public:
    static constexpr int defaultSlots = 5;

    JobQueue(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
             QObject *parent = nullptr);

    void setSlots(int count);
    //! Picks up every unfinished job, running ones before queued ones.
    void start();
    //! Commits the job and returns its id. The same `--id` again returns the existing job's id
    //! without a new job; so does a fixed seed whose twin is Done or under way.
    //! The seed is drawn here when the model has one and the artist did not choose.
    [[nodiscard]] Result<QString> submit(JobDraft draft);
    void cancel(const QString &id);
    void cancelAll();
    //! A new job with the same request (a Failed, Cancelled job), or Resubmit for an Uncertain one.
    [[nodiscard]] Result<QString> retry(const QString &id);
    //! Puts the tile of a failed, cancelled or uncertain job away. Its record stays.
    void dismiss(const QString &id);
    //! Stops every pipeline and waits; jobs stay as they are and resume at the next start.
    [[nodiscard]] QCoro::Task<> shutdown();

    [[nodiscard]] std::optional<Job> job(const QString &id) { return m_jobs.job(id); }
    [[nodiscard]] JobProgress progress(const QString &id) const;
    //! What deserves a tile: unfinished, troubled and not dismissed; in queue order.
    [[nodiscard]] std::vector<Job> visible();
    [[nodiscard]] QueueCounts counts();
    [[nodiscard]] JobStore &jobs() { return m_jobs; }
    [[nodiscard]] Ledger &ledger() { return m_ledger; }
    //! Waits until the job is finished or Uncertain, or stopped.
    [[nodiscard]] QCoro::Task<> settled(QString id, std::stop_token stop);

signals:
    void jobAdded(const QString &id);
    void jobChanged(const QString &id);      //!< state, error, retry time
    void jobProgressed(const QString &id);   //!< see progress()
    void jobRemoved(const QString &id);      //!< no tile any more: done, or dismissed
    void artworkKept(const QString &jobId, limner::ArtworkId id);
    void jobFinished(const QString &id);     //!< Done, Failed, Cancelled or Uncertain
    void countsChanged(limner::QueueCounts counts);

private:
    void schedule();
    [[nodiscard]] QCoro::Task<> work(QString id, std::stop_token cancel);

    Clock &m_clock;
    Catalog &m_catalog;
    Library &m_library;
    JobStore m_jobs;
    Ledger m_ledger;
    JobPipeline m_pipeline;
    TaskScope m_scope;
    std::map<QString, std::stop_source> m_active;
    std::map<QString, JobProgress> m_progress;
    int m_slots = defaultSlots;
};

} // namespace limner
