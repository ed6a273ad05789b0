#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QSize>

namespace limner {

//! A picture written anew, because it was too large for whoever takes it or of a kind nobody there
//! reads.
struct SmallerPicture {
    QByteArray jpeg = {};
    QSize size = {}; //!< pixels, as it is seen: whatever its EXIF says is done
    QSize before = {};
    qint64 bytesBefore = 0;
};

//! A JPEG of at most `most` bytes, with as many pixels as fit: upright, on white where it was
//! transparent, without the notes a camera leaves. Takes as long as decoding and writing it a few
//! times. Errors: NotAnImage (nothing that can be decoded), ImageTooLarge (more pixels than the
//! limits allow, or more than `most` bytes whatever is done).
[[nodiscard]] Result<SmallerPicture> smallerPicture(const QByteArray &bytes, qint64 most);

} // namespace limner
