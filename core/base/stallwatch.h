#pragma once

#include "core/base/clock.h"
#include "core/base/trace.h"

#include <QEvent>

#include <optional>

namespace limner {

//! The event loop stood still: nothing was painted and no key was heard.
struct Stall {
    std::chrono::milliseconds duration{0};
    QString what = {}; //!< the event that took longest, and what of the trace took longest in it
};

//! Finds out what held up an event loop. Whoever delivers the events of its thread tells what
//! begins, what has ended, and when the loop comes round; events may hold others inside.
class StallWatch {
public:
    static constexpr std::chrono::milliseconds limit{16}; //!< a frame at 60 Hz

    explicit StallWatch(const Clock &clock)
        : m_clock{clock}
    {}

    void begin(const QObject &receiver, QEvent::Type type);
    void end();
    //! The loop comes round: it waits for what happens next, or has just done so. What it did since
    //! the last time, waiting aside, is a stall when it took longer than `limit`. `span` is the
    //! longest of the trace in that time.
    [[nodiscard]] std::optional<Stall> turn(const trace::Timed &span);

private:
    const Clock &m_clock;
    int m_depth = 0;
    std::chrono::milliseconds m_began{0};
    std::chrono::milliseconds m_busy{0}; //!< all events of this turn
    // Of the event under way, and of the longest; names live as long as the program.
    const char *m_receiver = "";
    QEvent::Type m_type = QEvent::None;
    const char *m_longestReceiver = "";
    QEvent::Type m_longestType = QEvent::None;
    std::chrono::milliseconds m_longest{0};
};

} // namespace limner
