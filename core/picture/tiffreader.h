#pragma once

#include <QByteArrayView>

namespace limner {

//! Numbers of a TIFF (which EXIF is), in whatever order its bytes are; 0 outside of it.
class TiffReader {
public:
    explicit TiffReader(QByteArrayView bytes);

    [[nodiscard]] bool isTiff() const;
    [[nodiscard]] bool isBigEndian() const { return m_isBig; }
    [[nodiscard]] quint16 short16(qsizetype at) const;
    [[nodiscard]] quint32 long32(qsizetype at) const;
    //! Empty when not all of it is there.
    [[nodiscard]] QByteArrayView bytes(qsizetype at, qsizetype length) const;
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

    //! Whether a directory lies here, whole.
    [[nodiscard]] bool holdsDirectory(qsizetype at) const;
    //! Where the entry of the directory is that has this tag; -1 when there is none.
    [[nodiscard]] qsizetype entryOf(qsizetype directory, quint16 tag) const;

    static constexpr qsizetype entryLength = 12;

private:
    QByteArrayView m_bytes;
    bool m_isBig;
};

} // namespace limner
