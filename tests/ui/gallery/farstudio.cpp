#include "tests/ui/gallery/farstudio.h"

using namespace Qt::StringLiterals;

namespace limner::test {

FarStudio::FarStudio()
{
    m_core.run([this] {
        m_library = *Library::open(m_folder.path(), clock);
        m_http = std::make_unique<HttpClient>();
        m_queue = std::make_unique<JobQueue>(*m_http, clock, m_catalog, *m_library);
        m_outbox = std::make_unique<Outbox>(*m_library, m_store, clock);
        m_intake = std::make_unique<InputIntake>(*m_http, *m_library);
        m_imports = std::make_unique<Imports>(*m_library);
        m_models = std::make_unique<ModelStore>(m_catalog, m_folder.filePath(u"models"_s));
        m_finder = std::make_unique<ModelFinder>(m_catalog, *m_models, *m_http, clock,
                                                 m_folder.filePath(u"catalogue"_s));
    });
    m_reading.run([this] {
        m_database = *Database::openForReading(m_folder.filePath(u"library.sqlite"_s));
        m_reader = std::make_unique<ArtworkReader>(*m_database, clock);
        m_thumbnails = std::make_unique<Thumbnails>(*m_reader, Remote<Library>{*m_library});
    });
}

FarStudio::~FarStudio()
{
    m_reading.run([this] {
        m_thumbnails.reset();
        m_reader.reset();
        m_database.reset();
    });
    m_core.run([this] {
        QCoro::waitFor(m_outbox->shutdown());
        QCoro::waitFor(m_queue->shutdown());
        QCoro::waitFor(m_intake->drain());
        m_imports.reset();
        m_intake.reset();
        QCoro::waitFor(m_finder->shutdown());
        m_finder.reset();
        m_models.reset();
        m_outbox.reset();
        m_queue.reset();
        m_http.reset();
        m_library.reset();
    });
}

Services FarStudio::services()
{
    return {.library = *m_library,
            .reader = *m_reader,
            .thumbnails = *m_thumbnails,
            .queue = *m_queue,
            .outbox = *m_outbox,
            .models = *m_models,
            .finder = *m_finder,
            .intake = *m_intake,
            .imports = *m_imports,
            .theme = m_theme,
            .clock = clock};
}

ArtworkId FarStudio::add(const QString &prompt)
{
    return m_core.run([&] {
        Artwork artwork;
        artwork.jobId = u"job %1"_s.arg(++m_made);
        artwork.createdAt = clock.now().addMSecs(m_made);
        artwork.request.parameters = {{"prompt", prompt.toStdString()}};
        artwork.path = u"2026/11/%1.png"_s.arg(m_made);
        const Result<ArtworkId> id = m_library->insert(std::move(artwork));
        if (!id || !m_outbox->uploads().insertPending(*id))
            qFatal("a picture cannot be kept");
        m_library->announceAdded(*id);
        return *id;
    });
}

void FarStudio::store(ArtworkId id)
{
    m_core.run([&] {
        Upload upload = *m_outbox->uploads().upload(id);
        upload.state = UploadState::Stored;
        upload.location = m_store.location();
        upload.objectKey = u"%1.png"_s.arg(id);
        if (!m_outbox->uploads().save(upload))
            qFatal("an upload cannot be noted");
    });
}

void FarStudio::holdReader()
{
    services().reader.tell([this](ArtworkReader &) { m_readerGate.acquire(); });
}

void FarStudio::holdCore()
{
    services().library.tell([this](Library &) { m_coreGate.acquire(); });
}

void FarStudio::readOld()
{
    m_reading.run([this] {
        if (!m_database->run(u"BEGIN"_s) || m_reader->count() < 0) // the first look fixes it
            qFatal("no snapshot");
    });
}

void FarStudio::readNew()
{
    services().reader.tell([this](ArtworkReader &) {
        if (!m_database->run(u"COMMIT"_s))
            qFatal("no end of the snapshot");
    });
}

} // namespace limner::test
