#pragma once

#include <QByteArrayView>
#include <QtEndian>

namespace limner {

//! Numbers of a TIFF, in whatever order its bytes are; 0 outside of it.
class TiffReader {
public:
    static constexpr qsizetype entryLength = 12; //!< of a directory: tag, type, count, value

    explicit TiffReader(QByteArrayView bytes)
        : m_bytes{bytes}
        , m_isBig{bytes.startsWith("MM")}
    {}

    [[nodiscard]] bool isTiff() const
    {
        const bool isNamed = m_bytes.startsWith("II") || m_bytes.startsWith("MM");
        return m_bytes.size() >= 8 && isNamed && short16(2) == 42;
    }
    [[nodiscard]] quint16 short16(qsizetype at) const
    {
        if (at < 0 || at + 2 > m_bytes.size())
            return 0;
        const char *const from = m_bytes.data() + at;
        return m_isBig ? qFromBigEndian<quint16>(from) : qFromLittleEndian<quint16>(from);
    }
    [[nodiscard]] quint32 long32(qsizetype at) const
    {
        if (at < 0 || at + 4 > m_bytes.size())
            return 0;
        const char *const from = m_bytes.data() + at;
        return m_isBig ? qFromBigEndian<quint32>(from) : qFromLittleEndian<quint32>(from);
    }
    //! Empty when not all of it is there.
    [[nodiscard]] QByteArrayView bytes(qsizetype at, qsizetype length) const
    {
        const bool isInside = at >= 0 && length >= 0 && at <= m_bytes.size() - length;
        return isInside ? m_bytes.sliced(at, length) : QByteArrayView{};
    }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    [[nodiscard]] bool isBig() const { return m_isBig; }

private:
    QByteArrayView m_bytes;
    bool m_isBig;
};

} // namespace limner
