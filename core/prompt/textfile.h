#pragma once

#include "core/base/result.h"

namespace limner {

//! The text of a file that a person wrote: with the mark of UTF-8, UTF-16 or UTF-32 if it has one,
//! else UTF-8 if it is valid, UTF-16 if every second byte of its start is zero, else Latin-1. Line
//! ends become `\n`, zeros go away.
[[nodiscard]] QString decodedText(QByteArrayView bytes);
//! The same of a file. TooLarge above `limit` bytes; NotFound, Io.
[[nodiscard]] Result<QString> readTextFile(const QString &path, qint64 limit);

} // namespace limner
