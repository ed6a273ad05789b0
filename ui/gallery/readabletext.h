#pragma once

#include <QByteArray>
#include <QString>

namespace limner {

//! The beginning of a file as a person reads it.
struct ReadableText {
    QString text = {};
    bool isCut = false; //!< there is more in the file
    bool operator==(const ReadableText &) const = default;
};

//! No more of a file is read, nor shown: bytes, and characters.
inline constexpr qint64 mostReadable = 64 << 10;

//! From the first bytes of a file that is `length` bytes long. What is no UTF-8 becomes U+FFFD,
//! control characters become visible, and JSON, also half of one, is laid out by its brackets with
//! every value as it stands there. Pure.
[[nodiscard]] ReadableText readableText(const QByteArray &head, qint64 length, bool isJson);

} // namespace limner
