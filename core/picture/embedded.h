#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <utility>
#include <vector>

namespace limner {

//! What is written into a picture.
struct PictureNotes {
    PictureNotes(QByteArray packet, QString words = {}) // most say nothing but the packet
        : xmp{std::move(packet)}
        , text{std::move(words)}
    {}

    QByteArray xmp;
    QString text; //!< as `a1111Text` gives it; empty = none
};

//! Copies the picture with the notes inside (PNG, JPEG, WebP), part by part and without encoding
//! anything anew; the same bytes for the same notes, also when they are in it already. Another
//! program's packet is kept and ours joins it; its EXIF is kept, and its own text instead of ours:
//! readers take one, and it knows best how its picture was made. Where the text alone has no room
//! (EXIF of a JPEG: 64 kB) it is left out. Errors: NotImplemented (the format cannot carry the
//! packet, it has no room, or a provenance seal would break), NotAnImage, and what writing can end
//! in; `to` may then be half there.
[[nodiscard]] Result<> embedNotes(const QString &from, const QString &to,
                                  const PictureNotes &notes);
//! The same, and then makes sure that `to` decodes to the very same pixels and can be read back.
//! Since it is decoded for that, it gives the picture in these sizes, too.
[[nodiscard]] Result<std::vector<QImage>> embedChecked(const QString &from, const QString &to,
                                                       const PictureNotes &notes,
                                                       const std::vector<int> &edges = {});
//! The XMP packet of a picture, at most a megabyte; empty when there is none.
[[nodiscard]] QByteArray readXmp(const QString &file);
//! The same of bytes in memory.
[[nodiscard]] QByteArray xmpIn(QByteArrayView picture);

} // namespace limner
