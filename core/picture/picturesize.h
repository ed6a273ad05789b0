#pragma once

#include <QByteArrayView>
#include <QSize>
#include <QString>

namespace limner {

//! The size of a picture as it is seen, in pixels, by its head alone: of every kind that is decoded
//! here. Empty when nobody knows.
[[nodiscard]] QSize pictureSize(QByteArrayView bytes);
[[nodiscard]] QSize pictureSizeOfFile(const QString &path);

} // namespace limner
