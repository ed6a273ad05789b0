#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace limner {

//! One part of a picture file, as far as metadata is concerned.
struct PictureChunk {
    enum class Kind {
        Leading, //!< must stay in front of what is added
        Plain,
        Xmp,
        Exif,
        Parameters, //!< the text that tools other than cameras write, in PNG
        Sealed,     //!< a signature over the file: any change would break it
    };
    Kind kind = Kind::Plain;
    qsizetype at = 0;
    qsizetype length = 0;
    QByteArrayView xmp = {};  //!< the packet; empty when it cannot be read (compressed)
    QByteArrayView exif = {}; //!< the notes, a TIFF
    QByteArrayView text = {}; //!< of Parameters, UTF-8; empty when it is of another kind
};

//! A picture file taken apart; the chunks cover it from the first byte to the last.
struct PictureParts {
    enum class Format { Png, Jpeg, Webp };
    Format format = Format::Png;
    std::vector<PictureChunk> chunks = {};
};

//! Nothing for other formats and for files whose structure does not hold. Never reads outside
//! `bytes`, never allocates by what a file says.
[[nodiscard]] std::optional<PictureParts> takeApart(QByteArrayView bytes);

//! What a chunk calls itself: four letters of PNG and WebP, the two bytes of a JPEG's marker.
[[nodiscard]] QByteArrayView chunkName(QByteArrayView bytes, PictureParts::Format format,
                                       const PictureChunk &chunk);
//! What is in it, without name, length and checksum.
[[nodiscard]] QByteArrayView chunkContent(QByteArrayView bytes, PictureParts::Format format,
                                          const PictureChunk &chunk);

//! The packet as a chunk of this format; empty when it has no room for it.
[[nodiscard]] QByteArray xmpChunk(PictureParts::Format format, const QByteArray &packet);
//! The same of EXIF notes.
[[nodiscard]] QByteArray exifChunk(PictureParts::Format format, const QByteArray &notes);
//! The text as a chunk of a PNG, under the name that other tools look for.
[[nodiscard]] QByteArray parametersChunk(const QString &text);

//! What the head of a WebP announces.
constexpr int webpXmp = 0x04;
constexpr int webpExif = 0x08;
//! The first 30 bytes of a WebP that announces these: RIFF head and VP8X. `riffSize` is what
//! follows the first 8 bytes. Empty when the first chunk makes no sense.
[[nodiscard]] QByteArray webpHead(QByteArrayView firstChunk, quint32 riffSize, int announced);

} // namespace limner
