#include "core/picture/records/stealthtext.h"

#include "core/picture/imagecheck.h"
#include "core/picture/picturedecoder.h"
#include "core/picture/pnginflater.h"
#include "core/picture/pnglayout.h"
#include "core/picture/pngrows.h"
#include "core/picture/records/foreigntext.h"
#include "core/picture/records/inflated.h"

#include <QImage>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype nameLength = 15; // "stealth_pngcomp"
constexpr qsizetype headBits = (nameLength + 4) * 8;
constexpr qsizetype mostHidden = 1 << 20; // bytes, packed
constexpr qsizetype mostText = 4 << 20;

//! The bits of the first columns of a picture, in the order in which they were hidden.
class Columns {
public:
    Columns(QSize size)
        : m_height{size.height()}
        , m_width{static_cast<int>(
              std::min<qint64>(size.width(), (headBits + mostHidden * 8) / m_height + 1))}
        , m_bits(qsizetype{m_width} * m_height, '\0')
    {}

    void setRow(int y, const QRgb *pixels)
    {
        for (int x = 0; x < m_width; ++x)
            m_bits[qsizetype{x} * m_height + y] = static_cast<char>(qAlpha(pixels[x]) & 1);
        ++m_rows;
    }

    //! False once the name cannot be what was hidden; true while nobody can say.
    [[nodiscard]] bool mayHide() const
    {
        const bool isInFirst = m_height >= nameLength * 8 && m_rows >= nameLength * 8;
        return !isInFirst || !nameAt(0).isEmpty();
    }

    //! The name, when the whole picture hides something.
    [[nodiscard]] QByteArray nameAt(qsizetype bit) const
    {
        const QByteArray name = bytes(bit, nameLength);
        return name == "stealth_pnginfo" || name == "stealth_pngcomp" ? name : QByteArray{};
    }

    //! Fewer when the picture ends before.
    [[nodiscard]] QByteArray bytes(qsizetype bit, qsizetype count) const
    {
        QByteArray out;
        for (; count > 0 && bit + 8 <= m_bits.size(); --count, bit += 8) {
            int byte = 0;
            for (int i = 0; i < 8; ++i)
                byte = byte << 1 | m_bits[bit + i];
            out.append(static_cast<char>(byte));
        }
        return out;
    }

private:
    int m_height;
    int m_width; //!< of what is looked at
    QByteArray m_bits;
    int m_rows = 0;
};

QString textIn(const Columns &columns)
{
    const QByteArray name = columns.nameAt(0);
    const QByteArray length = columns.bytes(nameLength * 8, 4);
    if (name.isEmpty() || length.size() != 4)
        return {};
    const qsizetype size = qFromBigEndian<quint32>(length.constData()) / 8;
    if (size > mostHidden)
        return {};
    const QByteArray hidden = columns.bytes(headBits, size);
    if (name == "stealth_pnginfo")
        return foreignText(hidden);
    return foreignText(inflated(hidden, mostText).value_or(QByteArray{}));
}

QString inPng(const PngLayout &layout, qsizetype fileSize)
{
    PngRows rows{layout.size.width(), layout.channels};
    const qint64 whole = rows.stride() * layout.size.height();
    // Deflate packs 258 bytes into two bits at best.
    if (layout.channels != 4 || !isWithin({}, layout.size) || whole / 1032 > fileSize)
        return {};
    Columns columns{layout.size};
    PngInflater content{layout.pixels, whole};
    QByteArray piece{PngRows::atOnce * rows.stride() + PngRows::readBehind, '\0'};
    auto *const raw = reinterpret_cast<uchar *>(piece.data());
    for (int y = 0; y < layout.size.height(); y += PngRows::atOnce) {
        const int few = std::min(PngRows::atOnce, layout.size.height() - y);
        if (!content.fill(raw, few * rows.stride()) || !rows.add(raw, few))
            return {};
        for (int row = 0; row < few; ++row)
            columns.setRow(y + row, rows.row(row));
        if (!columns.mayHide())
            return {};
    }
    return textIn(columns);
}

bool isLosslessWebp(QByteArrayView bytes)
{
    return bytes.size() > 30 && bytes.startsWith("RIFF") && bytes.sliced(8, 4) == "WEBP" &&
           bytes.first(std::min<qsizetype>(bytes.size(), 4096)).contains("VP8L");
}

} // namespace

QString stealthText(QByteArrayView picture)
{
    if (const std::optional<PngLayout> layout = pngLayout(picture))
        return inPng(*layout, picture.size());
    if (!isLosslessWebp(picture))
        return {};
    const Result<QImage> image = decodedPicture(picture);
    if (!image || !image->hasAlphaChannel())
        return {};
    const QImage straight = image->convertToFormat(QImage::Format_ARGB32);
    Columns columns{straight.size()};
    for (int y = 0; y < straight.height(); ++y)
        columns.setRow(y, reinterpret_cast<const QRgb *>(straight.constScanLine(y)));
    return textIn(columns);
}

} // namespace limner
