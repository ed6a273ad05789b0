#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QSize>
#include <QString>

#include <optional>

namespace limner {

enum class ShareFormat { Webp, Avif, Jpeg, Png };
[[nodiscard]] QString toString(ShareFormat format); //!< webp, avif, jpeg, png
[[nodiscard]] std::optional<ShareFormat> shareFormatFromString(const QString &name);
[[nodiscard]] QString mediaTypeOf(ShareFormat format); //!< image/webp
[[nodiscard]] QString extensionOf(ShareFormat format); //!< webp, avif, jpg, png

//! How a copy for others is made.
struct ShareWish {
    ShareFormat format = ShareFormat::Webp;
    int edge = 2048;  //!< the longest side at most, pixels; 0 = as it is. None is ever enlarged
    int quality = 85; //!< 1 to 100; a PNG loses nothing whatever it says
    bool operator==(const ShareWish &) const = default;
};

struct ShareCopy {
    QByteArray bytes = {};
    QSize size = {}; //!< pixels
};

//! A copy of the picture in `file` that tells nothing but itself: its first frame, upright, in
//! sRGB, without metadata; on white in a JPEG where it was transparent. The same picture and wish
//! give the same bytes. Holds at most 50 megapixels. Takes its time: for a pool. Errors: those of
//! `pictureOfFile`; ImageTooLarge when the copy would have more than 50 megapixels or sides its
//! format cannot have.
[[nodiscard]] Result<ShareCopy> shareCopy(const QString &file, const ShareWish &wish);

} // namespace limner
