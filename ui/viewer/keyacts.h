#pragma once

#include "ui/viewer/viewerkeys.h"

namespace limner {

class ComparisonView;
class PictureCanvas;

//! Zooms or moves what is seen; false when the key does neither.
bool actOnCanvas(PictureCanvas &canvas, ViewerKey key);
//! An arrow moves a picture that is larger than its view; false where it means something else.
bool moveByArrow(PictureCanvas &canvas, ViewerKey key);
//! Moves the divider, chooses the active one, or changes the way they are compared.
void actOnComparison(ComparisonView &view, ViewerKey key);

} // namespace limner
