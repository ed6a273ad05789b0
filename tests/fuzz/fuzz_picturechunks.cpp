// The parts cover the file from its first byte to its last.
#include "core/picture/picturechunks.h"
#include "tests/fuzz/fuzzed.h"

using namespace limner;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::optional<PictureParts> parts = takeApart(test::fuzzed(data, size));
    if (!parts)
        return 0;
    qsizetype at = 0;
    for (const PictureChunk &chunk : parts->chunks) {
        if (chunk.at != at || chunk.length < 0)
            std::abort();
        at += chunk.length;
    }
    if (at != static_cast<qsizetype>(size))
        std::abort();
    return 0;
}
