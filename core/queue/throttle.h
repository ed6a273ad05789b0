#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QString>

#include <chrono>
#include <deque>
#include <map>

namespace limner {

//! How fast creates may go out, a provider each: never more than so many in any minute, and none
//! at all while the provider wants to be left alone. After such a time one create goes first, and
//! its answer opens the way for the rest. Knows time and numbers only.
class Throttle {
public:
    enum class Why {
        Nothing,  //!< go
        Refused,  //!< the provider said 429
        OwnLimit, //!< our own creates a minute
        Trial,    //!< the first create after a 429 has not been answered yet
    };
    struct Wait {
        Why why = Why::Nothing;
        std::chrono::milliseconds delay{0}; //!< negative = nobody knows; an answer ends it
        bool operator==(const Wait &) const = default;
    };
    static constexpr int mostPerMinute = 6000;

    explicit Throttle(Clock &clock)
        : m_clock{clock}
    {}

    //! Creates in any 60 seconds, 1 to `mostPerMinute`.
    void setPerMinute(const QString &provider, int creates);
    //! How long the next create of this provider has to wait.
    [[nodiscard]] Wait wait(const QString &provider);
    //! How many may go out at once; 0 while any has to wait.
    [[nodiscard]] int creates(const QString &provider);
    //! One goes out now, for this job.
    void take(const QString &provider, const QString &jobId);
    //! One went out so long ago, in an earlier run of the program.
    void remember(const QString &provider, std::chrono::milliseconds ago);
    //! The provider answered it with a 429; gives how long all its creates wait. `random` in [0,
    //! 1).
    std::chrono::milliseconds refused(const QString &provider, const Error &error, double random);
    //! The provider answered it with anything else.
    void accepted(const QString &provider);
    //! The job came to its end before its create was answered.
    void gaveUp(const QString &provider, const QString &jobId);
    //! Leaves the provider alone for at least so long.
    void hold(const QString &provider, std::chrono::milliseconds delay);
    //! It answered something else than a create with a 429: nobody asks it anything for so long,
    //! creates included.
    void holdAsking(const QString &provider, std::chrono::milliseconds delay);
    //! How long questions about running jobs have to wait; 0 = none.
    [[nodiscard]] std::chrono::milliseconds askingWait(const QString &provider) const;
    //! The artist does not want to wait any longer: one create may try.
    void release(const QString &provider);

private:
    struct Lane {
        int perMinute = 600;                             // of a provider nobody set a limit for
        std::deque<std::chrono::milliseconds> sent = {}; //!< by Clock::elapsed, of the last minute
        std::chrono::milliseconds heldUntil{0};
        std::chrono::milliseconds quietUntil{0};
        int refusals = 0; //!< since the last create that was taken
        QString trial = {};
    };

    Clock &m_clock;
    std::map<QString, Lane> m_lanes;
};

} // namespace limner
