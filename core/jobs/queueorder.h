#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace limner {

//! A waiting job's place in the queue.
struct Place {
    QString jobId = {};
    qint64 position = 0;
    bool operator==(const Place &) const = default;
};

//! Moves the jobs `ids`, in their present order, to stand before the job `before`; empty = at the
//! end. `waiting` is in queue order. Gives the places that change, and only those: nothing when
//! the order stays, or when `before` does not wait (any more). Positions are handed round among
//! the waiting jobs, so that no other job is touched.
[[nodiscard]] std::vector<Place> placesAfterMove(const std::vector<Place> &waiting,
                                                 const QStringList &ids, const QString &before);

} // namespace limner
