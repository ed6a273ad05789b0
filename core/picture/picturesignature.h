#pragma once

#include <QByteArray>
#include <QImage>

#include <optional>

namespace limner {

//! How a picture looks, in 128 bits: two of the same picture, whatever their size, format or
//! quality, hardly differ.
struct PictureSignature {
    quint64 shape = 0;   //!< which of its slow waves are strong (DCT); 0 = one even colour
    quint64 colours = 0; //!< of each quarter: luma in 4 bits, then blue and red in 6

    bool operator==(const PictureSignature &) const = default;
};

//! Of any of its sizes, best of a thumbnail; null = nothing. Takes a fraction of a millisecond.
[[nodiscard]] PictureSignature signatureOf(const QImage &image);
//! How many of the waves differ, 0 to 64.
[[nodiscard]] int shapeDistance(quint64 a, quint64 b);
//! How far the colours are from each other, 0 to 64; the light counts least.
[[nodiscard]] int colourDistance(quint64 a, quint64 b);
//! Both together, 0 to 128: up to about 6 it is the same picture, beyond about 26 another one.
[[nodiscard]] int distanceBetween(const PictureSignature &a, const PictureSignature &b);

//! As it is stored: 16 bytes, the same on every machine.
[[nodiscard]] QByteArray bytesOf(const PictureSignature &signature);
//! Nothing when these are other than 16 bytes.
[[nodiscard]] std::optional<PictureSignature> signatureFrom(QByteArrayView bytes);

} // namespace limner
