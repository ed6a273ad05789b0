// A position that was taken out is out.
#include "core/picture/cameradata.h"
#include "tests/fuzz/fuzzed.h"

using namespace limner;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = test::fuzzed(data, size);
    const CameraData camera = cameraDataOf(bytes);
    if (camera.orientation < 1 || camera.orientation > 8)
        std::abort();
    const std::optional<QByteArray> clean = withoutPosition(bytes);
    if (clean && cameraDataOf(*clean).hasPosition)
        std::abort();
    return 0;
}
