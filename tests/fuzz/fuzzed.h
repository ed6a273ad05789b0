#pragma once

#include "core/picture/picturetarget.h"

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

//! What libFuzzer calls; every program here defines it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace limner::test {

//! A view, so that one byte behind it is found out.
inline QByteArray fuzzed(const uint8_t *data, size_t size)
{
    return QByteArray::fromRawData(reinterpret_cast<const char *>(data),
                                   static_cast<qsizetype>(size));
}

//! Decodes whole and small, within limits that leave time for the next.
inline int decodeBoth(Result<> (*decode)(QByteArrayView, PictureTarget &), const uint8_t *data,
                      size_t size)
{
    PictureTarget target{{.edges = {0, 12}, .limits = {.pixels = 250'000, .edge = 4000}}};
    if (!decode(fuzzed(data, size), target))
        return 0;
    const Result<DecodedPictures> pictures = target.pictures();
    for (size_t i = 0; pictures && i < pictures->images.size(); ++i) {
        if (pictures->images[i].isNull())
            std::abort();
    }
    return 0;
}

} // namespace limner::test
