#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace limner::test {

//! A file read the way A1111's own reader does it, by nothing of what wrote it.
struct A1111File {
    QString text = {}; //!< all of it; empty when the file has none
    QString prompt = {};
    QString negative = {};
    QMap<QString, QString> settings = {}; //!< `Size` as it stands
};

//! PNG: the first iTXt or tEXt `parameters` before the pixels; JPEG and WebP: the user comment of
//! EXIF, UTF-16 with the high byte first.
[[nodiscard]] A1111File readA1111(const QByteArray &file);
//! The same of the text alone.
[[nodiscard]] A1111File parseA1111(const QString &text);

} // namespace limner::test
