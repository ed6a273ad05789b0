#pragma once

#include "core/queue/capgate.h"
#include "core/queue/jobrunner.h"
#include "core/queue/lanes.h"

#include <QObject>

namespace limner {

//! Starts waiting jobs whenever something changes that may let one start: asks `pick`.
class Dispatcher final : public QObject {
    Q_OBJECT
public:
    Dispatcher(JobStore &jobs, const QueuePause &pause, Lanes &lanes, CapGate &caps,
               JobRunner &runner, QObject *parent = nullptr);

    //! Soon, once for all that asks meanwhile: whoever submits has the id before the first word
    //! about it.
    void dispatchLater();
    void dispatch();

private:
    //! Of one provider, in queue order; while paused only those that the pause is not about.
    [[nodiscard]] std::vector<Job> startable(const QString &provider, int limit);
    [[nodiscard]] WaitingJob waitingOf(const Job &job);

    JobStore &m_jobs;
    const QueuePause &m_pause;
    Lanes &m_lanes;
    CapGate &m_caps;
    JobRunner &m_runner;
    bool m_isPosted = false;
};

} // namespace limner
