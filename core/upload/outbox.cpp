#include "core/upload/outbox.h"

#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/upload/objectkey.h"
#include "core/upload/uploadmachine.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace limner {
namespace {

//! Ready to be taken by a worker, whatever happened before.
void makePending(Upload &upload)
{
    if (upload.state == UploadState::Uploading)
        upload.state = *next(upload.state, UploadEvent::Interrupted);
    else if (upload.state == UploadState::Waiting || upload.state == UploadState::Rejected)
        upload.state = *next(upload.state, UploadEvent::RetryDue);
    upload.retryAt = {};
}

} // namespace

Outbox::Outbox(Library &library, ObjectStore &store, Clock &clock, QObject *parent)
    : QObject{parent}
    , m_library{library}
    , m_store{store}
    , m_clock{clock}
    , m_uploads{library.database()}
    , m_journal{m_uploads, m_schedule, clock}
    , m_work{{library, store, clock, m_uploads, m_journal, m_schedule}}
    , m_adoption{{library, store, clock, m_uploads, m_journal, m_schedule}}
    , m_public{library, store}
{
    connect(&m_work, &UploadWork::progressed, this, &Outbox::uploadProgress);
    connect(&m_journal, &UploadJournal::changed, this, [this](const Upload &upload) {
        emit uploadChanged(upload.artworkId);
        tellTrouble();
    });
}

void Outbox::setConfig(OutboxConfig config)
{
    m_config = std::move(config);
    const QString pattern = m_config.keyTemplate.isEmpty() ? QString::fromUtf16(defaultKeyTemplate)
                                                           : m_config.keyTemplate;
    m_work.setKeyTemplate(pattern);
    m_adoption.setKeyTemplate(pattern);
    m_schedule.setParallel(m_config.parallel);
    m_public.recall();
    scheduleLater();
}

void Outbox::start()
{
    m_started = true;
    m_public.recall();
    // A start is a new chance for everything: what waits need not wait, and what was rejected may
    // meet other settings or a mended store.
    wake();
}

void Outbox::wake()
{
    m_adoption.recall(); // a rebuild adds some
    for (const Upload &upload : m_uploads.openAfter(m_lastSeen)) {
        m_schedule.add(upload.artworkId);
        m_lastSeen = upload.artworkId;
    }
    schedule();
}

void Outbox::retry(ArtworkId id)
{
    std::optional<Upload> upload = m_uploads.upload(id);
    if (!upload || upload->state == UploadState::Stored || m_schedule.isActive(id))
        return;
    makePending(*upload);
    m_journal.record(*upload);
    m_schedule.prefer(id);
    scheduleLater();
}

void Outbox::retryAll()
{
    m_schedule.forgetFailures();
    m_adoption.retry();
    m_public.forget();
    m_public.recall();
    std::vector<ArtworkId> changed;
    {
        Database::Transaction transaction{m_library.database()};
        bool good = true;
        for (Upload &upload : m_uploads.open()) {
            if (m_schedule.isActive(upload.artworkId))
                continue;
            m_schedule.reset(upload.artworkId);
            if (upload.state != UploadState::Waiting && upload.state != UploadState::Rejected)
                continue;
            makePending(upload);
            good = good && m_uploads.save(upload).has_value();
            changed.push_back(upload.artworkId);
        }
        if (!good || !transaction.commit())
            qCWarning(lcStore) << "the uploads cannot be saved; they are tried all the same";
    }
    for (const ArtworkId id : changed)
        emit uploadChanged(id);
    scheduleLater();
}

QCoro::Task<> Outbox::shutdown()
{
    m_stopping = true;
    m_wakeStop.request_stop();
    co_await m_scope.drain();
}

int Outbox::openCount()
{
    return m_started ? m_schedule.openCount() : static_cast<int>(m_uploads.open().size());
}

Result<Link> Outbox::link(ArtworkId id)
{
    const std::optional<Upload> stored = upload(id);
    if (!stored || stored->state != UploadState::Stored)
        return fail(ErrorKind::NotUploaded);
    if (stored->location != m_store.location())
        return fail(ErrorKind::NotConfigured, stored->location);
    return makeLink(m_store, *stored, m_config.links, m_public.isPublic(), m_config.linkLifetime,
                    m_clock.now());
}

