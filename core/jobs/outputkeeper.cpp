#include "core/jobs/outputkeeper.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/pool.h"
#include "core/base/trace.h"
#include "core/jobs/inscription.h"
#include "core/jobs/remoteresult.h"
#include "core/net/http.h"
#include "core/provider/answerdigest.h"

#include <QFile>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// Videos are larger than pictures; what is larger still would fill a disk.
constexpr qint64 largestOutput = 4LL << 30;

//! The same for the same output, so that fetching it again after a crash replaces the file instead
//! of leaving a second one; unguessable, because the provider's address or data is in it.
QString uuidFor(const Job &job, int index)
{
    static const QUuid space{u"{5d6f0f6e-2b0b-4b54-9c1e-6f3a7c1f4a70}"_s};
    const QString name = job.id + u'\n' + job.remoteId + u'\n' + QString::number(index) + u'\n' +
                         job.outputs.at(index);
    return QUuid::createUuidV5(space, name).toString(QUuid::WithoutBraces);
}

//! A page inside an answer, or at an address that is one's, was written by the model. Anywhere else
//! it is what somebody sent instead of the file.
Markup markupOf(const QString &output)
{
    const bool isPage = QUrl{output.left(2000)}.path().endsWith(u".html", Qt::CaseInsensitive);
    return isPage || isDataUri(output) ? Markup::Text : Markup::Refused;
}

//! A file as it lies there.
struct Seen {
    FetchedFile file = {};
    FileFacts facts = {};
};

Result<Seen> seen(const QString &path, Markup markup)
{
    const Result<FileFacts> facts = inspectFile(path, markup);
    if (!facts)
        return propagate(facts);
    const Result<FileDigests> digests = digestFile(path);
    if (!digests)
        return propagate(digests);
    return Seen{.file = {.bytes = digests->bytes, .sha256 = digests->sha256, .md5 = digests->md5},
                .facts = *facts};
}

Result<FetchedFile> takeOut(const QString &answer, const AnswerPiece &piece, const QString &file)
{
    if (!QFile::exists(answer))
        return fail(ErrorKind::InvalidInput, u"the provider's answer is not on disk any more"_s);
    if (const Result<> saved = saveAnswerPiece(answer, piece, file); !saved)
        return propagate(saved);
    if (const Result<> synced = syncFile(file); !synced)
        return propagate(synced);
    const Result<FileDigests> digests = digestFile(file);
    if (!digests)
        return propagate(digests);
    return FetchedFile{.bytes = digests->bytes, .sha256 = digests->sha256, .md5 = digests->md5};
}

} // namespace

AsyncResult<> OutputKeeper::keep(JobRun *run, int index, Flawed flawed)
{
    if (std::optional<Artwork> there = co_await found(run, index))
        co_return record(*run, std::move(*there));
    const QString file = m_library.originals().incomingFile(uuidFor(run->job, index));
    const Result<FetchedFile> got = co_await download(run, run->job.outputs.at(index), file);
    if (!got) {
        QFile::remove(file);
        co_return propagate(got);
    }
    const Markup markup = markupOf(run->job.outputs.at(index));
    const Result<FileFacts> facts = co_await onPool(&inspectFile, file, markup);
    const bool isFlawed = facts && facts->flaw && facts->flaw->kind != ErrorKind::ImageTooLarge;
    if (!facts || (isFlawed && flawed == Flawed::TryAgain)) {
        QFile::remove(file);
        if (!facts)
            co_return propagate(facts);
        co_return fail(*facts->flaw);
    }
    Artwork artwork = describe(*run, index, *got, *facts);
    std::vector<QImage> thumbnails;
    if (m_embedding && facts->isPicture && !facts->flaw) {
        Result<Inscribed> inscribed = co_await inscribe(run->job, artwork, file);
        if (inscribed) {
            artwork.bytes = inscribed->file.bytes;
            artwork.sha256 = inscribed->file.sha256;
            artwork.md5 = inscribed->file.md5;
            thumbnails = std::move(inscribed->thumbnails);
        } else {
            // A paid picture is never put at risk for what is written into it.
            qCInfo(lcJobs) << "job" << run->job.id
                           << "keeps a picture as it came:" << inscribed.error().message;
        }
    }
    if (const Result<> ready = renameDurably(file, m_library.originals().readyFile(artwork.uuid));
        !ready)
        co_return propagate(ready);
    co_return record(*run, std::move(artwork), thumbnails);
}

