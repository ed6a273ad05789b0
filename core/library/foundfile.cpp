#include "core/library/foundfile.h"

#include "core/base/digest.h"
#include "core/picture/embedded.h"
#include "core/picture/records/recordtable.h"

#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

bool isPlausible(const QDateTime &time)
{
    return time.isValid() && time.date().year() >= 2000 && time.date().year() < 2200;
}

void describe(Artwork &artwork, const EmbeddedRecord &record)
{
    if (!record.uuid.isEmpty())
        artwork.uuid = record.uuid;
    if (!record.jobId.isEmpty()) {
        artwork.jobId = record.jobId;
        artwork.outputIndex = record.outputIndex;
    }
    if (isPlausible(record.createdAt))
        artwork.createdAt = record.createdAt;
    artwork.request = record.request;
    artwork.promptTemplate = record.promptTemplate;
    artwork.seed = record.request.seed();
    artwork.seconds = record.seconds;
    artwork.cost = record.cost;
    artwork.costEstimated = record.costEstimated;
    artwork.currency = record.currency;
}

//! No provider made it, as far as anybody knows.
void describe(Artwork &artwork, const FoundSettings &settings)
{
    artwork.request.model = settings.model;
    artwork.request.parameters = parametersOf(settings);
    artwork.seed = artwork.request.seed();
}

} // namespace

void makeUnique(Artwork &artwork)
{
    artwork.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    artwork.jobId = u"found-"_s + artwork.uuid;
    artwork.outputIndex = 0;
}

FoundFile foundFile(const QString &file, QByteArrayView bytes, const FileFacts &facts,
                    const FileDigests &digests)
{
    FoundFile out;
    const QFileInfo info{file};
    Artwork &artwork = out.artwork;
    makeUnique(artwork);
    const QUuid name = QUuid::fromString(info.completeBaseName());
    if (!name.isNull())
        artwork.uuid = name.toString(QUuid::WithoutBraces);
    artwork.createdAt = info.lastModified().toUTC();
    artwork.sha256 = digests.sha256;
    artwork.md5 = digests.md5;
    artwork.bytes = digests.bytes;
    artwork.mediaType = facts.mediaType;
    artwork.size = facts.size;
    artwork.animated = facts.isAnimated;
    if (facts.isPicture)
        out.record = fromXmp(xmpIn(bytes));
    if (out.record)
        describe(artwork, *out.record);
    else if (const auto settings = foundSettings(facts.isPicture ? bytes : QByteArrayView{}))
        describe(artwork, *settings);
    return out;
}

} // namespace limner