bool Outbox::isSettled(ArtworkId id)
{
    const std::optional<Upload> now = upload(id);
    if (!now)
        return true;
    const bool isOver = now->state == UploadState::Stored || now->state == UploadState::Rejected;
    const bool isTriedAgain = m_schedule.stateOf(id).value_or(now->state) != now->state;
    return isOver && !isTriedAgain && !m_schedule.isActive(id);
}

QCoro::Task<> Outbox::settled(ArtworkId id, std::chrono::milliseconds deadline,
                              std::stop_token stop)
{
    if (isSettled(id) || m_stopping || !m_store.isConfigured())
        co_return;
    std::stop_source over;
    QObject context;
    const auto look = [this, &over, id](ArtworkId changed) {
        if (changed == id && isSettled(id))
            over.request_stop();
    };
    connect(this, &Outbox::uploadChanged, &context, look);
    connect(this, &Outbox::linkReady, &context, look);
    const std::stop_token closing = m_scope.stopToken();
    const std::stop_callback onStop{stop, [&over] { over.request_stop(); }};
    const std::stop_callback onClosing{closing, [&over] { over.request_stop(); }};
    co_await m_clock.sleep(deadline, over.get_token());
}

void Outbox::scheduleLater()
{
    if (std::exchange(m_scheduled, true))
        return;
    QMetaObject::invokeMethod(this, &Outbox::schedule, Qt::QueuedConnection);
}

void Outbox::schedule()
{
    m_scheduled = false;
    if (!m_started || m_stopping)
        return;
    if (const Result<> ready = m_store.isConfigured(); !ready) {
        m_schedule.setTrouble(ready.error());
        return tellTrouble(); // they stay Pending, quietly
    }
    if (m_schedule.trouble() && m_schedule.trouble()->kind == ErrorKind::NotConfigured) {
        m_schedule.storeWorks(m_clock.elapsed());
        tellTrouble();
    }
    adoptLater();
    const UploadSchedule::Plan plan = m_schedule.plan(m_clock.elapsed());
    for (const ArtworkId id : plan.start)
        m_scope.spawn(work(id));
    if (plan.wakeAt)
        wakeAt(*plan.wakeAt);
}

QCoro::Task<> Outbox::work(ArtworkId id)
{
    co_await m_work.run(id, m_scope.stopToken());
    std::optional<Upload> now = m_uploads.upload(id);
    const bool isStored = now && now->state == UploadState::Stored;
    if (isStored)
        co_await learnPublic(now->objectKey);
    m_schedule.ended(id);
    if (m_stopping)
        co_return;
    if (isStored) {
        trace::mark("job", "link.ready", m_library.artwork(id).value_or(Artwork{}).jobId);
        emit linkReady(id);
    } else if (now && now->state == UploadState::Rejected) {
        emit uploadChanged(id);
    }
    tellTrouble();
    scheduleLater();
}

void Outbox::adoptLater()
{
    const std::optional<std::chrono::milliseconds> due = m_adoption.due();
    if (due && *due > m_clock.elapsed())
        wakeAt(*due);
    else if (due)
        m_scope.spawn(adopt());
}

QCoro::Task<> Outbox::adopt()
{
    const QString found = co_await m_adoption.look(m_scope.stopToken());
    if (m_stopping)
        co_return;
    tellTrouble();
    if (!found.isEmpty())
        co_await learnPublic(found);
    scheduleLater();
}

QCoro::Task<> Outbox::learnPublic(QString key)
{
    if (m_config.links == LinkMode::Automatic)
        co_await m_public.look(key, m_scope.stopToken());
}

void Outbox::wakeAt(std::chrono::milliseconds time)
{
    if (m_wakeAt && *m_wakeAt <= time)
        return;
    m_wakeStop.request_stop();
    m_wakeStop = std::stop_source{};
    m_wakeAt = time;
    m_scope.spawn(wakeLater(std::max(0ms, time - m_clock.elapsed()), m_wakeStop.get_token()));
}

QCoro::Task<> Outbox::wakeLater(std::chrono::milliseconds delay, std::stop_token stop)
{
    co_await m_clock.sleep(delay, stop);
    if (stop.stop_requested()) // replaced by an earlier one, or the end
        co_return;
    m_wakeAt.reset();
    scheduleLater();
}

void Outbox::tellTrouble()
{
    const std::optional<Error> &trouble = m_schedule.trouble();
    const std::optional<ErrorKind> kind = trouble ? std::optional{trouble->kind} : std::nullopt;
    if (std::exchange(m_toldTrouble, kind) != kind)
        emit storeStateChanged(trouble);
}

} // namespace limner
