// Whatever our decoder takes, libpng takes, and sees the same in it.
#include "core/picture/pngpicture.h"
#include "tests/core/picture/pngfile.h"
#include "tests/fuzz/fuzzed.h"

using namespace limner;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = test::fuzzed(data, size);
    PictureTarget target{{.edges = {0, 12}, .limits = {.pixels = 250'000, .edge = 4000}}};
    if (!pngPicture(bytes, target))
        return 0;
    target.setColours({});
    const QImage ours = target.pictures()->images.front().convertToFormat(QImage::Format_ARGB32);
    if (ours != test::byLibpng(bytes).convertToFormat(QImage::Format_ARGB32))
        std::abort();
    return 0;
}
