#pragma once

#include <QByteArrayView>
#include <QSize>

#include <optional>
#include <vector>

namespace limner {

//! Where the parts of a PNG lie that has no peculiarity: 8 bits a channel, RGB or RGBA, not
//! interlaced, no colour that stands for "transparent", no critical chunk beyond the usual.
struct PngLayout {
    QSize size = {};
    int channels = 3;                        //!< 3 or 4
    std::vector<QByteArrayView> pixels = {}; //!< content of the IDAT chunks, at least one
    //! Whole chunks, from length to checksum, that say what the colours mean; in order.
    std::vector<QByteArrayView> colours = {};
    std::vector<QByteArrayView> all = {}; //!< every chunk up to IEND, whole
};

//! Nothing for any other PNG and for one whose chunks do not hold. Never reads outside `bytes`;
//! what follows IEND is nobody's business. Checksums are `areSound`'s.
[[nodiscard]] std::optional<PngLayout> pngLayout(QByteArrayView bytes);
//! Whether the checksum of every chunk is right.
[[nodiscard]] bool areSound(const PngLayout &layout);

} // namespace limner
