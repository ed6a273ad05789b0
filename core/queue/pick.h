#pragma once

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace limner {

//! A waiting job, as far as its turn depends on it.
struct WaitingJob {
    QString id = {};
    QString provider = {};
    qint64 position = 0;
    double price = 0;         //!< what sending it would add to what the caps count
    bool passesPause = false; //!< asked for by name while the queue is paused
    //! The artist let it pass, or an earlier create has to be explained first, which costs nothing.
    bool passesCap = false;
};

//! What one provider takes now.
struct LaneRoom {
    int places = 0;  //!< free ones
    int creates = 0; //!< that may go out at once
};

//! What stands before every lane.
struct QueueGate {
    bool isPaused = false;
    std::optional<double> room = {};     //!< what the caps leave; unset = no cap
    std::optional<qint64> heldFrom = {}; //!< a cap holds the job of this position already
};

struct Picked {
    std::vector<QString> start = {};
    std::optional<QString> held = {}; //!< the first job that a cap stops, if a new one
    bool operator==(const Picked &) const = default;
};

//! Who runs next. In queue order; a full or quiet lane keeps no other waiting, but behind a job
//! that a cap stops nobody passes, of whatever provider: cheaper ones would eat up what it waits
//! for. Pure. `waiting` is in queue order.
[[nodiscard]] Picked pick(const std::vector<WaitingJob> &waiting, std::map<QString, LaneRoom> lanes,
                          QueueGate gate);

} // namespace limner
