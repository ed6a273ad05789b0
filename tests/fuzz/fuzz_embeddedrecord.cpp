// What was read can be written, and reads the same again.
#include "core/picture/embeddedrecord.h"
#include "tests/fuzz/fuzzed.h"

using namespace limner;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::optional<EmbeddedRecord> record = fromXmp(test::fuzzed(data, size));
    if (!record)
        return 0;
    const std::optional<EmbeddedRecord> again = fromXmp(toXmp(*record));
    if (!again || again->uuid != record->uuid || again->outputIndex != record->outputIndex)
        std::abort();
    return 0;
}
