#pragma once

#include "core/jobs/job.h"
#include "core/queue/queuestand.h"

namespace limner {

//! The uploads of one job's pictures, added up.
struct UploadSum {
    int open = 0; //!< pictures that are not stored yet
    qint64 sent = 0;
    qint64 total = 0;
    QDateTime retryAt = {}; //!< the soonest one, while all of them wait
};

//! A job as its tile shows it.
struct JobTile {
    enum class Kind {
        Waiting,
        Retrying,
        Starting,
        Generating,
        Fetching,
        Uploading,
        Cancelling,
        Failed,
        Uncertain
    };

    QString jobId = {};
    QString prompt = {};
    JobState state = JobState::Queued;
    qint64 position = 0;
    Kind kind = Kind::Waiting;
    double fraction = -1; //!< of the ring, 0 to 1; -1 = unknown
    QString caption = {}; //!< below the ring, or the reason of a failure
    QDateTime retryAt = {};
    bool paused = false; //!< it would start, were the queue not paused
    //! This computer cannot take a paid picture, which the provider deletes at this time.
    QDateTime deadline = {};

    //! Failed and Uncertain wait for a person.
    [[nodiscard]] bool isTroubled() const
    {
        return kind == Kind::Failed || kind == Kind::Uncertain;
    }
    [[nodiscard]] bool canCancel() const;
    //! It waits for its turn and can change places.
    [[nodiscard]] bool canMove() const
    {
        return state == JobState::Queued && kind != Kind::Cancelling;
    }
    //! It changes by itself as time passes.
    [[nodiscard]] bool countsDown() const { return kind == Kind::Retrying; }

    bool operator==(const JobTile &) const = default;
};

//! It ended, but not well: it failed, was cancelled for a reason, or kept only some of its
//! pictures.
[[nodiscard]] bool hasTrouble(const Job &job);
//! `stand` tells what keeps a waiting job back.
[[nodiscard]] JobTile jobTile(const Job &job, const JobProgress &progress, const UploadSum &uploads,
                              const QueueStand &stand = {});
//! "The provider deletes it in 42 min."
[[nodiscard]] QString deadlineText(const QDateTime &deadline, const QDateTime &now);
//! What stands inside the ring: "64%", "↑", "8 s".
[[nodiscard]] QString ringText(const JobTile &tile, const QDateTime &now);
[[nodiscard]] QString caption(const JobTile &tile, const QDateTime &now);
//! For a screen reader: "Generating 64 %, step 18 of 28: a lighthouse…".
[[nodiscard]] QString spokenName(const JobTile &tile, const QDateTime &now);

} // namespace limner
