// Bringing home what is paid for, before the provider deletes it.

#include "core/jobs/pipeline.h"

#include "core/base/digest.h"
#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/jobs/outputfetch.h"
#include "core/picture/imagecheck.h"
#include "core/net/http.h"
#include "core/net/retry.h"

#include <QFile>
#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <limits>
#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr Backoff fetchBackoff{
    .first = 500ms, .longest = 20s, .attempts = std::numeric_limits<int>::max()};
constexpr std::chrono::milliseconds localRetry = 15s;
// An "expired" before its time, or something else in its place, is looked at again.
constexpr int mostDoubtful = 8;
// Past its time an output that nobody could be asked about is still asked about.
constexpr std::chrono::seconds longestDoubt = 24h;
constexpr std::chrono::milliseconds doubtfulRetry = 5min;

//! How often one output has failed, by what can be done about it.
struct Tries {
    int network = 0;
    int doubtful = 0;
};

struct Reaction {
    bool giveUp = false;
    std::chrono::milliseconds delay{0};
};

Reaction after(std::chrono::milliseconds delay)
{
    Reaction out;
    out.delay = delay;
    return out;
}

Reaction givenUp()
{
    Reaction out;
    out.giveUp = true;
    return out;
}

//! Within the provider's promise everything that may pass is tried again; what was delivered and is
//! no picture stays none.
Reaction react(const Error &error, Tries &tries, const QDateTime &until, const QDateTime &now)
{
    const bool withinLifetime = now <= until;
    switch (error.kind) {
    case ErrorKind::DiskFull:
    case ErrorKind::ReadOnly:
    case ErrorKind::Io:
    case ErrorKind::Database:
        return after(localRetry);
    case ErrorKind::OutputExpired:
        return withinLifetime && ++tries.doubtful < mostDoubtful ? after(tries.doubtful * 1s)
                                                                 : givenUp();
    case ErrorKind::NotAnImage:
        return ++tries.doubtful < mostDoubtful ? after(tries.doubtful * 1s) : givenUp();
    case ErrorKind::ImageTooLarge:
    case ErrorKind::TooLarge:
    case ErrorKind::InvalidInput:
    case ErrorKind::Redirected:
        return givenUp();
    default:
        // Only the provider knows that it is gone: a clock that jumped, or a network that is not
        // back yet after a night's sleep, proves nothing.
        if (!withinLifetime &&
            (error.kind != ErrorKind::Offline || now > until.addSecs(longestDoubt.count())))
            return givenUp();
        const std::chrono::milliseconds delay = retryDelay(
            fetchBackoff, ++tries.network, error, QRandomGenerator::global()->generateDouble());
        return after(withinLifetime ? delay : std::max(delay, doubtfulRetry));
    }
}

//! What the artist is told in the end.
Error lastWord(Error error, const QString &output)
{
    if (error.kind == ErrorKind::TooLarge)
        error.kind = ErrorKind::ImageTooLarge;
    const bool isAboutTheAnswer =
        error.kind == ErrorKind::ImageTooLarge || error.kind == ErrorKind::NotAnImage ||
        error.kind == ErrorKind::Truncated || error.kind == ErrorKind::Redirected ||
        error.kind == ErrorKind::InvalidInput;
    if (!isAboutTheAnswer)
        error.kind =
            isInsecure(output.toUtf8()) ? ErrorKind::InsecureOutput : ErrorKind::OutputExpired;
    return error;
}

//! The same for the same output, so that fetching it again after a crash replaces the file instead
//! of leaving a second one; unguessable, because the provider's address or data is in it.
QString uuidFor(const Job &job, int index)
{
    static const QUuid space{u"{5d6f0f6e-2b0b-4b54-9c1e-6f3a7c1f4a70}"_s};
    const QString name = job.id + u'\n' + job.remoteId + u'\n' + QString::number(index) + u'\n' +
                         job.outputs.at(index);
    return QUuid::createUuidV5(space, name).toString(QUuid::WithoutBraces);
}

} // namespace

QCoro::Task<Outcome> JobPipeline::fetch(JobRun &run)
{
    std::set<int> kept;
    for (const Artwork &artwork : m_library.artworksOfJob(run.job.id))
        kept.insert(artwork.outputIndex);
    noteDeadline(run);
    std::optional<Error> failure;
    const int outputs = static_cast<int>(run.job.outputs.size());
    for (int index = 0; index < outputs; ++index) {
        if (kept.contains(index))
            continue;
        const Result<> done = co_await keepOutput(run, index);
        if (done)
            kept.insert(index);
        else if (run.stop.stop_requested())
            co_return Outcome::Ended;
        else if (!failure)
            failure = done.error();
    }
    if (kept.empty()) {
        Error nothing;
        nothing.kind = ErrorKind::NoImage;
        co_return co_await finish(run, JobEvent::Failed, failure.value_or(nothing), run.job.billed);
    }
    // Data addresses are on disk now; a megabyte of base64 in every row would slow each read.
    if (!failure) {
        for (QString &output : run.job.outputs) {
            if (isDataUri(output))
                output = u"data:,"_s;
        }
    }
    run.job.attempts = 0;
    co_return co_await finish(run, JobEvent::Kept, std::move(failure), run.job.billed);
}

