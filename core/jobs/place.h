#pragma once

#include <QString>

namespace limner {

//! A waiting job's place in the queue.
struct Place {
    QString jobId = {};
    qint64 position = 0;
    bool operator==(const Place &) const = default;
};

} // namespace limner
