#include "core/queue/pick.h"

#include "core/money/budget.h"

namespace limner {

Picked pick(const std::vector<WaitingJob> &waiting, std::map<QString, LaneRoom> lanes,
            QueueGate gate)
{
    Picked out;
    for (const WaitingJob &job : waiting) {
        LaneRoom &lane = lanes[job.provider];
        if ((gate.isPaused && !job.passesPause) || lane.places <= 0 || lane.creates <= 0)
            continue;
        if (!job.passesCap && gate.heldFrom && job.position >= *gate.heldFrom)
            continue;
        if (!job.passesCap && gate.room && job.price > *gate.room + moneyRounding) {
            out.held = job.id;
            gate.heldFrom = job.position;
            continue;
        }
        if (gate.room)
            *gate.room -= job.price;
        --lane.places;
        --lane.creates;
        out.start.push_back(job.id);
    }
    return out;
}

} // namespace limner
