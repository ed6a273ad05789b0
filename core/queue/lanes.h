#pragma once

#include "core/base/taskscope.h"
#include "core/jobs/jobstore.h"
#include "core/jobs/providergate.h"
#include "core/queue/pick.h"
#include "core/queue/providerlimits.h"
#include "core/queue/queuepause.h"
#include "core/queue/throttle.h"

#include <QObject>

namespace limner {

//! One lane a provider: how many jobs it takes at a time, how fast creates may go out, and when it
//! wants to be left alone. Tells when a closed lane opens.
class Lanes final : public QObject, public ProviderGate {
    Q_OBJECT
public:
    Lanes(Clock &clock, const QueuePause &pause, QObject *parent = nullptr);

    //! Of providers that were given no limits of their own.
    void setParallel(int jobs);
    void setLimits(const QString &provider, ProviderLimits limits);
    [[nodiscard]] ProviderLimits limits(const QString &provider) const;
    //! An earlier run's creates count, and what a provider asked of it still holds.
    void recall(JobStore &jobs);
    //! What this provider takes now, with so many of its jobs under way; sets the alarm when it is
    //! only a matter of time.
    [[nodiscard]] LaneRoom room(const QString &provider, int underWay);
    [[nodiscard]] Throttle::Wait wait(const QString &provider) { return m_throttle.wait(provider); }
    //! The artist does not want to wait any longer: one create may try.
    void release(const QString &provider);
    //! The job's run is over.
    void gaveUp(const Job &job) { m_throttle.gaveUp(job.request.provider, job.id); }
    [[nodiscard]] QCoro::Task<> shutdown();

    // The gate of the pipelines.
    [[nodiscard]] bool mayCreate(const Job &job) override;
    [[nodiscard]] std::chrono::milliseconds answered(const Job &job,
                                                     const Result<RemoteJob> &answer) override;
    void askedTooOften(const Job &job, std::chrono::milliseconds delay) override;
    [[nodiscard]] std::chrono::milliseconds askingWait(const Job &job) override;

signals:
    //! Limits, or what a provider waits for.
    void changed();
    //! Somebody may be able to start now.
    void opened();

private:
    void wakeIn(std::chrono::milliseconds delay);
    [[nodiscard]] QCoro::Task<> ring(std::chrono::milliseconds delay, std::stop_token stop);

    Clock &m_clock;
    const QueuePause &m_pause;
    Throttle m_throttle;
    std::map<QString, ProviderLimits> m_limits;
    ProviderLimits m_otherLimits; // of providers without their own
    TaskScope m_scope;
    std::stop_source m_alarm; // ends the sleep until a lane opens
    std::optional<std::chrono::milliseconds> m_alarmAt;
    bool m_isClosed = false; // the program ends
};

} // namespace limner
