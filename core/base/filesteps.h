#pragma once

#include <QByteArray>

class QIODevice;

namespace limner {

// A kernel that does not stop in the middle of a call (as desktops' and servers' usually do not)
// keeps its processor for as long as a read or write takes: 130 MB in one call held the window up
// for a tenth of a second and more, whatever the thread's priority. So large files go through in
// steps.

//! At most so many bytes in one call.
constexpr qint64 fileStep = 1 << 20;

//! What `from` has from here on, at most `most` bytes, fewer when an error or the end comes before.
//! For what knows its size; makes room for no more than there is.
[[nodiscard]] QByteArray readInSteps(QIODevice &from, qint64 most);
//! Whether all of it was written.
[[nodiscard]] bool writeInSteps(QIODevice &to, QByteArrayView bytes);

} // namespace limner
