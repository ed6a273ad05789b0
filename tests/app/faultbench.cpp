#include "core/provider/bundledmodels.h"
#include "tests/app/faultbench.h"

#include "core/base/digest.h"
#include "core/money/ledger.h"
#include "core/provider/together/together.h"
#include "core/sandbox/paint/painter.h"
#include "tests/support/pictures.h"
#include "ui/queue/jobcommands.h"

#include <QAction>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner::test {
namespace {

constexpr size_t enoughTries = 6;
constexpr size_t enoughDownloads = 9; // doubtful ones are given up after eight
constexpr size_t enoughPuts = 10;     // the client tries again by itself first
constexpr size_t enoughSlowTries = 2;
// One of them at a time is short: on a busy machine a trickle may pause for longer than a silence
// is borne.
constexpr auto shortIdle = 300ms;
constexpr auto shortTotal = 500ms;
constexpr auto usualIdle = 30s;
constexpr auto usualTotal = 600s;

QByteArray aPicture()
{
    return pictureBytes({16, 16}, "png", 7);
}

bool isPaid(Operation operation)
{
    return operation == Operation::Create || operation == Operation::Generate;
}

Request nextRequest(Operation operation)
{
    static qint64 seed = 1000;
    Request request;
    if (operation == Operation::Generate) {
        request.provider = u"together"_s;
        request.model = bundledModels(request.provider).front().model;
        request.parameters =
            Json{{"prompt", "a fox"}, {"seed", ++seed}, {"width", 256}, {"height", 256}, {"n", 1}};
        return request;
    }
    request.provider = u"replicate"_s;
    request.model = bundledModel().model;
    request.version = bundledModel().version;
    request.parameters = Json{{"prompt", operation == Operation::Cancel ? "[[hang]]" : "a fox"},
                              {"seed", ++seed},
                              {"width", 64},
                              {"height", 64},
                              {"steps", 2},
                              {"batch_size", 1}};
    return request;
}

} // namespace

FaultWorld::FaultWorld()
{
    QLocale::setDefault(QLocale{QLocale::English, QLocale::UnitedStates});
    library = *Library::open(folder.path(), clock);
    thumbnails = std::make_unique<Thumbnails>(*library);
    models = std::make_unique<ModelStore>(none, folder.filePath(u"models"_s));
    finder =
        std::make_unique<ModelFinder>(none, *models, http, clock, folder.filePath(u"catalogue"_s));
    provider.options.timeScale = 0;
    provider.server().isRecording = false;
    together.options.timeScale = 0;
    together.server().isRecording = false;
    store.server().isRecording = false;
    elsewhere.setHandler([](const ServedRequest &) {
        return ServedReply{.headers = {{"Content-Type", "image/png"}}, .body = aPicture()};
    });
}

FakeHttpServer &FaultWorld::serverOf(Operation operation)
{
    if (isAboutTheStore(operation))
        return store.server();
    return operation == Operation::Generate ? together.server() : provider.server();
}

