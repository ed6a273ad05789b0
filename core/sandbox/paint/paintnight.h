#pragma once

#include "core/sandbox/paint/paintbox.h"

namespace limner::paint {

void paintNight(Canvas &canvas);

} // namespace limner::paint
