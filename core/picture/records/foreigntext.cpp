#include "core/picture/records/foreigntext.h"

#include <QStringDecoder>
#include <QtEndian>

#include <cstring>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Bytes = QByteArrayView;

constexpr qsizetype nameLength = 8; // of an encoding in EXIF

Bytes withoutZeros(Bytes bytes)
{
    while (!bytes.isEmpty() && bytes.back() == '\0')
        bytes.chop(1);
    return bytes;
}

bool isUtf8(Bytes bytes)
{
    QStringDecoder decoder{QStringDecoder::Utf8, QStringDecoder::Flag::Stateless};
    static_cast<void>(QString{decoder(bytes)});
    return !decoder.hasError();
}

//! Zeros among the bytes that come first, and second, in each pair.
std::pair<qsizetype, qsizetype> zerosIn(Bytes bytes)
{
    std::pair<qsizetype, qsizetype> zeros{0, 0};
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2) {
        zeros.first += bytes[i] == '\0' ? 1 : 0;
        zeros.second += bytes[i + 1] == '\0' ? 1 : 0;
    }
    return zeros;
}

} // namespace

QString foreignText(QByteArrayView bytes)
{
    bytes = withoutZeros(bytes);
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes = bytes.sliced(3);
    return isUtf8(bytes) ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
}

QString wideText(QByteArrayView bytes, bool isBig)
{
    const auto [first, second] = zerosIn(bytes);
    if (first == 0 && second == 0 && isUtf8(withoutZeros(bytes)))
        return foreignText(bytes);
    if (bytes.startsWith("\xFE\xFF") || bytes.startsWith("\xFF\xFE")) {
        isBig = bytes.startsWith("\xFE\xFF");
        bytes = bytes.sliced(2);
    } else if (first != second) {
        isBig = first > second;
    }
    QString out;
    out.reserve(bytes.size() / 2);
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2) {
        const char *const at = bytes.data() + i;
        out.append(QChar{isBig ? qFromBigEndian<quint16>(at) : qFromLittleEndian<quint16>(at)});
    }
    while (out.endsWith(QChar::Null))
        out.chop(1);
    return out;
}

QString userComment(QByteArrayView content, bool isBig)
{
    if (content.size() < nameLength)
        return foreignText(content);
    const Bytes text = content.sliced(nameLength);
    if (content.startsWith("UNICODE"))
        return wideText(text, isBig);
    const bool isNamed = content.startsWith("ASCII") || content.startsWith("JIS") ||
                         content.first(nameLength) == Bytes{"\0\0\0\0\0\0\0\0", nameLength};
    return foreignText(isNamed ? text : content);
}

} // namespace limner
