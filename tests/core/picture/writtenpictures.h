#pragma once

#include <QByteArray>
#include <QImage>

#include <vector>

namespace limner::test {

//! Files of kinds that Qt does not write, of high quality, with the picture's profile.
[[nodiscard]] QByteArray avifOf(const QImage &image);
[[nodiscard]] QByteArray jxlOf(const QImage &image);
[[nodiscard]] QByteArray heicOf(const QImage &image);
[[nodiscard]] QByteArray animatedWebp(const std::vector<QImage> &frames);

} // namespace limner::test
