#pragma once

#include "core/sandbox/paint/paintbox.h"

namespace limner::paint {

void paintAbstract(Canvas &canvas);

} // namespace limner::paint