bool FaultWorld::drive(const std::function<bool()> &done)
{
    QElapsedTimer watch;
    watch.start();
    QTimer pulse;
    pulse.start(20);
    while (watch.elapsed() < 60'000) {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
        if (done())
            return true;
        if (clock.sleepers() == 0 || !clock.advanceToNext())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return false;
}

FaultRun::FaultRun(FaultWorld &world, Operation operation, const QString &fault,
                   Saboteur::Span span)
    : m_world{world}
    , m_operation{operation}
    , m_saboteur{world.serverOf(operation), world.elsewhere, world.clock, operation, fault}
{
    // The servers' clocks are real, and the rows before have slept for hours.
    const qint64 ahead = QDateTime::currentDateTimeUtc().msecsTo(world.clock.now());
    world.clock.jumpWallClock(std::chrono::milliseconds{-ahead});
    ProviderConfig provider;
    provider.key = Secret{world.provider.options.token};
    provider.baseUrl = QString::fromLatin1(world.provider.baseUrl());
    auto made = std::make_unique<Replicate>(m_http, world.clock, provider);
    m_provider = made.get();
    m_catalog.add(std::move(made));
    auto together = std::make_unique<Together>(m_http, world.clock);
    together->configure({.key = Secret{world.together.key()},
                         .baseUrl = QString::fromLatin1(world.together.baseUrl())});
    m_catalog.add(std::move(together));
    S3Config store;
    store.endpoint = QString::fromLatin1(world.store.endpoint());
    store.bucket = world.store.options.bucket;
    store.accessKey = QString::fromLatin1(world.store.options.accessKey);
    store.secretKey = Secret{world.store.options.secretKey};
    m_store = std::make_unique<S3Client>(m_http, world.clock, store);
    m_queue = std::make_unique<JobQueue>(m_http, world.clock, m_catalog, *world.library);
    m_outbox = std::make_unique<Outbox>(*world.library, *m_store, world.clock);
    m_intake = std::make_unique<InputIntake>(m_http, *world.library);
    m_imports = std::make_unique<Imports>(*world.library);
    m_check = std::make_unique<StoreCheck>(m_http, world.clock);
    const Services services{
        *world.library, world.library->reader(), *world.thumbnails, *m_queue,   *m_outbox,
        *world.models,  *world.finder,           *m_intake,         *m_imports, world.theme,
        world.clock};
    m_clipboard = std::make_unique<ClipboardLink>(*m_queue, *m_outbox);
    m_tiles = std::make_unique<JobTiles>(*m_queue);
    m_actions = new GalleryActions{services, *m_tiles, *m_clipboard, m_window};
    m_jobDetails = new JobDetails{services, *m_tiles, m_actions->jobs(), &m_window};
    m_artworkDetails = new ArtworkDetails{services, *m_actions, &m_window};
    if (isAboutTheStore(operation) && operation != Operation::Put) {
        m_page = new StoragePage{&m_window};
        m_page->action()->setParent(&m_window); // the dialog would have placed it
    }
    const auto listen = [this, span, fault] {
        m_createsBefore = m_world.creates();
        if (fault == u"hang")
            m_http.setMostPatience(shortIdle, usualTotal);
        else if (fault == u"trickle")
            m_http.setMostPatience(usualIdle, shortTotal);
        m_saboteur.begin(span);
    };
    if (!prepare())
        qFatal("the row cannot be prepared");
    listen();
    // A server with its door shut sees nobody.
    QObject::connect(
        &m_queue->board(), &JobBoard::jobChanged, &m_window, [this, fault](const Job &job) {
            if (fault == u"refused" && job.retryAt.isValid() && job.retryAt != m_toldRetry) {
                m_toldRetry = job.retryAt;
                m_saboteur.noteTry();
            }
        });
    QObject::connect(m_outbox.get(), &Outbox::uploadChanged, &m_window, [this, fault](auto id) {
        const std::optional<Upload> upload = m_outbox->upload(id);
        if (fault == u"refused" && upload && upload->state == UploadState::Waiting)
            m_saboteur.noteTry();
    });
    QObject::connect(m_check.get(), &StoreCheck::stepDone, &m_window, [this](const auto &step) {
        m_steps.push_back(step);
        m_page->addStep(step);
        if (step.outcome == StoreCheckStep::Outcome::Failed)
            m_saboteur.noteTry();
    });
    QObject::connect(m_check.get(), &StoreCheck::finished, &m_window, [this](const auto &result) {
        m_checked = result;
        m_page->showFinished(result);
    });
    if (m_operation == Operation::Put)
        m_outbox->start();
    else if (isAboutTheStore(m_operation))
        startCheck();
    else
        m_queue->start();
}

FaultRun::~FaultRun()
{
    m_saboteur.end();
    // What one row leaves open would meet the fault of the next.
    if (m_operation == Operation::Put && state() != u"stored") {
        m_outbox->retry(m_artwork);
        if (!m_world.drive([this] { return state() == u"stored"; }))
            qFatal("an upload does not come to its end");
    }
    if (state() == u"uncertain") {
        static_cast<void>(m_queue->intake().retry(m_job));
        if (!m_world.drive([this] { return isOver() && state() != u"uncertain"; }))
            qFatal("a job does not come to its end");
    }
    for (Upload upload : m_outbox->uploads().open()) {
        upload.state = UploadState::Stored;
        static_cast<void>(m_outbox->uploads().save(upload));
    }
    QCoro::waitFor(m_check->shutdown());
    QCoro::waitFor(m_queue->shutdown());
    QCoro::waitFor(m_outbox->shutdown());
}

bool FaultRun::prepare()
{
    if (m_operation == Operation::Put)
        return prepareUpload();
    return isAboutTheStore(m_operation) || prepareJob();
}

bool FaultRun::prepareJob()
{
    Job job;
    job.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    job.request = nextRequest(m_operation);
    job.createdAt = m_world.clock.now();
    JobStore &jobs = m_queue->jobs();
    m_job = job.id;
    if (isPaid(m_operation))
        return jobs.insert(job).has_value();
    QCoro::Task<Result<RemoteJob>> created = m_provider->create(job.request, {});
    if (!m_world.drive([&] { return created.isReady(); }))
        return false;
    const Result<RemoteJob> remote = QCoro::waitFor(std::move(created));
    if (!remote)
        return false;
    job.submittedAt = m_world.clock.now();
    job.state = m_operation == Operation::List ? JobState::Submitting : JobState::Running;
    job.remoteId = m_operation == Operation::List ? QString{} : remote->id;
    job.cancelAsked = m_operation == Operation::Cancel;
    if (m_operation == Operation::Download) {
        QCoro::Task<Result<RemoteJob>> polled = m_provider->poll(remote->id, {});
        if (!m_world.drive([&] { return polled.isReady(); }))
            return false;
        const Result<RemoteJob> done = QCoro::waitFor(std::move(polled));
        job.state = JobState::Fetching;
        job.outputs = done ? done->outputs : QStringList{};
        job.succeededAt = m_world.clock.now();
        job.predictSeconds = 4;
        job.billed = true;
    }
    LedgerEntry reserve;
    reserve.amount = 0.01;
    return jobs.insert(job) && jobs.save(job) &&
           m_queue->caps().budget().ledger().add(job.id, job.request, reserve, m_world.clock.now());
}

bool FaultRun::prepareUpload()
{
    const QByteArray bytes = aPicture();
    const QString file = m_world.library->originals().incomingFile(u"new"_s);
    QFile out{file};
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        return false;
    out.close();
    Artwork artwork;
    artwork.jobId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    artwork.createdAt = m_world.clock.now();
    artwork.request = nextRequest(m_operation);
    artwork.sha256 = sha256(bytes);
    artwork.md5 = md5(bytes);
    artwork.bytes = bytes.size();
    artwork.mediaType = u"image/png"_s;
    artwork.size = {16, 16};
    if (!m_world.library->originals().adopt(file, artwork))
        return false;
    const Result<ArtworkId> id = m_world.library->insert(artwork);
    m_artwork = id.value_or(0);
    return id && m_outbox->uploads().insertPending(*id);
}

void FaultRun::startCheck()
{
    m_steps.clear();
    m_checked.reset();
    S3Config store;
    store.endpoint = QString::fromLatin1(m_world.store.endpoint());
    store.bucket = m_world.store.options.bucket;
    store.accessKey = QString::fromLatin1(m_world.store.options.accessKey);
    store.secretKey = Secret{m_world.store.options.secretKey};
    m_check->start(store);
}

bool FaultRun::isOver()
{
    if (m_operation == Operation::Put) {
        const Upload upload = m_outbox->upload(m_artwork).value_or(Upload{});
        return (upload.state == UploadState::Stored || upload.state == UploadState::Rejected) &&
               m_outbox->bytesSent(m_artwork) < 0;
    }
    if (isAboutTheStore(m_operation))
        return m_checked.has_value();
    const std::optional<Job> job = m_queue->board().job(m_job);
    return !job || ((isFinished(job->state) || job->state == JobState::Uncertain) &&
                    m_queue->board().counts().running == 0);
}

bool FaultRun::isKnown()
{
    const size_t enough = m_operation == Operation::Put        ? enoughPuts
                          : m_operation == Operation::Download ? enoughDownloads
                                                               : enoughTries;
    if (m_saboteur.tries().size() < (m_saboteur.isSlow() ? enoughSlowTries : enough))
        return false;
    if (m_operation == Operation::Put)
        return m_outbox->upload(m_artwork).value_or(Upload{}).state == UploadState::Waiting;
    const std::optional<Job> job = m_queue->board().job(m_job);
    // A refused cancel is asked again between the looks, without a retry time of its own.
    return job && job->error && (job->retryAt.isValid() || m_operation == Operation::Cancel) &&
           m_world.clock.sleepers() > 0;
}

QString FaultRun::endOfOne()
{
    const bool ended = m_world.drive([this] {
        // Whoever is asked after the fault may take as long as it needs.
        if (!m_saboteur.tries().empty())
            m_http.setMostPatience(usualIdle, usualTotal);
        return isOver();
    });
    const int creates = m_world.creates() - m_createsBefore;
    const int allowed = isPaid(m_operation) ? 1 : 0;
    return (ended ? state() : u"NEVER ENDS: "_s + state()) +
           (creates > allowed ? u", CREATED TWICE"_s : u""_s);
}

void FaultRun::show()
{
    GallerySelection selection;
    if (m_operation == Operation::Put)
        selection.artworks = {m_artwork};
    else if (!m_job.isEmpty())
        selection.jobs = {m_job};
    m_actions->setSelection(selection);
    if (m_operation == Operation::Put)
        m_artworkDetails->showArtwork(m_artwork);
    else if (!m_job.isEmpty())
        m_jobDetails->showJob(m_job);
}

QString FaultRun::afterwards()
{
    m_saboteur.end();
    m_http.setMostPatience(usualIdle, usualTotal);
    QString how = u"by itself"_s;
    const bool isBroken = isOver() && state() != u"passed" && state() != u"cancelled";
    if (isBroken && isAboutTheStore(m_operation) && m_operation != Operation::Put) {
        how = u"after Test connection"_s;
        startCheck();
    } else if (isBroken && m_operation == Operation::Put && state() != u"stored") {
        how = u"after "_s + m_actions->action(Command::RetryUpload)->text();
        m_actions->action(Command::RetryUpload)->trigger();
    } else if (isBroken && m_actions->jobs().action(JobCommand::Retry)->isEnabled()) {
        how = u"after "_s + m_actions->jobs().action(JobCommand::Retry)->text();
        m_actions->jobs().action(JobCommand::Retry)->trigger();
        for (const Job &job : m_queue->jobs().unfinished())
            m_job = job.id;
    }
    const bool ended = m_world.drive([this] { return isOver() && state() != u"rejected"; });
    const int creates = m_world.creates() - m_createsBefore;
    const int allowed = isPaid(m_operation) ? 1 : 0;
    return (ended ? state() : u"NEVER ENDS: "_s + state()) + u", "_s + how +
           (creates > allowed ? u", a second paid run"_s : u""_s);
}

FaultRow FaultRun::whileItLasts()
{
    FaultRow row;
    const bool known = m_world.drive([this] { return isOver() || isKnown(); });
    show();
    row.lasting = known ? state() : u"NOT SETTLED: "_s + state();
    row.again = again();
    row.reads = reads();
    row.buttons = buttons();
    row.billed = billed();
    row.afterwards = afterwards();
    return row;
}

} // namespace limner::test
