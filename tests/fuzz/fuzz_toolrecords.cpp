// What a picture says of itself, or texts alone (keyword, 0, text, 0, …): whatever was read can be
// stored, and recalled as it was.
#include "core/picture/imagecheck.h"
#include "core/picture/records/packedcomment.h"
#include "core/picture/records/recordtable.h"
#include "tests/fuzz/fuzzed.h"

using namespace limner;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = test::fuzzed(data, size);
    std::optional<FoundSettings> found;
    if (pictureTypeOf(bytes.first(qMin(bytes.size(), 64))).isEmpty()) {
        PictureTexts texts;
        const QList<QByteArray> parts = bytes.split('\0');
        for (qsizetype i = 0; i + 1 < parts.size(); i += 2)
            texts.add(QString::fromUtf8(parts[i]), QString::fromUtf8(parts[i + 1]));
        unpackComment(texts);
        found = settingsIn(texts);
    } else {
        found = foundSettings(bytes);
    }
    if (found && settingsFrom(parametersOf(*found), found->model) != *found)
        std::abort();
    return 0;
}
