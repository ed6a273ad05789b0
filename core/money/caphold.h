#pragma once

#include "core/money/budget.h"

namespace limner {

//! A cap stands before this job; it and all behind it wait.
struct CapHold {
    QString jobId = {};
    qint64 position = 0;
    CapRefusal why = {};
    bool operator==(const CapHold &) const = default;
};

} // namespace limner
