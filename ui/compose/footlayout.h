#pragma once

#include "ui/compose/form/formbody.h"

class QBoxLayout;
class QGridLayout;
class QWidget;

namespace limner {

//! Width of the button while the foot is one line, logical pixels.
inline constexpr int oneLineButton = 260;

//! The foot of a form, in a grid: the button with the hints below it, or in a small window the
//! button right of them. It begins in this row; what stands above is its owner's.
void layOutFoot(QGridLayout &grid, QWidget *button, QBoxLayout *hints, Arrangement arrangement,
                int row = 0);

} // namespace limner
