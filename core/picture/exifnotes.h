#pragma once

#include "core/picture/cameradata.h"

namespace limner {

//! What the first directory of a TIFF, which is what EXIF is, says. Never reads outside `tiff`;
//! what makes no sense says nothing.
[[nodiscard]] CameraData exifNotes(QByteArrayView tiff);
//! Whether EXIF with a position stands anywhere in a file whose structure is not known here.
[[nodiscard]] bool anywhereExifPosition(QByteArrayView bytes);

} // namespace limner
