#include "tests/ui/gallery/gallerysupport.h"

#include "core/base/digest.h"
#include "core/sandbox/paint/painter.h"
#include "tests/support/pictures.h"

#include <QFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner::test {

namespace {
Error nothingThere()
{
    return Error{.kind = ErrorKind::Offline, .message = u"no store in this test"_s};
}
} // namespace

AsyncResult<ObjectInfo> IdleStore::put(PutObject, std::stop_token)
{
    co_return fail(nothingThere());
}
AsyncResult<FetchedObject> IdleStore::get(FetchObject, std::stop_token)
{
    co_return fail(ErrorKind::Offline);
}

AsyncResult<ObjectInfo> IdleStore::head(QString, std::stop_token)
{
    co_return fail(nothingThere());
}
AsyncResult<> IdleStore::remove(QString, std::stop_token)
{
    co_return fail(nothingThere());
}
AsyncResult<ObjectPage> IdleStore::list(QString, QString, std::stop_token)
{
    co_return fail(nothingThere());
}
QByteArray IdleStore::publicUrl(const QString &key) const
{
    return "https://minio.example.com/gallery/" + key.toUtf8();
}
Result<QByteArray> IdleStore::presignedUrl(const QString &key, std::chrono::seconds) const
{
    return publicUrl(key) + "?X-Amz-Signature=0123456789abcdef";
}
AsyncResult<bool> IdleStore::opens(QByteArray, std::chrono::milliseconds, std::stop_token)
{
    co_return true;
}
AsyncResult<OpenedPage> IdleStore::openPage(QByteArray, std::chrono::milliseconds, std::stop_token)
{
    co_return fail(nothingThere());
}

Studio::Studio()
{
    QLocale::setDefault(QLocale{QLocale::English, QLocale::UnitedStates});
    Result<std::unique_ptr<Library>> opened = Library::open(folder.path() + u"/library"_s, clock);
    if (!opened)
        qFatal("no library: %s", qUtf8Printable(opened.error().message));
    library = std::move(*opened);
    thumbnails = std::make_unique<Thumbnails>(*library);
    queue = std::make_unique<JobQueue>(http, clock, catalog, *library);
    outbox = std::make_unique<Outbox>(*library, store, clock);
    OutboxConfig config;
    config.links = LinkMode::Public;
    outbox->setConfig(config);
    intake = std::make_unique<InputIntake>(http, *library);
    imports = std::make_unique<Imports>(*library);
    models = std::make_unique<ModelStore>(catalog, folder.path() + u"/models"_s);
    finder = std::make_unique<ModelFinder>(catalog, *models, http, clock,
                                           folder.path() + u"/catalogue"_s);
}

Studio::~Studio()
{
    QCoro::waitFor(intake->drain());
    QCoro::waitFor(outbox->shutdown());
    QCoro::waitFor(finder->shutdown());
    QCoro::waitFor(models->shutdown());
}

Services Studio::services()
{
    return {.library = *library,
            .reader = library->reader(),
            .thumbnails = *thumbnails,
            .queue = *queue,
            .outbox = *outbox,
            .models = *models,
            .finder = *finder,
            .intake = *intake,
            .imports = *imports,
            .theme = theme,
            .clock = clock};
}

JobTiles &Studio::tiles()
{
    if (!m_tiles)
        m_tiles = std::make_unique<JobTiles>(*queue);
    return *m_tiles;
}

