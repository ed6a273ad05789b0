#pragma once

#include "core/provider/catalog.h"
#include "core/queue/capgate.h"
#include "core/queue/jobrunner.h"
#include "core/queue/lanes.h"
#include "core/queue/queueorder.h"
#include "core/queue/queuestand.h"

#include <QObject>

namespace limner {

struct QueueCounts {
    int running = 0; //!< Submitting, Running, Fetching
    int waiting = 0; //!< Queued
    bool paused = false;
    bool operator==(const QueueCounts &) const = default;
};

//! The read side of the queue, for tiles and commands: how each job and the whole stands, and what
//! happens, as values. Changes nothing.
class JobBoard final : public QObject {
    Q_OBJECT
public:
    JobBoard(Clock &clock, const Catalog &catalog, JobStore &jobs, const QueuePause &pause,
             Lanes &lanes, CapGate &caps, JobRunner &runner, QObject *parent = nullptr);

    //! As it stands, with the trouble that could not be written down.
    [[nodiscard]] std::optional<Job> job(const QString &id);
    [[nodiscard]] JobProgress progress(const QString &id) const { return m_runner.progress(id); }
    //! What deserves a tile: unfinished, troubled and not dismissed; in queue order.
    [[nodiscard]] std::vector<Job> visible();
    [[nodiscard]] QueueCounts counts();
    [[nodiscard]] QueueStand stand();
    //! A waiting job that a cap keeps waiting.
    [[nodiscard]] bool isHeld(const QString &id);
    //! Jobs that went on at a provider while this program was not there, by provider.
    [[nodiscard]] const std::map<QString, int> &pickedUp() const { return m_pickedUp; }
    void notePickedUp(const Job &job);
    //! Waits until the job is finished or Uncertain, or a cap holds it, or stopped.
    [[nodiscard]] QCoro::Task<> settled(QString id, std::stop_token stop);

    //! Tells counts and stand, where they are others than told.
    void tellStand();

signals:
    void jobAdded(const limner::Job &job);
    void jobChanged(const limner::Job &job); //!< state, error, retry time
    void jobProgressed(const QString &id, const limner::JobProgress &progress);
    void jobRemoved(const QString &id); //!< no tile any more: done, or dismissed
    void artworkKept(const QString &jobId, limner::ArtworkId id);
    //! What goes into the job was larger than its provider takes, or of another kind.
    void inputMadeSmaller(const QString &jobId, const limner::MadeSmaller &done);
    void jobFinished(const limner::Job &job); //!< Done, Failed, Cancelled or Uncertain
    void countsChanged(limner::QueueCounts counts);
    void
    standChanged(const limner::QueueStand &stand); //!< pause, cap, limit, what a lane waits for
    void heldChanged(const std::optional<limner::CapHold> &hold);

private:
    void noteEnded(const Job &job);
    [[nodiscard]] ProviderStand standOf(const QString &id, const QString &name, int waiting);

    Clock &m_clock;
    const Catalog &m_catalog;
    JobStore &m_jobs;
    const QueuePause &m_pause;
    Lanes &m_lanes;
    CapGate &m_caps;
    JobRunner &m_runner;
    std::map<QString, int> m_pickedUp;
    QueueCounts m_told;
    QueueStand m_toldStand;
};

} // namespace limner
