#include "core/sandbox/brokenpictures.h"

#include <QtEndian>

#include <array>

namespace limner {

namespace {

constexpr quint32 side = 30'000;

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

quint32 crc32(QByteArrayView bytes)
{
    static const auto table = [] {
        std::array<quint32, 256> entries{};
        for (quint32 n = 0; n < 256; ++n) {
            quint32 c = n;
            for (int bit = 0; bit < 8; ++bit)
                c = c & 1 ? 0xedb88320u ^ (c >> 1) : c >> 1;
            entries[n] = c;
        }
        return entries;
    }();
    quint32 crc = 0xffffffffu;
    for (const char byte : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(byte)) & 0xff] ^ (crc >> 8);
    return crc ^ 0xffffffffu;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    const QByteArray body = type + data;
    return bigEndian(static_cast<quint32>(data.size())) + body + bigEndian(crc32(body));
}

//! Deflate's bit order: first bit lowest.
class BitWriter {
public:
    void add(quint32 bits, int count)
    {
        for (int i = 0; i < count; ++i) {
            m_byte |= static_cast<unsigned>((bits >> i) & 1u) << m_used;
            if (++m_used == 8)
                flush();
        }
    }
    void flush()
    {
        if (m_used > 0)
            bytes.append(static_cast<char>(m_byte));
        m_byte = 0;
        m_used = 0;
    }
    QByteArray bytes;

private:
    unsigned m_byte = 0;
    int m_used = 0;
};

//! A zlib stream of zeros, written directly: compressing 0.9 GB would take seconds.
QByteArray zlibZeros(quint64 count)
{
    BitWriter out;
    out.bytes = QByteArray::fromHex("7801");
    out.add(1, 1);                              // the last block
    out.add(1, 2);                              // fixed Huffman codes
    constexpr quint32 literalZero = 0b00001100; // 00110000, first bit first
    constexpr quint32 match258 = 0b10100011;    // 11000101, then distance code 00000 = 1
    const quint64 matches = (count - 1) / 258;
    for (quint64 literals = count - matches * 258; literals > 0; --literals)
        out.add(literalZero, 8);
    const auto addMatches = [&out](quint64 number) {
        for (quint64 i = 0; i < number; ++i) {
            out.add(match258, 8);
            out.add(0, 5);
        }
    };
    // Eight matches are 104 bits, so from the second eight on the same 13 bytes come again and
    // again.
    addMatches(matches % 8 + 16);
    out.bytes.append(out.bytes.right(13).repeated(static_cast<qsizetype>(matches / 8 - 2)));
    out.add(0, 7); // end of block
    out.flush();
    // Adler-32 of n zeros: a stays 1, b counts.
    return out.bytes + bigEndian(static_cast<quint32>((count % 65521) << 16 | 1));
}

} // namespace

QByteArray bombPng()
{
    const QByteArray header = bigEndian(side) + bigEndian(side) + QByteArray::fromHex("0800000000");
    const quint64 raw = quint64{side} * (side + 1); // a filter byte leads every row
    return QByteArray::fromHex("89504e470d0a1a0a") + chunk("IHDR", header) +
           chunk("IDAT", zlibZeros(raw)) + chunk("IEND", {});
}

QByteArray hugePng(QByteArray png)
{
    constexpr qsizetype size = 300'000'000;
    return png.append(QByteArray(size - png.size(), '\x5a'));
}

} // namespace limner
