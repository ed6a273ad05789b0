#pragma once

#include "core/base/clock.h"
#include "core/jobs/jobrun.h"

#include <list>

namespace limner {

//! The waits of jobs under way, which may be cut short: by the artist for one job, or for all after
//! a sleep of the computer or a change of the network.
class JobPauses {
public:
    explicit JobPauses(Clock &clock)
        : m_clock{clock}
    {}

    //! Sleeps until then, until `wake`, or until it is told to wake up. `askedUntil` is set when
    //! the provider asked for the wait: `wakeAll` does not end that one before its time. Stopped
    //! when it was cut short.
    [[nodiscard]] QCoro::Task<Clock::Woken> sleep(JobRun *run, std::chrono::milliseconds delay,
                                                  QDateTime askedUntil, std::stop_token wake);
    //! Whatever this job waits for is due now.
    void wake(const QString &jobId);
    void wakeAll();
    //! How often all were woken: what failed while the world came back failed for the old reasons.
    [[nodiscard]] int wakes() const { return m_wakes; }

private:
    struct Nap {
        QString jobId = {};
        std::stop_source over = {};
        QDateTime askedUntil = {};
    };

    Clock &m_clock;
    std::list<Nap *> m_naps; //!< each lives in the frame of a `sleep`
    int m_wakes = 0;
};

} // namespace limner
