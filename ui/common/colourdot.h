#pragma once

#include <QColor>
#include <QIcon>

namespace limner {

//! A round spot of one colour, for menus and lists.
[[nodiscard]] QIcon colourDot(const QColor &colour);

} // namespace limner
