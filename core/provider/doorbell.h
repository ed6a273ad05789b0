#pragma once

#include "core/base/clock.h"

#include <QString>

#include <map>
#include <set>
#include <stop_token>

namespace limner {

//! Rings when a provider calls to say that a job of its has ended: for whoever waits for that job,
//! now or next.
class Doorbell {
public:
    explicit Doorbell(Clock &clock)
        : m_clock{clock}
    {}

    //! An empty id is a call that names nobody.
    void ring(const QString &remoteId);
    //! Fires when it rings for this job; has fired already when it rang since it was last waited
    //! for.
    [[nodiscard]] std::stop_token waitFor(const QString &remoteId);
    //! Nobody waits for it any more.
    void leave(const QString &remoteId) { m_waiting.erase(remoteId); }
    //! It rang within the last minute: nobody needs to look often.
    [[nodiscard]] bool isHeard() const;

private:
    Clock &m_clock;
    std::map<QString, std::stop_source> m_waiting;
    std::set<QString> m_missed;                      //!< rang while nobody waited
    std::optional<std::chrono::milliseconds> m_last; //!< by Clock::elapsed
};

} // namespace limner
