#pragma once

#include "ui/viewer/viewzoom.h"
#include "ui/viewer/stagepictures.h"

class QPainter;

namespace limner {

//! Paints what is at hand of a picture where `zoom` has it, on checkers where one can see through
//! it. The painter's unit is a device pixel; nothing outside `part` is touched. One pixel for one
//! where that is what the zoom says, smooth otherwise, and squares where pixels are looked at.
void paintPicture(QPainter &painter, const StagePicture &picture, const ViewZoom &zoom,
                  const QRect &part);

//! The same, turned by so many quarters clockwise; `place` is where it lies then.
void paintTurned(QPainter &painter, const StagePicture &picture, const QRectF &place, int turns,
                 const QRect &part);

} // namespace limner
