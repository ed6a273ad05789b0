#pragma once

#include <QByteArray>

#include <optional>

namespace limner {

//! What a camera noted in a picture that matters where it goes.
struct CameraData {
    int orientation = 1;      //!< as `orientationOf` tells it
    bool hasPosition = false; //!< where it was taken: GPS in EXIF or XMP, wherever they stand
};

//! Of PNG, JPEG, WebP and TIFF; of other kinds (HEIC, AVIF) only whether they hold a position.
//! Never reads outside `bytes`.
[[nodiscard]] CameraData cameraDataOf(QByteArrayView bytes);

//! The picture without any notes that hold a position; not a pixel is encoded anew. Nothing for
//! kinds where that cannot be done (all but PNG, JPEG, WebP), or when the position is still there.
[[nodiscard]] std::optional<QByteArray> withoutPosition(const QByteArray &bytes);

} // namespace limner
