#pragma once

#include <QByteArray>
#include <QString>

namespace limner {

//! What names are compared by, byte by byte, so that they stand as people expect: without regard to
//! case and to spaces, and numbers by their value ("sea 2" before "sea 10"). UTF-8, of at most the
//! first 120 characters.
[[nodiscard]] QByteArray naturalKey(const QString &name);

} // namespace limner
