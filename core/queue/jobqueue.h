#pragma once

#include "core/queue/dispatcher.h"
#include "core/queue/jobboard.h"
#include "core/queue/jobcanceller.h"
#include "core/queue/jobintake.h"

namespace limner {

//! The queue: its parts, introduced to each other. Takes drafts, makes them durable, and keeps as
//! many pipelines going as each provider is granted. The only door to jobs for the window and the
//! command line.
class JobQueue final : public QObject {
    Q_OBJECT
public:
    JobQueue(HttpClient &http, Clock &clock, Catalog &catalog, Library &library,
             QObject *parent = nullptr);

    //! Picks up every unfinished job, running ones before queued ones.
    void start();
    //! Before a shutdown: see `JobRunner::settle`.
    [[nodiscard]] QCoro::Task<> settle(std::stop_token hurry)
    {
        return m_runner.settle(std::move(hurry));
    }
    //! Paid requests under way that nobody could ask about later.
    [[nodiscard]] int uncuttable() const { return m_runner.uncuttable(); }
    //! Stops every pipeline and waits; jobs stay as they are and resume at the next start.
    [[nodiscard]] QCoro::Task<> shutdown();
    //! The computer was asleep, or the network changed: whatever waits for its next try or look has
    //! it now, except where the provider asked for the wait.
    void wake() { m_runner.pipeline().wakeAll(); }
    //! Whether kept pictures carry their request inside them.
    void setEmbedding(bool on) { m_runner.pipeline().setEmbedding(on); }

    [[nodiscard]] JobIntake &intake() { return m_intake; }
    [[nodiscard]] JobCanceller &canceller() { return m_canceller; }
    [[nodiscard]] JobBoard &board() { return m_board; }
    [[nodiscard]] JobStore &jobs() { return m_jobs; }
    [[nodiscard]] QueueOrder &order() { return m_order; }
    [[nodiscard]] QueuePause &pause() { return m_pause; }
    [[nodiscard]] Lanes &lanes() { return m_lanes; }
    [[nodiscard]] CapGate &caps() { return m_caps; }

private:
    void connectParts();

    Catalog &m_catalog;
    JobStore m_jobs;
    QueuePause m_pause;
    Lanes m_lanes;
    JobRunner m_runner;
    CapGate m_caps;
    QueueOrder m_order;
    Dispatcher m_dispatcher;
    JobIntake m_intake;
    JobCanceller m_canceller;
    JobBoard m_board;
};

} // namespace limner
