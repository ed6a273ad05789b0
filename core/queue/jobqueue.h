#pragma once

#include "core/base/taskscope.h"
#include "core/money/caphold.h"
#include "core/jobs/pipeline.h"
#include "core/queue/queuestand.h"

#include <QObject>

#include <map>
#include <optional>
#include <set>

namespace limner {

struct QueueCounts {
    int running = 0; //!< Submitting, Running, Fetching
    int waiting = 0; //!< Queued
    bool paused = false;
    bool operator==(const QueueCounts &) const = default;
};

//! Takes drafts, makes them durable, and keeps as many pipelines going as each provider is granted.
//! The only door to jobs for the window and the command line.
class JobQueue final : public QObject {
    Q_OBJECT
public:
    JobQueue(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
             QObject *parent = nullptr);

    //! Of providers that were given no limits of their own.
    void setSlots(int count);
    void setLimits(const QString &provider, ProviderLimits limits);
    //! Picks up every unfinished job, running ones before queued ones.
    void start();
    //! Commits the job and returns its id. The same `--id` again returns the existing job's id
    //! without a new job; so does a fixed seed whose twin is Done or under way.
    //! The seed is drawn here when the model has one and the artist did not choose.
    [[nodiscard]] Result<QString> submit(JobDraft draft);
    //! The job that `submit` would answer with instead of a new one: same request, same fixed seed.
    [[nodiscard]] std::optional<Job> twin(JobDraft draft);
    //! The same, or the job of its id.
    [[nodiscard]] std::optional<QString> existing(const JobDraft &draft);
    void cancel(const QString &id);
    void cancelWaiting(); //!< in one commit, as far as nothing of them was ever sent
    void cancelAll();
    //! A new job with the same request (a Failed, Cancelled job); Resubmit for an Uncertain one,
    //! which is looked up once more first where the provider can; and for one that waits for its
    //! next try, that try now.
    [[nodiscard]] Result<QString> retry(const QString &id);
    //! Each Failed job that was not put away, once. Uncertain ones are the artist's to decide, one
    //! by one. The ids of the new jobs; the first error ends it.
    [[nodiscard]] Result<QStringList> retryAllFailed();
    //! While paused no new job is started; what was sent goes on. Survives the program. The pause
    //! holds even when it could not be written down.
    [[nodiscard]] Result<> setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    //! This one is started even while the queue is paused.
    void exempt(const QString &id);
    //! Waiting jobs only, others are left out; durable, in one commit.
    [[nodiscard]] Result<> moveBefore(const QStringList &ids, const QString &before);
    [[nodiscard]] Result<> runNext(const QStringList &ids);
    [[nodiscard]] Result<> runLast(const QStringList &ids);
    //! Whether kept pictures carry their request inside them.
    void setEmbedding(bool on) { m_pipeline.setEmbedding(on); }
    //! The computer was asleep, or the network changed: whatever waits for its next try or look has
    //! it now, except where the provider asked for the wait.
    void wake() { m_pipeline.wakeAll(); }
    //! Puts the tile of a failed, cancelled or uncertain job away. Its record stays.
    void dismiss(const QString &id);

    // jobqueuebudget.cpp
    [[nodiscard]] Budget &budget() { return m_pipeline.budget(); }
    void setBudget(Rates rates, Caps caps);
    //! Where a cap stops the queue: that job and all behind it wait until the cap is raised, the
    //! day changes or something ends up cheaper than was set aside for it.
    [[nodiscard]] const std::optional<CapHold> &held() const { return m_hold; }
    //! A waiting job that a cap keeps waiting.
    [[nodiscard]] bool isHeld(const QString &id);
    //! Lets this one pass, whatever the caps say; durable.
    void runOverCap(const QString &id);
    //! Takes a waiting job back as if it had never been asked for; false once it is under way.
    bool withdraw(const QString &id);

    //! Stops every pipeline and waits; jobs stay as they are and resume at the next start.
    [[nodiscard]] QCoro::Task<> shutdown();