ArtworkId Studio::addPicture(const PictureSpec &spec)
{
    QImage image{spec.size, QImage::Format_RGB32};
    image.fill(QColor::fromHsv(int(spec.seed * 47 % 360), 160, 180));
    if (spec.painted)
        image = paintSandboxPicture(spec.prompt, spec.seed, spec.size);
    const QString file = library->originals().incomingFile(u"new"_s);
    if (!spec.file.isEmpty())
        writeFile(file, spec.file);
    else if (!image.save(file, "PNG"))
        qFatal("cannot write %s", qUtf8Printable(file));
    const Result<FileDigests> digests = digestFile(file);

    Artwork artwork;
    artwork.jobId =
        spec.jobId.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : spec.jobId;
    artwork.outputIndex = int(library->artworksOfJob(artwork.jobId).size());
    artwork.createdAt = spec.createdAt;
    artwork.request.provider = u"replicate"_s;
    artwork.request.model = u"aisha-ai-official/animagine-xl-4.0"_s;
    artwork.request.version = u"057e2276ac5dcd8d1575dc37b131f903df9c10c41aed53d47cd7d4f068c19fa5"_s;
    artwork.request.parameters = {{"prompt", spec.prompt.toStdString()},
                                  {"seed", spec.seed},
                                  {"steps", 28},
                                  {"cfg_scale", 5.0},
                                  {"scheduler", "Euler a"},
                                  {"width", spec.size.width()},
                                  {"height", spec.size.height()}};
    artwork.request.parameters.update(spec.parameters);
    artwork.seed = spec.seed;
    artwork.mediaType = spec.mediaType;
    artwork.size = spec.size;
    artwork.bytes = digests->bytes;
    artwork.sha256 = digests->sha256;
    artwork.md5 = digests->md5;
    artwork.seconds = 9.8;
    artwork.cost = 0.0037;
    artwork.costEstimated = false;
    const Result<> adopted = library->originals().adopt(file, artwork);
    const Result<ArtworkId> id = library->insert(artwork);
    if (!adopted || !id || !outbox->uploads().insertPending(*id))
        qFatal("cannot keep a picture");
    if (spec.upload != UploadState::Pending) {
        Upload upload = outbox->uploads().upload(*id).value_or(Upload{});
        upload.state = spec.upload;
        upload.location = store.location();
        upload.objectKey = u"2026/11/%1.png"_s.arg(artwork.uuid);
        if (spec.upload == UploadState::Stored)
            upload.storedAt = artwork.createdAt;
        if (!outbox->uploads().save(upload))
            qFatal("cannot note the upload");
    }
    library->announceAdded(*id);
    return *id;
}

void Studio::addRows(int count)
{
    // In one statement: compiling one a row, triggers and all, would be most of the time.
    const Result<QSqlQuery> done = library->database().run(
        u"WITH RECURSIVE given (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM given WHERE i + 1 < ?) "
        "INSERT INTO artworks (uuid, job_id, output_index, created_at, provider, model, version, "
        "parameters, path, sha256, md5, media_type, width, height, bytes, prompt, negative_prompt) "
        "SELECT i || '', i || '', 0, ? - i * 300000, '', '', '', '{}', i || '.png', "
        "hex(zeroblob(32)), hex(zeroblob(16)), 'image/png', 64, 64, 0, '', '' FROM given"_s,
        {count, QDateTime::currentMSecsSinceEpoch()});
    if (!done || Database::changed(*done) != count)
        qFatal("cannot insert %d rows", count);
}

QString Studio::addJob(JobState state, const QString &prompt, const std::optional<Error> &error)
{
    Job job;
    job.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    job.position = ++m_position;
    job.state = state;
    job.request.provider = u"replicate"_s;
    job.request.model = u"aisha-ai-official/animagine-xl-4.0"_s;
    job.request.parameters = {{"prompt", prompt.toStdString()}, {"seed", 7}};
    job.createdAt = clock.now();
    job.error = error;
    if (!queue->jobs().insert(job))
        qFatal("cannot insert a job");
    return job.id;
}

void Studio::storePicture(ArtworkId id)
{
    Upload upload = outbox->uploads().upload(id).value_or(Upload{});
    upload.state = UploadState::Stored;
    upload.location = store.location();
    if (upload.objectKey.isEmpty())
        upload.objectKey = u"2026/11/%1.png"_s.arg(id);
    upload.storedAt = clock.now();
    if (!outbox->uploads().save(upload))
        qFatal("cannot note the upload");
    emit outbox->uploadChanged(id, upload);
    emit outbox->linkReady(id, outbox->link(id));
}

} // namespace limner::test
