#pragma once

#include <QByteArrayView>
#include <QString>

namespace limner {

//! A text whose encoding nobody told: UTF-8 where it is that, else Latin-1; without the zeros that
//! some programs leave at its end.
[[nodiscard]] QString foreignText(QByteArrayView bytes);
//! UTF-16 of a byte order that the bytes themselves tell: by a mark, or by where their zeros are;
//! `isBig` where they do not. What claims to be UTF-16 and is UTF-8 is read as that.
[[nodiscard]] QString wideText(QByteArrayView bytes, bool isBig);
//! EXIF UserComment (0x9286): eight bytes that name the encoding, then the text. Programs lie about
//! both, and some leave the name out.
[[nodiscard]] QString userComment(QByteArrayView content, bool isBig);

} // namespace limner
