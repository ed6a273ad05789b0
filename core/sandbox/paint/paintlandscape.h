#pragma once

#include "core/sandbox/paint/paintbox.h"

namespace limner::paint {

void paintLandscape(Canvas &canvas);

} // namespace limner::paint
