#include "app/api/byterange.h"

#include <algorithm>

namespace limner {
namespace {

//! Nothing where it is no number of bytes.
std::optional<qint64> bytesIn(const QByteArray &text)
{
    const bool isNumber =
        !text.isEmpty() && text.size() <= 18 &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::optional{text.toLongLong()} : std::nullopt;
}

} // namespace

RangeKind readRange(const QByteArray &header, qint64 size, ByteRange &range)
{
    range = {.offset = 0, .length = size};
    const QByteArray text = header.toLower().trimmed();
    const QByteArray spec = text.startsWith("bytes=") ? text.sliced(6).trimmed() : QByteArray{};
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0 || spec.contains(','))
        return RangeKind::Whole;
    const std::optional<qint64> first = bytesIn(spec.first(dash));
    const std::optional<qint64> last = bytesIn(spec.sliced(dash + 1));
    const bool isSuffix = dash == 0 && last;
    const bool isOpen = first && dash + 1 == spec.size();
    if (!isSuffix && !isOpen && (!first || !last || *last < *first))
        return RangeKind::Whole;
    const qint64 from = isSuffix ? std::max<qint64>(0, size - *last) : *first;
    const qint64 to = isSuffix || isOpen ? size - 1 : std::min(*last, size - 1);
    if (from >= size || to < from)
        return RangeKind::Impossible;
    range = {.offset = from, .length = to - from + 1};
    return RangeKind::Part;
}

} // namespace limner
