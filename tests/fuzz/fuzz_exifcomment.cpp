// A comment that was written into notes is found there, and writing it again changes nothing of it.
#include "core/picture/exifcomment.h"
#include "tests/fuzz/fuzzed.h"

using namespace limner;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray notes = test::fuzzed(data, size);
    static_cast<void>(isBlankComment(userComment(notes)));
    static_cast<void>(textOfComment(userComment(notes)));
    const QByteArray comment = unicodeComment(QStringLiteral("a mill"));
    const std::optional<QByteArray> whole = withUserComment(notes, comment);
    if (whole && whole->size() < notes.size() + comment.size())
        std::abort();
    return 0;
}
