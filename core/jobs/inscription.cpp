#include "core/jobs/inscription.h"

#include "core/base/digest.h"
#include "core/base/pool.h"
#include "core/base/trace.h"
#include "core/library/thumbnails.h"
#include "core/picture/a1111text.h"
#include "core/picture/embedded.h"
#include "core/picture/embeddedrecord.h"

#include <QFile>

#include <filesystem>

namespace limner {
namespace {

EmbeddedRecord recordOf(const Job &job, const Artwork &artwork)
{
    EmbeddedRecord record;
    record.uuid = artwork.uuid;
    record.jobId = job.id;
    record.outputIndex = artwork.outputIndex;
    record.outputs = static_cast<int>(job.outputs.size());
    record.createdAt = artwork.createdAt;
    record.request = job.request;
    record.fingerprint = fingerprint(job.request);
    record.seedFixed = job.seedFixed;
    record.promptTemplate = job.promptTemplate;
    record.group = job.group;
    record.cost = artwork.cost;
    record.costEstimated = artwork.costEstimated;
    record.currency = artwork.currency;
    record.billed = job.billed;
    record.seconds = job.predictSeconds;
    return record;
}

//! Replaces the file by its copy with the notes; an error leaves it as it was.
Result<Inscribed> replaceByCopy(const QString &file, const PictureNotes &notes)
{
    const trace::Span span{"job", "embed"};
    const QString copy = file + QStringLiteral(".new");
    Result<std::vector<QImage>> done = embedChecked(file, copy, notes, Thumbnails::edges());
    const Result<FileDigests> digests =
        done ? digestFile(copy) : Result<FileDigests>{propagate(done)};
    std::error_code problem;
    if (digests)
        std::filesystem::rename(copy.toStdU16String(), file.toStdU16String(), problem);
    if (digests && !problem) {
        return Inscribed{
            .file = {.bytes = digests->bytes, .sha256 = digests->sha256, .md5 = digests->md5},
            .thumbnails = std::move(*done)};
    }
    QFile::remove(copy);
    if (problem)
        return fail(ErrorKind::Io, QString::fromStdString(problem.message()));
    return propagate(digests);
}

} // namespace

AsyncResult<Inscribed> inscribe(Job job, Artwork artwork, QString file)
{
    const EmbeddedRecord record = recordOf(job, artwork);
    const PictureNotes notes{toXmp(record), a1111Text(record, artwork.size)};
    co_return co_await onPool(&replaceByCopy, file, notes);
}

} // namespace limner
