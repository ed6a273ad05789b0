#include "core/upload/outbox.h"

#include "core/base/log.h"
#include "core/upload/uploadmachine.h"

#include <QSignalBlocker>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;
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

QString publicFact(const QString &location)
{
    return u"public:"_s + location;
}

} // namespace

Outbox::Outbox(Library &library, ObjectStore &store, Clock &clock, QObject *parent)
    : QObject{parent}
    , m_library{library}
    , m_store{store}
    , m_clock{clock}
    , m_uploads{library.database()}
{}

void Outbox::setConfig(OutboxConfig config)
{
    m_config = std::move(config);
    m_config.parallel = std::max(1, m_config.parallel);
    recallPublic();
    scheduleLater();
}

void Outbox::start()
{
    m_started = true;
    recallPublic();
    // A start is a new chance for everything: what waits need not wait, and what was rejected may
    // meet other settings or a mended store.
    for (const Upload &upload : m_uploads.open()) {
        m_open[upload.artworkId] = Open{};
        m_lastSeen = std::max(m_lastSeen, upload.artworkId);
    }
    recallAdoptions();
    schedule();
}

void Outbox::wake()
{
    recallAdoptions(); // a rebuild adds some
    for (const Upload &upload : m_uploads.openAfter(m_lastSeen)) {
        m_open.try_emplace(upload.artworkId);
        m_lastSeen = upload.artworkId;
    }
    schedule();
}

void Outbox::retry(ArtworkId id)
{
    std::optional<Upload> upload = m_uploads.upload(id);
    if (!upload || upload->state == UploadState::Stored || m_active.contains(id))
        return;
    makePending(*upload);
    if (const Result<> saved = m_uploads.save(*upload); !saved)
        qCWarning(lcStore) << "upload" << id << "cannot be saved:" << saved.error().message;
    noteSaved(*upload);
    m_preferred = id;
    m_nextProbe = 0ms;
    scheduleLater();
}

