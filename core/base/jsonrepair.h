#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace limner {

//! What other programs write in place of JSON, made into JSON: byte order marks, UTF-16, NaN and
//! Infinity (null), numbers no double can hold (null), bytes that are no UTF-8 and lone surrogates
//! (U+FFFD), raw control characters and unknown escapes in strings. What is broken beyond that
//! stays broken. Python's json module writes most of these by default.
[[nodiscard]] QByteArray repairedJson(QByteArrayView text);

} // namespace limner
