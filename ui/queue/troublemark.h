#pragma once

#include "ui/common/theme.h"
#include "ui/queue/jobtile.h"

namespace limner {

//! What stands in the ring's place on a job that waits for a person, and the colour of its words.
struct TroubleMark {
    QString sign = {};
    QColor colour = {};
};
[[nodiscard]] TroubleMark troubleMark(const JobTile &tile, const Tokens &tokens);
//! Which job this is and what keeps it, as a tool tip.
[[nodiscard]] QString jobTip(const JobTile &tile);

} // namespace limner
