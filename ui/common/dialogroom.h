#pragma once

#include <QSize>

class QWidget;

namespace limner {

//! The size that a dialog over `window` can have at most: so that it lies inside the window and,
//! with its frame, on the screen.
[[nodiscard]] QSize dialogRoom(const QWidget &window, QSize wished);
//! What a screen has left for a window when the frame around it is taken off.
[[nodiscard]] QSize withoutFrame(QSize screen);

} // namespace limner
