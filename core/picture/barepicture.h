#pragma once

#include "core/base/result.h"
#include "core/picture/imagecheck.h"

#include <QByteArray>

namespace limner {

//! The same picture without anything that is said about it: no text, no EXIF, no XMP, no previews,
//! no provenance seal, nothing behind its end. Not a pixel is encoded anew; what shows it rightly
//! stays: colour profile, gamma, pixel shape, animation, and how it is to be turned. PNG, JPEG and
//! WebP. What a tool hid in the pixels themselves stays there. Takes its time, since both are
//! decoded to be sure: for a pool. Errors: NotImplemented (another format), NotAnImage, Truncated,
//! ImageTooLarge.
[[nodiscard]] Result<QByteArray> withoutMetadata(const QByteArray &bytes,
                                                 const ImageLimits &limits = {});

} // namespace limner