void Outbox::retryAll()
{
    m_failures = 0;
    m_nextProbe = 0ms;
    m_nextAdoption = 0ms;
    m_checkedLocation.clear();
    recallPublic();
    std::vector<ArtworkId> changed;
    {
        Database::Transaction transaction{m_library.database()};
        bool good = true;
        for (Upload &upload : m_uploads.open()) {
            if (m_active.contains(upload.artworkId))
                continue;
            m_open[upload.artworkId] = Open{};
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
    return static_cast<int>(m_started ? m_open.size() : m_uploads.open().size());
}

qint64 Outbox::bytesSent(ArtworkId id) const
{
    const auto active = m_active.find(id);
    return active == m_active.end() ? -1 : active->second;
}

Result<Link> Outbox::link(ArtworkId id)
{
    const std::optional<Upload> stored = upload(id);
    if (!stored || stored->state != UploadState::Stored)
        return fail(ErrorKind::NotUploaded);
    if (stored->location != m_store.location())
        return fail(ErrorKind::NotConfigured, stored->location);
    return makeLink(m_store, *stored, m_config.links, m_bucketIsPublic, m_config.linkLifetime,
                    m_clock.now());
}

QCoro::Task<> Outbox::settled(ArtworkId id, std::chrono::milliseconds deadline,
                              std::stop_token stop)
{
    const auto isSettled = [this](ArtworkId which) {
        const std::optional<Upload> now = upload(which);
        if (!now)
            return true;
        const bool isOver =
            now->state == UploadState::Stored || now->state == UploadState::Rejected;
        const auto open = m_open.find(which);
        const bool isTriedAgain = open != m_open.end() && open->second.state != now->state;
        return isOver && !isTriedAgain && !m_active.contains(which);
    };
    if (isSettled(id) || m_stopping || !m_store.isConfigured())
        co_return;
    std::stop_source over;
    QObject context;
    const auto look = [&isSettled, &over, id](ArtworkId changed) {
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
        setTrouble(ready.error());
        return; // they stay Pending, quietly
    }
    if (m_trouble && m_trouble->kind == ErrorKind::NotConfigured)
        setTrouble(std::nullopt);
    adoptLater();
    if (m_open.size() == m_active.size())
        return;
    const std::chrono::milliseconds untilProbe = m_nextProbe - m_clock.elapsed();
    if (m_trouble && m_active.empty() && untilProbe > 0ms) {
        wakeAfter(untilProbe);
        return;
    }
    const size_t most = m_trouble ? 1 : static_cast<size_t>(m_config.parallel);
    while (m_active.size() < most) {
        const std::optional<ArtworkId> id = nextDue();
        if (!id)
            break;
        m_active[*id] = 0;
        m_scope.spawn(work(*id));
        if (m_trouble)
            break; // found out on the spot: the next one is a probe
    }
    std::optional<std::chrono::milliseconds> earliest;
    for (const auto &[id, open] : m_open) {
        if (open.state == UploadState::Waiting && !m_active.contains(id) &&
            (!earliest || open.due < *earliest))
            earliest = open.due;
    }
    if (earliest && !m_trouble)
        wakeAfter(std::max(0ms, *earliest - m_clock.elapsed()));
}

std::optional<ArtworkId> Outbox::nextDue() const
{
    if (m_preferred && m_open.contains(*m_preferred) && !m_active.contains(*m_preferred) &&
        m_open.at(*m_preferred).state == UploadState::Pending && !m_toAdopt.contains(*m_preferred))
        return m_preferred;
    const std::chrono::milliseconds now = m_clock.elapsed();
    for (const auto &[id, open] : m_open) {
        if (m_active.contains(id) || m_toAdopt.contains(id) || open.state == UploadState::Rejected)
            continue;
        // A probe may be any of them: what each waits for is the store itself.
        if (open.state == UploadState::Pending || m_trouble || open.due <= now)
            return id;
    }
    return std::nullopt;
}

void Outbox::wakeAfter(std::chrono::milliseconds delay)
{
    const std::chrono::milliseconds due = m_clock.elapsed() + delay;
    if (m_wakeAt && *m_wakeAt <= due)
        return;
    m_wakeStop.request_stop();
    m_wakeStop = std::stop_source{};
    m_wakeAt = due;
    m_scope.spawn(wakeLater(delay, m_wakeStop.get_token()));
}

QCoro::Task<> Outbox::wakeLater(std::chrono::milliseconds delay, std::stop_token stop)
{
    co_await m_clock.sleep(delay, stop);
    if (stop.stop_requested()) // replaced by an earlier one, or the end
        co_return;
    m_wakeAt.reset();
    scheduleLater();
}

void Outbox::noteSaved(const Upload &upload)
{
    if (upload.state == UploadState::Stored) {
        m_open.erase(upload.artworkId);
    } else {
        Open &open = m_open[upload.artworkId];
        open.state = upload.state;
        const bool waits = upload.retryAt.isValid();
        const qint64 delay = waits ? m_clock.now().msecsTo(upload.retryAt) : 0;
        open.due = m_clock.elapsed() + std::chrono::milliseconds{std::max<qint64>(0, delay)};
        open.isForStore = false;
    }
    emit uploadChanged(upload.artworkId);
}

void Outbox::setTrouble(const std::optional<Error> &error)
{
    const bool isNew = error.has_value() != m_trouble.has_value() ||
                       (error && m_trouble && error->kind != m_trouble->kind);
    m_trouble = error;
    if (!error)
        setTroubleOver();
    if (isNew)
        emit storeStateChanged(error);
}

//! It works again: nobody needs to wait out a delay that was meant for the store, nor be asked
//! about each picture that was rejected because of it.
void Outbox::setTroubleOver()
{
    m_failures = 0;
    for (auto &[id, open] : m_open) {
        open.due = m_clock.elapsed();
        if (open.state == UploadState::Rejected && std::exchange(open.isForStore, false))
            open.state = UploadState::Pending;
    }
}

void Outbox::recallPublic()
{
    const QString location = m_store.location();
    if (location == m_publicLocation)
        return;
    m_publicLocation = location;
    const QString known = m_library.fact(publicFact(location));
    m_bucketIsPublic = known.isEmpty() ? std::nullopt : std::optional{known == u"1"_s};
}

QCoro::Task<> Outbox::learnPublic(QString key)
{
    const QString location = m_store.location();
    if (m_config.links != LinkMode::Automatic || m_checkedLocation == location)
        co_return;
    const Result<bool> seen = co_await m_store.isPublic(key, m_scope.stopToken());
    if (!seen || location != m_store.location())
        co_return; // unknown counts as not public; the next upload looks again
    m_checkedLocation = location;
    m_publicLocation = location;
    m_bucketIsPublic = *seen;
    m_library.setFact(publicFact(location), *seen ? u"1"_s : u"0"_s);
}

} // namespace limner
