// Heads, and what a file is by its first bytes.
#include "core/picture/filefacts.h"
#include "core/picture/imagecheck.h"
#include "tests/fuzz/fuzzed.h"

using namespace limner;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = test::fuzzed(data, size);
    const Result<ImageFacts> facts = checkImageBytes(bytes);
    if (facts && facts->size.isEmpty())
        std::abort();
    if (mediaTypeOf(bytes).isEmpty() || openingOf(bytes).isEmpty())
        std::abort();
    return 0;
}
