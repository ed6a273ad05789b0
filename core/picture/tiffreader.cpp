#include "core/picture/tiffreader.h"

#include <QtEndian>

namespace limner {

TiffReader::TiffReader(QByteArrayView bytes)
    : m_bytes{bytes}
    , m_isBig{bytes.startsWith("MM")}
{}

bool TiffReader::isTiff() const
{
    const bool isNamed = m_bytes.startsWith("II") || m_bytes.startsWith("MM");
    return m_bytes.size() >= 8 && isNamed && short16(2) == 42;
}

quint16 TiffReader::short16(qsizetype at) const
{
    if (at < 0 || at + 2 > m_bytes.size())
        return 0;
    const char *const from = m_bytes.data() + at;
    return m_isBig ? qFromBigEndian<quint16>(from) : qFromLittleEndian<quint16>(from);
}

quint32 TiffReader::long32(qsizetype at) const
{
    if (at < 0 || at + 4 > m_bytes.size())
        return 0;
    const char *const from = m_bytes.data() + at;
    return m_isBig ? qFromBigEndian<quint32>(from) : qFromLittleEndian<quint32>(from);
}

QByteArrayView TiffReader::bytes(qsizetype at, qsizetype length) const
{
    const bool isInside = at >= 0 && length >= 0 && at <= m_bytes.size() - length;
    return isInside ? m_bytes.sliced(at, length) : QByteArrayView{};
}

bool TiffReader::holdsDirectory(qsizetype at) const
{
    // Its number of entries, they, and where the next directory is.
    return at >= 8 && at + 2 <= m_bytes.size() &&
           at + 2 + short16(at) * entryLength + 4 <= m_bytes.size();
}

qsizetype TiffReader::entryOf(qsizetype directory, quint16 tag) const
{
    const quint16 entries = short16(directory);
    for (quint16 i = 0; i < entries; ++i) {
        const qsizetype at = directory + 2 + i * entryLength;
        if (at + entryLength > m_bytes.size())
            break;
        if (short16(at) == tag)
            return at;
    }
    return -1;
}

} // namespace limner
