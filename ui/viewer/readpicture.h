#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QImage>

#include <optional>

namespace limner {

//! By which one can tell that a file is another one now.
struct FileStamp {
    qint64 bytes = -1; //!< -1 = it is not there
    QDateTime changed = {};
    bool operator==(const FileStamp &) const = default;
};
[[nodiscard]] FileStamp stampOf(const QString &path);

//! How much of a picture's pixels is wanted.
enum class PictureDetail {
    Fitted, //!< as many as the view has, so that they are painted one for one
    Whole   //!< all, as far as there is memory for them
};

//! A picture as it was read from its file.
struct ReadPicture {
    QImage image = {}; //!< RGB32, or premultiplied ARGB32; null = see `error`
    QSize size = {};   //!< of the whole picture as it is seen, pixels; empty when not known
    FileStamp stamp = {};
    std::optional<Error> error = {};

    [[nodiscard]] bool isWhole() const { return !image.isNull() && image.size() == size; }
};

//! Of a larger picture not all is held: 48 million pixels are 192 MB.
inline constexpr qint64 mostShownPixels = 48'000'000;

//! Reads it as `detail` says, upright and in sRGB; `view` in device pixels. Takes its time: for a
//! pool. Errors: Io (it is gone, or may not be read), NotAnImage, Truncated, ImageTooLarge.
[[nodiscard]] ReadPicture readPicture(const QString &path, PictureDetail detail, QSize view);

} // namespace limner