// It was fetched, and then the program ended or the database could not take it: what is here need
// not be fetched, nor lost when the provider has deleted its copy.
QCoro::Task<std::optional<Artwork>> OutputKeeper::found(const JobRun *run, int index)
{
    Artwork artwork = describe(*run, index, {}, {});
    artwork.path = m_library.originals().find(artwork);
    const QString file = artwork.path.isEmpty() ? m_library.originals().readyFile(artwork.uuid)
                                                : m_library.originals().absolutePath(artwork);
    if (!QFile::exists(file))
        co_return std::nullopt;
    const Markup markup = markupOf(run->job.outputs.at(index));
    const Result<Seen> there = co_await onPool(&seen, file, markup);
    const bool isDamaged =
        there && there->facts.flaw && there->facts.flaw->kind != ErrorKind::ImageTooLarge;
    if (!there || isDamaged)
        co_return std::nullopt;
    Artwork whole = describe(*run, index, there->file, there->facts);
    whole.path = artwork.path;
    co_return whole;
}

AsyncResult<FetchedFile> OutputKeeper::download(JobRun *run, QString output, QString file)
{
    const trace::Span span{"job", "fetch", run->job.id};
    if (isDataUri(output))
        co_return co_await saveDataUri(std::move(output), std::move(file));
    if (const std::optional<AnswerPiece> piece = answerPieceFrom(output))
        co_return co_await onPool(&takeOut, m_answers.fileOf(run->job.id), *piece, file);
    HttpRequest request;
    request.url = output.toUtf8();
    if (run->provider != nullptr) {
        Result<HttpRequest> prepared = run->provider->outputRequest(output);
        if (!prepared)
            co_return propagate(prepared);
        request = std::move(*prepared);
    }
    request.maxBytes = largestOutput;
    request.onDownload = [this, run](qint64 done, qint64 total) {
        run->progress.bytesDone = done;
        run->progress.bytesTotal = total;
        m_journal.listener().jobProgressed(run->job.id, run->progress);
    };
    co_return co_await fetchOutput(&m_http, std::move(request), std::move(file), run->stop);
}

Artwork OutputKeeper::describe(const JobRun &run, int index, const FetchedFile &file,
                               const FileFacts &facts) const
{
    const Job &job = run.job;
    Artwork artwork;
    artwork.uuid = uuidFor(job, index);
    artwork.jobId = job.id;
    artwork.outputIndex = index;
    artwork.createdAt = job.succeededAt.isValid() ? job.succeededAt : m_clock.now();
    artwork.request = job.request;
    artwork.promptTemplate = job.promptTemplate;
    artwork.seed = job.request.seed();
    artwork.sha256 = file.sha256;
    artwork.md5 = file.md5;
    artwork.bytes = file.bytes;
    artwork.mediaType = facts.mediaType;
    artwork.size = facts.size;
    artwork.animated = facts.isAnimated;
    artwork.seconds = job.predictSeconds;
    // Words and values beside pictures cost nothing of their own.
    const int paid = picturesIn(job.outputs);
    const bool isPaid = paid == 0 || picturesIn({job.outputs.at(index)}) > 0;
    if (job.cost.amount)
        artwork.cost =
            isPaid ? *job.cost.amount / static_cast<double>(paid > 0 ? paid : job.outputs.size())
                   : 0;
    artwork.costEstimated = job.cost.estimated;
    artwork.currency = job.cost.currency;
    return artwork;
}

Result<> OutputKeeper::record(JobRun &run, Artwork artwork, const std::vector<QImage> &thumbnails)
{
    if (artwork.path.isEmpty()) {
        const QString ready = m_library.originals().readyFile(artwork.uuid);
        if (const Result<> adopted = m_library.originals().adopt(ready, artwork); !adopted)
            return propagate(adopted);
    }
    const Result<ArtworkId> id = m_journal.keep(artwork, run.job.album);
    if (!id) {
        qCWarning(lcJobs) << "job" << run.job.id << "cannot keep a picture:" << id.error().message;
        return propagate(id);
    }
    trace::mark("job", "job.kept", run.job.id);
    if (!thumbnails.empty())
        m_library.offerPixels(*id, thumbnails);
    m_library.announceAdded(*id);
    m_journal.listener().artworkKept(run.job.id, *id);
    return {};
}

} // namespace limner
