#pragma once

#include <QBrush>

namespace limner {

//! What lies below pictures that one can see through: two quiet greys, the same in either theme, on
//! which a white subject can be told from a black one. `square` in the pixels of the painter.
[[nodiscard]] QBrush checkers(int square);

} // namespace limner