    //! As it stands, with the trouble that could not be written down.
    [[nodiscard]] std::optional<Job> job(const QString &id);
    [[nodiscard]] JobProgress progress(const QString &id) const;
    //! What deserves a tile: unfinished, troubled and not dismissed; in queue order.
    [[nodiscard]] std::vector<Job> visible();
    [[nodiscard]] QueueCounts counts();
    [[nodiscard]] QueueStand stand();
    //! Jobs that went on at a provider while this program was not there, by provider.
    [[nodiscard]] const std::map<QString, int> &pickedUp() const { return m_pickedUp; }
    [[nodiscard]] JobStore &jobs() { return m_jobs; }
    [[nodiscard]] Ledger &ledger() { return m_ledger; }
    //! Waits until the job is finished or Uncertain, or a cap holds it, or stopped.
    [[nodiscard]] QCoro::Task<> settled(QString id, std::stop_token stop);

signals:
    void jobAdded(const QString &id);
    void jobChanged(const QString &id);    //!< state, error, retry time
    void jobProgressed(const QString &id); //!< see progress()
    void jobRemoved(const QString &id);    //!< no tile any more: done, or dismissed
    void artworkKept(const QString &jobId, limner::ArtworkId id);
    void jobFinished(const QString &id); //!< Done, Failed, Cancelled or Uncertain
    void countsChanged(limner::QueueCounts counts);
    void standChanged(); //!< pause, cap, limit, what a provider waits for; see stand()
    void orderChanged();
    void heldChanged();   //!< see held()
    void budgetChanged(); //!< prices or caps

private:
    //! One pipeline under way.
    struct Active {
        std::stop_source stop = {};
        std::stop_source cancel = {};
        Job job = {}; //!< as last told
        JobProgress progress = {};
    };

    [[nodiscard]] PipelineEvents events();
    [[nodiscard]] Result<QString> enqueue(Job job);
    [[nodiscard]] std::optional<Job> twinOf(const Job &job);
    [[nodiscard]] std::optional<CapHold> holdBefore(const Job &job);
    [[nodiscard]] std::optional<CapHold> standingHold();
    //! Nothing but the caps asked; what stands before it is noted in m_barrier.
    [[nodiscard]] bool isAffordable(const Job &job);
    void setHold(std::optional<CapHold> hold);
    [[nodiscard]] QCoro::Task<> awaitRenewal(std::stop_token stop);
    [[nodiscard]] Result<QString> resubmit(Job job);
    [[nodiscard]] Result<QString> tryNow(const Job &job);
    void scheduleLater();
    void schedule();
    void startWaiting(const QString &provider);
    //! Nothing but a free place is missing. Asked before a job is started and before its create.
    [[nodiscard]] bool mayStart(const Job &job);
    //! In queue order; while paused only those that the pause is not about.
    [[nodiscard]] std::vector<Job> startable(const QString &provider, int limit);
    [[nodiscard]] ProviderLimits limits(const QString &provider) const;
    [[nodiscard]] int activeOf(const QString &provider) const;
    void restoreThrottle();
    void notePickedUp(const Job &job);
    [[nodiscard]] std::chrono::milliseconds noteAnswered(const Job &job,
                                                         const Result<RemoteJob> &answer);
    [[nodiscard]] std::vector<Job> cancelUnsent();
    void wakeIn(std::chrono::milliseconds delay);
    [[nodiscard]] QCoro::Task<> alarm(std::chrono::milliseconds delay, std::stop_token stop);
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
    Throttle m_throttle;
    std::map<QString, ProviderLimits> m_limits;
    ProviderLimits m_otherLimits; // of providers without their own
    std::set<QString> m_exempt;
    std::map<QString, int> m_pickedUp;
    std::stop_source m_alarm; // ends the sleep until a provider may be called again
    std::optional<std::chrono::milliseconds> m_alarmAt;
    QueueCounts m_told;
    bool m_paused = false;
    std::optional<CapHold> m_hold;    // as told
    std::optional<CapHold> m_barrier; // of the round under way
    std::stop_source m_renewal;
    bool m_stopping = false;
    bool m_scheduled = false;
};

} // namespace limner
