// What tells nothing any more stays as it is.
#include "core/picture/barepicture.h"
#include "tests/fuzz/fuzzed.h"

using namespace limner;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const ImageLimits limits{.pixels = 250'000, .edge = 4000};
    const Result<QByteArray> bare = withoutMetadata(test::fuzzed(data, size), limits);
    if (bare && withoutMetadata(*bare, limits).value_or(QByteArray{}) != *bare)
        std::abort();
    return 0;
}
