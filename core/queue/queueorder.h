#pragma once

#include "core/jobs/place.h"

#include <QStringList>

#include <vector>

namespace limner {

//! Moves the jobs `ids`, in their present order, to stand before the job `before`; empty = at the
//! end. `waiting` is in queue order. Gives the places that change, and only those: nothing when
//! the order stays, or when `before` does not wait (any more). Positions are handed round among
//! the waiting jobs, so that no other job is touched.
[[nodiscard]] std::vector<Place> placesAfterMove(const std::vector<Place> &waiting,
                                                 const QStringList &ids, const QString &before);

} // namespace limner
