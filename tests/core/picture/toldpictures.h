#pragma once

#include "core/picture/records/recordtable.h"
#include "tests/core/picture/pngfile.h"
#include "tests/support/pictures.h"

#include <QtEndian>

namespace limner::test {

//! A PNG with these chunks in front of its pixels.
[[nodiscard]] inline QByteArray pngWith(const QByteArray &chunks)
{
    constexpr qsizetype behindHead = 33;
    return pictureBytes({8, 8}).insert(behindHead, chunks);
}

[[nodiscard]] inline QByteArray pngSaying(const char *keyword, const QByteArray &text)
{
    return pngWith(pngChunk("tEXt", QByteArray{keyword} + '\0' + text));
}

//! A JPEG whose EXIF holds one UserComment, by hand: two directories of one entry each.
[[nodiscard]] inline QByteArray jpegSaying(const QByteArray &comment)
{
    QByteArray tiff = QByteArray::fromHex("4d4d002a00000008"
                                          "000187690004000000010000001a00000000"
                                          "000192860007");
    QByteArray length{4, '\0'};
    qToBigEndian(static_cast<quint32>(comment.size()), length.data());
    tiff += length +
            QByteArray::fromHex("0000002c"
                                "00000000") +
            comment;
    const QByteArray content = QByteArray("Exif\0\0", 6) + tiff;
    QByteArray size{2, '\0'};
    qToBigEndian(static_cast<quint16>(content.size() + 2), size.data());
    return pictureBytes({8, 8}, "jpg").insert(2, "\xff\xe1" + size + content);
}

[[nodiscard]] inline FoundSettings readPng(const char *keyword, const QByteArray &text)
{
    return foundSettings(pngSaying(keyword, text)).value_or(FoundSettings{});
}

} // namespace limner::test
