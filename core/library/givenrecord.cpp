#include "core/library/givenrecord.h"

#include "core/library/givenfile.h"
#include "core/picture/embedded.h"
#include "core/picture/embeddedrecord.h"
#include "core/picture/imagecheck.h"
#include "core/picture/picturedecoder.h"
#include "core/picture/records/recordtable.h"

namespace limner {

std::optional<GivenRecord> givenRecord(const QString &path, int edge,
                                       const std::function<bool()> &stopped)
{
    const Result<QByteArray> bytes = readGivenFile(path, ImageLimits{}.bytes, stopped);
    const Result<ImageFacts> image = bytes ? checkImageBytes(*bytes) : fail(bytes.error());
    if (!image || !isWithin({}, image->size) || fromXmp(xmpIn(*bytes)))
        return std::nullopt;
    std::optional<FoundSettings> settings = foundSettings(*bytes);
    if (!settings || settings->isEmpty())
        return std::nullopt;
    GivenRecord out{.path = path,
                    .settings = std::move(*settings),
                    .size = image->size,
                    .bytes = bytes->size()};
    out.preview = decodedPicture(*bytes, edge).value_or(QImage{});
    return out;
}

} // namespace limner
