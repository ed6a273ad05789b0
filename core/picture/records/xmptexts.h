#pragma once

#include "core/picture/records/picturetexts.h"

namespace limner {

//! Adds what an XMP packet says, by the names of its properties without their prefix:
//! `CreatorTool`, `UserComment`, `description`, `DigitalSourceType`, `parameters`. Bounded; a
//! broken packet says what stands before the break.
void addXmpTexts(QByteArrayView packet, PictureTexts &texts);

} // namespace limner
