#pragma once

#include <QByteArray>
#include <QImage>

#include <functional>

namespace limner::test {

//! A PNG written in every way that the format allows for 8 bits RGB and RGBA.
struct PngFile {
    QImage image = {};                        //!< Format_RGB32 or Format_ARGB32
    std::function<int(int)> filter = nullptr; //!< of each row; nullptr = none
    int level = 6;                            //!< of zlib, 0 = stored
    int strategy = 0;                         //!< of zlib
    qsizetype part = 0;                       //!< bytes an IDAT; 0 = one
    QByteArray beforePixels = {};             //!< whole chunks
    QByteArray behindPixels = {};
    std::function<void(QByteArray &)> spoil = {}; //!< changes the stream; its chunks stay sound

    [[nodiscard]] QByteArray bytes() const;
};

[[nodiscard]] QByteArray pngChunk(const char *kind, const QByteArray &content);
//! Head of a picture that may have any size and kind (PNG 1.2 §11.2.2).
[[nodiscard]] QByteArray pngHead(quint32 width, quint32 height, int depth, int kind,
                                 int interlace = 0);

//! What libpng makes of it, in Format_RGB32 or Format_ARGB32; null when it refuses.
[[nodiscard]] QImage byLibpng(const QByteArray &bytes);

} // namespace limner::test
