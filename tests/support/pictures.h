#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

namespace limner::test {

//! A gradient that differs for every `variety`: top left dark, bottom right light.
[[nodiscard]] QImage picture(QSize size, int variety = 0);

//! The encoded picture; `format` is "png", "jpg", "webp" or what else Qt can write.
[[nodiscard]] QByteArray pictureBytes(QSize size, const char *format = "png", int variety = 0);

//! A one-frame GIF of one colour, which Qt cannot write.
[[nodiscard]] QByteArray gifBytes();

//! A JPEG whose EXIF says how to turn it: 1 upright, 6 a quarter clockwise, and so on to 8.
[[nodiscard]] QByteArray turnedJpeg(QSize size, int orientation);

//! Writes a file, whole, or ends the program.
void writeFile(const QString &path, const QByteArray &bytes);

} // namespace limner::test
