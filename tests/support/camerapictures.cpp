#include "tests/support/camerapictures.h"

#include "tests/support/pictures.h"

#include <QtEndian>

namespace limner::test {
namespace {

template <typename T>
QByteArray big(T value)
{
    QByteArray out{sizeof(T), '\0'};
    qToBigEndian(value, out.data());
    return out;
}

QByteArray little(quint32 value)
{
    QByteArray out{4, '\0'};
    qToLittleEndian(value, out.data());
    return out;
}

QByteArray entry(quint16 tag, quint16 type, quint32 count, const QByteArray &value)
{
    return big(tag) + big(type) + big(count) + value.leftJustified(4, '\0');
}

quint32 crc32(const QByteArray &bytes)
{
    quint32 c = 0xffffffffU;
    for (const char byte : bytes) {
        c ^= static_cast<uchar>(byte);
        for (int bit = 0; bit < 8; ++bit)
            c = (c & 1U) != 0 ? 0xedb88320U ^ (c >> 1U) : c >> 1U;
    }
    return c ^ 0xffffffffU;
}

//! Becomes one of the extended kind, whose head announces what is in it.
QByteArray notedWebp(QByteArray webp, const QByteArray &notes)
{
    if (webp.sliced(12, 4) != "VP8X") {
        QImage image;
        if (!image.loadFromData(webp))
            qFatal("a WebP that nobody reads");
        QByteArray canvas = "VP8X" + little(quint32{10}) + QByteArray(4, '\0');
        canvas += little(static_cast<quint32>(image.width() - 1)).first(3);
        canvas += little(static_cast<quint32>(image.height() - 1)).first(3);
        if (image.hasAlphaChannel())
            canvas[8] = '\x10';
        webp.insert(12, canvas);
    }
    webp[20] = static_cast<char>(static_cast<uchar>(webp[20]) | 0x08U);
    webp += "EXIF" + little(static_cast<quint32>(notes.size())) + notes;
    if (notes.size() % 2 == 1)
        webp += '\0';
    return webp.replace(4, 4, little(static_cast<quint32>(webp.size() - 8)));
}

} // namespace

QByteArray cameraNotes(int orientation, bool hasPosition)
{
    const quint16 entries = hasPosition ? 2 : 1;
    const quint32 gps = 8 + 2 + 12U * entries + 4;
    QByteArray tiff = QByteArray::fromHex("4d4d002a00000008") + big(entries) +
                      entry(0x0112, 3, 1, big(static_cast<quint16>(orientation)));
    if (hasPosition)
        tiff += entry(0x8825, 4, 1, big(gps));
    tiff += big(quint32{0});
    if (hasPosition) // one line of it: north
        tiff += big(quint16{1}) + entry(1, 2, 2, QByteArray("N\0", 2)) + big(quint32{0});
    return tiff;
}

QByteArray cameraJpeg(QSize size, int orientation, bool hasPosition)
{
    return noted(pictureBytes(size, "jpg"), cameraNotes(orientation, hasPosition));
}

QByteArray cameraPng(QSize size, int orientation, bool hasPosition)
{
    return noted(pictureBytes(size, "png"), cameraNotes(orientation, hasPosition));
}

QByteArray noted(const QByteArray &picture, const QByteArray &notes)
{
    QByteArray out = picture;
    if (picture.startsWith("\xff\xd8")) {
        const QByteArray content = QByteArray("Exif\0\0", 6) + notes;
        return out.insert(2, QByteArray::fromHex("ffe1") +
                                 big(static_cast<quint16>(content.size() + 2)) + content);
    }
    if (picture.startsWith("\x89PNG")) {
        const QByteArray body = "eXIf" + notes;
        const QByteArray chunk =
            big(static_cast<quint32>(body.size() - 4)) + body + big(crc32(body));
        return out.insert(33, chunk); // behind IHDR
    }
    return notedWebp(out, notes);
}

QByteArray cmykJpeg()
{
    return QByteArray::fromHex(
        "ffd8ffee000e41646f626500640000000000ffdb004300100b0c0e0c0a100e0d0e1211101318281a"
        "181616183123251d283a333d3c3933383740485c4e404457453738506d51575f626768673e4d7179"
        "7064785c656763ffc000140800080010044311004d11005911004b1100ffc4001f00000105010101"
        "01010100000000000000000102030405060708090a0bffc400b51000020103030204030505040400"
        "00017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282"
        "090a161718191a25262728292a3435363738393a434445464748494a535455565758595a63646566"
        "6768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3"
        "b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5"
        "f6f7f8f9faffda000e0443004d0059004b00003f00f40ae6ab9aaf40a28a28afffd9");
}

QByteArray animatedGif()
{
    return QByteArray::fromHex(
        "47494638396102000200810000ff000000000000000000000021ff0b4e45545343415045322e3003"
        "0100000021f904000a0000002c00000000020002000008060001080410100021f904010a0001002c"
        "0000000002000200810000ff0000000000000000000806000108041010003b");
}

} // namespace limner::test
