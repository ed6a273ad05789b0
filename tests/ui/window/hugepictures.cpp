#include "tests/ui/window/hugepictures.h"

#include <QtEndian>

#include <zlib.h>

namespace limner::test {
namespace {

void addNumber(QByteArray &bytes, quint32 number)
{
    char four[4];
    qToBigEndian(number, four);
    bytes.append(four, 4);
}

void addChunk(QByteArray &png, const char *kind, const QByteArray &content)
{
    addNumber(png, quint32(content.size()));
    const QByteArray named = kind + content;
    png += named;
    addNumber(png,
              quint32(crc32(0, reinterpret_cast<const Bytef *>(named.data()), uInt(named.size()))));
}

//! The same row as often as it is wanted, deflated as it comes.
QByteArray deflated(QByteArray row, int times)
{
    QByteArray out;
    QByteArray piece(1 << 16, '\0');
    z_stream stream = {};
    if (deflateInit(&stream, 1) != Z_OK)
        qFatal("no deflate");
    int result = Z_OK;
    for (int i = 0; i < times; ++i) {
        stream.next_in = reinterpret_cast<Bytef *>(row.data());
        stream.avail_in = uInt(row.size());
        do {
            stream.next_out = reinterpret_cast<Bytef *>(piece.data());
            stream.avail_out = uInt(piece.size());
            result = deflate(&stream, i + 1 == times ? Z_FINISH : Z_NO_FLUSH);
            out.append(piece.constData(), piece.size() - qsizetype(stream.avail_out));
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    if (result != Z_STREAM_END)
        qFatal("deflate did not end");
    return out;
}

//! Bits of a JPEG's scan, the first one highest.
class Bits {
public:
    void add(quint32 bits, int count)
    {
        for (int i = count - 1; i >= 0; --i) {
            m_byte = uchar(m_byte << 1 | (bits >> i & 1));
            if (++m_count % 8 == 0)
                flush();
        }
    }
    [[nodiscard]] QByteArray finish()
    {
        while (m_count % 8 != 0)
            add(1, 1);
        return m_bytes;
    }

private:
    void flush()
    {
        m_bytes.append(char(m_byte));
        if (m_byte == 0xff)
            m_bytes.append('\0'); // or it would be a marker
        m_byte = 0;
    }
    QByteArray m_bytes;
    uchar m_byte = 0;
    qint64 m_count = 0;
};

QByteArray segment(char marker, const QByteArray &content)
{
    const auto length = quint16(content.size() + 2);
    return QByteArray{"\xff"} + marker + char(length >> 8) + char(length & 0xff) + content;
}

//! One code for "no difference", one for the step between the sides, and one that ends each block.
QByteArray tables()
{
    const QByteArray quantisers(64, '\x01');
    QByteArray dc(1, '\0');
    dc += QByteArray{"\x01\x01", 2} + QByteArray(14, '\0') + QByteArray{"\x00\x0a", 2};
    QByteArray ac(1, '\x10');
    ac += QByteArray{"\x01", 1} + QByteArray(15, '\0') + QByteArray{"\x00", 1};
    return segment('\xdb', QByteArray(1, '\0') + quantisers) + segment('\xc4', dc) +
           segment('\xc4', ac);
}

//! Blocks of 8 × 8, of which only the mean differs from the one before.
QByteArray scan(int across, int down)
{
    constexpr quint32 step = 8 * (hugeRight - hugeLeft); // ten bits
    Bits bits;
    for (int y = 0; y < down; ++y) {
        for (int x = 0; x < across; ++x) {
            if (x == across / 2)
                bits.add(0b10 << 10 | step, 12);
            else if (x == 0 && y > 0)
                bits.add(0b10 << 10 | (step ^ 0x3ff), 12);
            else
                bits.add(0, 1);
            bits.add(0, 1);
        }
    }
    return bits.finish();
}

} // namespace

QByteArray hugePng(QSize size)
{
    QByteArray row(1 + 3 * size.width(), char(hugeLeft));
    row[0] = '\0'; // not filtered
    for (qsizetype at = 1 + 3 * (size.width() / 2); at < row.size(); ++at)
        row[at] = char(hugeRight);
    QByteArray head;
    addNumber(head, quint32(size.width()));
    addNumber(head, quint32(size.height()));
    head += QByteArray{"\x08\x02\x00\x00\x00", 5};
    QByteArray png{"\x89PNG\r\n\x1a\n", 8};
    addChunk(png, "IHDR", head);
    addChunk(png, "IDAT", deflated(row, size.height()));
    addChunk(png, "IEND", {});
    return png;
}

QByteArray hugeJpeg(QSize size)
{
    QByteArray frame(1, '\x08');
    for (const int side : {size.height(), size.width()}) {
        frame.append(char(side >> 8));
        frame.append(char(side & 0xff));
    }
    frame += QByteArray{"\x01\x01\x11\x00", 4};
    return "\xff\xd8" + tables() + segment('\xc0', frame) +
           segment('\xda', QByteArray{"\x01\x01\x00\x00\x3f\x00", 6}) +
           scan(size.width() / 8, size.height() / 8) + "\xff\xd9";
}

} // namespace limner::test
