#pragma once

#include "core/queue/jobqueue.h"

namespace limner {

//! One job of a group as it stands.
struct GroupMember {
    Job job = {}; //!< with the trouble that could not be written down
    JobProgress progress = {};
    std::optional<Amount> estimate = {}; //!< what it is thought to cost; nothing = unknown
};

//! The jobs of one click, together.
struct GroupStand {
    QString id = {};
    std::vector<GroupMember> members = {}; //!< in the order they were asked for; the latest tries
    //! What all of them came to so far, those that were tried again, too.
    double spent = 0;
    //! What those that are not finished are thought to add.
    double awaited = 0;
    bool isEstimated = false; //!< `spent` holds an estimate
    QString currency{moneyCurrency};

    [[nodiscard]] int done() const;
    [[nodiscard]] int open() const;   //!< not finished, nor uncertain
    [[nodiscard]] int failed() const; //!< ended without success, or uncertain
    [[nodiscard]] QDateTime began() const;
    //! From the click to the last end, seconds; -1 while one is open or the times are not known.
    [[nodiscard]] double seconds() const;
    //! Different models, by provider and name.
    [[nodiscard]] int models() const;
    //! The one seed of all that have one; nothing when they differ.
    [[nodiscard]] std::optional<qint64> seed() const;
};

//! Empty when there is no such group.
[[nodiscard]] GroupStand groupStand(JobQueue &queue, const QString &group);

} // namespace limner
