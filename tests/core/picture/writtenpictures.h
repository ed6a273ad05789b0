#pragma once

#include <QByteArray>
#include <QImage>

#include <vector>

namespace limner::test {

//! Files of kinds that Qt does not write, of high quality, with the picture's profile. The
//! orientation is noted as each kind does it, numbered as in EXIF.
enum class Chroma { Full, Shared }; //!< colours of each pixel, or of four together
[[nodiscard]] QByteArray avifOf(const QImage &image, int orientation = 1,
                                Chroma chroma = Chroma::Full);
[[nodiscard]] QByteArray jxlOf(const QImage &image, int orientation = 1);
[[nodiscard]] QByteArray heicOf(const QImage &image, int orientation = 1);
//! Of one colour, however large; with loss, or without.
enum class Loss { Some, None };
[[nodiscard]] QByteArray plainWebp(QSize size, Loss loss);
[[nodiscard]] QByteArray animatedWebp(const std::vector<QImage> &frames);

} // namespace limner::test
