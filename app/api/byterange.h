#pragma once

#include <QByteArray>

#include <optional>

namespace limner {

//! A part of a file.
struct ByteRange {
    qint64 offset = 0;
    qint64 length = 0;
    bool operator==(const ByteRange &) const = default;
};

enum class RangeKind { Whole, Part, Impossible };

//! What a `Range` header asks of so many bytes. Several parts, and what is written in another way,
//! are answered with the whole, as HTTP allows; `range` is then all of it.
[[nodiscard]] RangeKind readRange(const QByteArray &header, qint64 size, ByteRange &range);

} // namespace limner
