#pragma once

#include "core/base/taskscope.h"
#include "core/jobs/pipeline.h"

#include <QObject>

#include <map>
#include <optional>

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
    //! A new job with the same request (a Failed, Cancelled job); Resubmit for an Uncertain one,
    //! which is looked up once more first where the provider can; and for one that waits for its
    //! next try, that try now.
    [[nodiscard]] Result<QString> retry(const QString &id);
    //! Puts the tile of a failed, cancelled or uncertain job away. Its record stays.
    void dismiss(const QString &id);
    //! Stops every pipeline and waits; jobs stay as they are and resume at the next start.
    [[nodiscard]] QCoro::Task<> shutdown();

    //! As it stands, with the trouble that could not be written down.
    [[nodiscard]] std::optional<Job> job(const QString &id);
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
    void jobChanged(const QString &id);    //!< state, error, retry time
    void jobProgressed(const QString &id); //!< see progress()
    void jobRemoved(const QString &id);    //!< no tile any more: done, or dismissed
    void artworkKept(const QString &jobId, limner::ArtworkId id);
    void jobFinished(const QString &id); //!< Done, Failed, Cancelled or Uncertain
    void countsChanged(limner::QueueCounts counts);

private:
    //! One pipeline under way.
    struct Active {
        std::stop_source stop = {};
        std::stop_source cancel = {};
        Job job = {}; //!< as last told
        JobProgress progress = {};
        bool again = false; //!< start over when it has stopped
    };

    [[nodiscard]] PipelineEvents events();
    [[nodiscard]] Result<QString> enqueue(Job job);
    [[nodiscard]] std::optional<QString> twinOf(const Job &job);
    [[nodiscard]] Result<QString> resubmit(Job job);
    void scheduleLater();
    void schedule();
    void launch(const Job &job);
    [[nodiscard]] QCoro::Task<> work(QString id, std::stop_token stop, std::stop_token cancel);
    void workEnded(const QString &id);
    void noteChanged(const Job &job);
    void tellCounts();

    Clock &m_clock;
    Catalog &m_catalog;
    Library &m_library;
    JobStore m_jobs;
    Ledger m_ledger;
    JobPipeline m_pipeline;
    TaskScope m_scope;
    std::map<QString, Active> m_active;
    QueueCounts m_told;
    int m_slots = defaultSlots;
    bool m_stopping = false;
    bool m_scheduled = false;
};

} // namespace limner
