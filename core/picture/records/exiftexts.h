#pragma once

#include "core/picture/records/picturetexts.h"

namespace limner {

//! Adds the texts of EXIF (a TIFF): `UserComment`, `MakerNote`, `ImageDescription`, `Make`,
//! `Model`, `Software`, `XPComment`; a text of the form "prompt: {…}" in any tag goes by the word
//! in front. Never reads outside `tiff`.
void addExifTexts(QByteArrayView tiff, PictureTexts &texts);

} // namespace limner
