#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QSize>
#include <QString>

namespace limner {

struct ImageLimits {
    qint64 bytes = 256LL << 20;  //!< 256 MiB a file
    qint64 pixels = 200'000'000; //!< decompression-bomb limit
    int edge = 65'535;
};

struct ImageFacts {
    QString mediaType = {};  //!< image/png, jpeg, webp, gif, avif, jxl, heic
    QString extension = {};  //!< png, jpg, webp, gif, avif, jxl, heic
    QSize size = {};         //!< as it is seen, pixels
    bool isAnimated = false; //!< only its first frame is shown here
};

//! Looks at magic bytes, header and structural end of a fetched file without decoding the pixels.
//! Errors: NotAnImage (empty, HTML, unknown), Truncated (no IEND / EOI / RIFF length short),
//! ImageTooLarge. Of AVIF, JPEG XL and HEIC the head alone is read.
[[nodiscard]] Result<ImageFacts> checkImage(const QString &file, const ImageLimits &limits = {});
//! The same of bytes in memory, without limits.
[[nodiscard]] Result<ImageFacts> checkImageBytes(QByteArrayView bytes);
//! The same without limits on the pixels.
[[nodiscard]] Result<ImageFacts> readImageHeader(const QString &file);
[[nodiscard]] bool isWithin(const ImageLimits &limits, QSize size);

//! The media type of a picture that is shown here, by its first bytes; empty for anything else.
[[nodiscard]] QString pictureTypeOf(QByteArrayView head);
//! What a server sent instead, for an error: its first words, or bytes in hexadecimal.
[[nodiscard]] QString openingOf(QByteArrayView head);

} // namespace limner
