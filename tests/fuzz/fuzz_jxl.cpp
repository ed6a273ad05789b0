#include "core/picture/jxlpicture.h"
#include "tests/fuzz/fuzzed.h"

using namespace limner;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return test::decodeBoth(&jxlPicture, data, size);
}