AsyncResult<> JobPipeline::keepOutput(JobRun &run, int index)
{
    if (std::optional<Artwork> there = keptBefore(run, index))
        co_return co_await keep(run, std::move(*there), QString{});
    const QString output = run.job.outputs.at(index);
    const QDateTime until = promisedUntil(run);
    // From here on by the clock that nobody sets: a date put right must not end it.
    const QDateTime began = m_clock.now();
    const std::chrono::milliseconds beganAt = m_clock.elapsed();
    Tries tries;
    for (;;) {
        const QString file = m_library.incomingFile();
        Error error;
        const Result<FetchedFile> got = co_await download(run, output, file);
        if (got) {
            const Result<ImageFacts> facts = checkImage(file);
            if (facts) {
                Artwork artwork = describe(run, index, *got, *facts);
                if (m_embedding)
                    co_await inscribe(run, artwork, file);
                co_return co_await keep(run, std::move(artwork), file);
            }
            error = facts.error();
        } else {
            error = got.error();
        }
        QFile::remove(file);
        if (run.stop.stop_requested())
            co_return fail(ErrorKind::Cancelled);
        const QDateTime now = began.addMSecs((m_clock.elapsed() - beganAt).count());
        const Reaction reaction = react(error, tries, until, now);
        if (reaction.giveUp)
            co_return fail(lastWord(std::move(error), output));
        if (co_await pause(run, std::move(error), reaction.delay, run.stop) == Outcome::Ended)
            co_return fail(ErrorKind::Cancelled);
    }
}

QDateTime JobPipeline::promisedUntil(const JobRun &run) const
{
    const std::chrono::seconds lifetime =
        run.provider != nullptr ? run.provider->traits().outputLifetime : 3600s;
    return run.job.succeededAt.addSecs(lifetime.count());
}

void JobPipeline::noteDeadline(JobRun &run)
{
    const bool isDeleted = std::any_of(run.job.outputs.begin(), run.job.outputs.end(),
                                       [](const QString &output) { return !isDataUri(output); });
    if (!isDeleted)
        return;
    run.progress.outputsUntil = promisedUntil(run);
    m_events.progressed(run.job.id, run.progress);
}

// It was renamed into its place, and then the database could not take it: what is here need not be
// fetched, nor lost when the provider has deleted its copy.
std::optional<Artwork> JobPipeline::keptBefore(const JobRun &run, int index) const
{
    Artwork artwork = describe(run, index, {}, {});
    const QString path = m_library.findOriginal(artwork);
    if (path.isEmpty())
        return {};
    artwork.path = path;
    const QString file = m_library.absolutePath(artwork);
    const Result<ImageFacts> facts = checkImage(file);
    const Result<FileDigests> digests = digestFile(file);
    if (!facts || !digests)
        return {};
    artwork.sha256 = digests->sha256;
    artwork.md5 = digests->md5;
    artwork.bytes = digests->bytes;
    artwork.mediaType = facts->mediaType;
    artwork.size = facts->size;
    return artwork;
}

AsyncResult<FetchedFile> JobPipeline::download(JobRun &run, QString output, QString file)
{
    const trace::Span span{"job", "fetch", run.job.id};
    if (isDataUri(output))
        co_return co_await saveDataUri(std::move(output), std::move(file));
    HttpRequest request;
    request.url = output.toUtf8();
    if (run.provider != nullptr) {
        Result<HttpRequest> prepared = run.provider->outputRequest(output);
        if (!prepared)
            co_return propagate(prepared);
        request = std::move(*prepared);
    }
    request.maxBytes = ImageLimits{}.bytes;
    run.progress.bytesDone = 0;
    run.progress.bytesTotal = -1;
    request.onDownload = [this, progress = &run.progress, id = run.job.id](qint64 done,
                                                                           qint64 total) {
        progress->bytesDone = done;
        progress->bytesTotal = total;
        m_events.progressed(id, *progress);
    };
    co_return co_await fetchOutput(m_http, std::move(request), std::move(file), run.stop);
}

Artwork JobPipeline::describe(const JobRun &run, int index, const FetchedFile &file,
                              const ImageFacts &facts) const
{
    const Job &job = run.job;
    Artwork artwork;
    artwork.uuid = uuidFor(job, index);
    artwork.jobId = job.id;
    artwork.outputIndex = index;
    artwork.createdAt = job.succeededAt.isValid() ? job.succeededAt : m_clock.now();
    artwork.request = job.request;
    artwork.seed = job.request.seed();
    artwork.sha256 = file.sha256;
    artwork.md5 = file.md5;
    artwork.bytes = file.bytes;
    artwork.mediaType = facts.mediaType;
    artwork.size = facts.size;
    artwork.seconds = job.predictSeconds;
    if (job.cost.amount)
        artwork.cost = *job.cost.amount / static_cast<double>(job.outputs.size());
    artwork.costEstimated = job.cost.estimated;
    artwork.currency = job.cost.currency;
    return artwork;
}

Result<ArtworkId> JobPipeline::record(Artwork &artwork, const QString &file)
{
    if (artwork.path.isEmpty()) {
        if (const Result<> adopted = m_library.adopt(file, artwork); !adopted)
            return propagate(adopted);
    }
    Database::Transaction transaction{m_library.database()};
    const Result<ArtworkId> id = m_library.insert(artwork);
    if (!id)
        return id;
    if (const Result<> pending = m_uploads.insertPending(*id); !pending)
        return propagate(pending);
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    return id;
}

AsyncResult<> JobPipeline::keep(JobRun &run, Artwork artwork, QString file)
{
    for (;;) {
        const Result<ArtworkId> id = record(artwork, file);
        if (id) {
            trace::mark("job", "job.kept", run.job.id);
            clearTrouble(run);
            m_library.announceAdded(*id);
            m_events.kept(run.job.id, *id);
            co_return Result<>{};
        }
        qCWarning(lcJobs) << "job" << run.job.id << "cannot keep a picture:" << id.error().message;
        if (co_await pause(run, id.error(), localRetry, run.stop) == Outcome::Ended) {
            if (artwork.path.isEmpty())
                QFile::remove(file); // room on a disk that may be full
            co_return fail(ErrorKind::Cancelled);
        }
    }
}

} // namespace limner
