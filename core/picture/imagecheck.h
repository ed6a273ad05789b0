#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QSize>
#include <QString>

namespace limner {

struct ImageLimits {
    qint64 bytes = 256LL << 20;  //!< 256 MiB a file
    qint64 pixels = 150'000'000; //!< decompression-bomb limit
    int edge = 32'768;
};

struct ImageFacts {
    QString mediaType = {}; //!< image/png, image/jpeg, image/webp, image/gif
    QString extension = {}; //!< png, jpg, webp, gif
    QSize size = {};
};

//! Looks at magic bytes, header and structural end of a fetched file without decoding the pixels.
//! Errors: NotAnImage (empty, HTML, unknown), Truncated (no IEND / EOI / RIFF length short),
//! ImageTooLarge.
[[nodiscard]] Result<ImageFacts> checkImage(const QString &file, const ImageLimits &limits = {});
//! The same of bytes in memory, without limits; the size is the one the file is stored in, whatever
//! EXIF says.
[[nodiscard]] Result<ImageFacts> checkImageBytes(QByteArrayView bytes);
//! The same without limits on the pixels.
[[nodiscard]] Result<ImageFacts> readImageHeader(const QString &file);
[[nodiscard]] bool isWithin(const ImageLimits &limits, QSize size);

//! The media type of a picture that is shown here, by its first bytes; empty for anything else.
[[nodiscard]] QString pictureTypeOf(QByteArrayView head);
//! What a server sent instead, for an error: its first words, or bytes in hexadecimal.
[[nodiscard]] QString openingOf(QByteArrayView head);

} // namespace limner
