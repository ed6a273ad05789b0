#pragma once

#include "core/jobs/job.h"
#include "core/queue/queuestand.h"

namespace limner {

//! A job as its tile shows it.
struct JobTile {
    enum class Kind {
        Waiting,
        Retrying,
        Starting,
        Generating,
        Fetching,
        Cancelling,
        Cancelled,
        Failed,
        Uncertain
    };

    QString jobId = {};
    QString prompt = {};
    int pictures = 1; //!< asked for
    JobState state = JobState::Queued;
    qint64 position = 0;
    Kind kind = Kind::Waiting;
    double fraction = -1; //!< of the ring, 0 to 1; -1 = unknown
    QString caption = {}; //!< below the ring, or the reason of a failure
    QString why = {};     //!< of a failure or a wait, in whole sentences
    QDateTime retryAt = {};
    bool isFetchable = false; //!< paid for, and the provider still keeps what was not fetched
    bool paused = false;      //!< it would start, were the queue not paused
    //! This computer cannot take a paid picture, which the provider deletes at this time.
    QDateTime deadline = {};

    //! These wait for a person.
    [[nodiscard]] bool isTroubled() const
    {
        return kind == Kind::Failed || kind == Kind::Uncertain || kind == Kind::Cancelled;
    }
    //! What is finished at the provider is paid for, and fetched in any case.
    [[nodiscard]] bool canCancel() const
    {
        return !isTroubled() && kind != Kind::Cancelling && kind != Kind::Fetching &&
               state != JobState::Fetching;
    }
    //! It waits for its turn and can change places.
    [[nodiscard]] bool canMove() const
    {
        return state == JobState::Queued && kind != Kind::Cancelling;
    }
    //! It changes by itself as time passes.
    [[nodiscard]] bool countsDown() const { return kind == Kind::Retrying; }

    bool operator==(const JobTile &) const = default;
};

//! `stand` tells what keeps a waiting job back.
[[nodiscard]] JobTile jobTile(const Job &job, const JobProgress &progress,
                              const QueueStand &stand = {});
//! "The provider deletes it in 42 min."
[[nodiscard]] QString deadlineText(const QDateTime &deadline, const QDateTime &now);
//! What stands inside the ring: "64%", "↓", "8 s".
[[nodiscard]] QString ringText(const JobTile &tile, const QDateTime &now);
[[nodiscard]] QString caption(const JobTile &tile, const QDateTime &now);
//! "4 pictures: a lighthouse…"; which job this is, where several look alike.
[[nodiscard]] QString jobName(const JobTile &tile);
//! For a screen reader: "Generating 64 %, step 18 of 28: a lighthouse…".
[[nodiscard]] QString spokenName(const JobTile &tile, const QDateTime &now);

} // namespace limner
