#include "core/upload/outbox.h"

#include "core/base/log.h"
#include "core/base/stopwhen.h"
#include "core/base/trace.h"
#include "core/upload/uploadmachine.h"

#include <algorithm>
#include <functional>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr int handful = 64;

} // namespace

Outbox::Outbox(Library &library, ObjectStore &store, Clock &clock, QObject *parent)
    : QObject{parent}
    , m_library{library}
    , m_store{store}
    , m_clock{clock}
    , m_uploads{library.database()}
    , m_journal{m_uploads, m_schedule, clock}
    , m_here{library.database(), store}
    , m_work{{library, store, clock, m_uploads, m_journal, m_schedule, m_here}}
    , m_adoption{{library, store, clock, m_uploads, m_journal, m_schedule, m_here}}
    , m_removal{library.database(), store, clock, m_here}
    , m_originals{library, store, m_uploads, m_here}
    , m_probe{store, clock, m_here}
    , m_links{store, m_here, m_work.copies(), clock}
    , m_shares{library, store, clock, m_here, m_uploads, m_links}
{
    connect(&m_work, &UploadWork::progressed, this, &Outbox::uploadProgress);
    connect(&m_work.copies(), &ShareCopyWork::gaveUp, this, &Outbox::shareCopyFailed);
    connect(&m_journal, &UploadJournal::changed, this, [this](const Upload &upload) {
        emit uploadChanged(upload.artworkId, upload);
        tellTrouble();
    });
    connect(&library, &Library::artworksTrashed, this, &Outbox::noteTrashed);
    connect(&library, &Library::artworksRestored, this, &Outbox::noteRestored);
    library.trash().setFarewell([this](const std::vector<ArtworkId> &ids, RemoteCopy copy) {
        scheduleLater();
        const bool asSet = m_config.deleted == OutboxConfig::Deleted::Removed;
        const bool goes = copy == RemoteCopy::AsSet ? asSet : copy == RemoteCopy::Removed;
        const Result<> noted = m_shares.noteErased(ids);
        return noted && goes ? m_removal.takeOver(ids) : noted;
    });
    connect(&m_shares, &Shares::workLeft, this, [this] {
        m_removal.retry();
        scheduleLater();
    });
    m_here.recall();
}

Outbox::~Outbox()
{
    m_library.trash().setFarewell({});
}

void Outbox::setConfig(OutboxConfig config)
{
    m_config = std::move(config);
    const QString pattern = m_config.pattern();
    m_work.setKeyTemplate(pattern);
    m_work.copies().setWish(m_config.shareCopy);
    m_adoption.setKeyTemplate(pattern);
    m_shares.setKeyTemplate(pattern);
    m_links.setConfig(m_config.links, m_config.linkLifetime);
    m_schedule.setParallel(m_config.parallel);
    m_here.recall();
    scheduleLater();
}

void Outbox::start()
{
    m_started = true;
    m_here.recall();
    m_originals.recover();
    // A start is a new chance for everything: what waits need not wait, and what was rejected may
    // meet other settings or a mended store.
    if (const auto pending = m_uploads.makeAllPending(); !pending)
        qCWarning(lcStore) << "the uploads cannot be saved:" << pending.error().message;
    // Nobody goes on with these, and what is under way is never emptied.
    for (const ArtworkId id : m_uploads.trashedUnderWay())
        m_work.giveUp(id);
    wake();
}

void Outbox::wake()
{
    m_adoption.recall(); // a rebuild adds some
    m_hasSeenAll = false;
    schedule();
}

void Outbox::retry(ArtworkId id)
{
    std::optional<Upload> upload = m_uploads.upload(id);
    if (!upload || upload->state == UploadState::Stored || m_schedule.isActive(id))
        return;
    makePending(*upload);
    static_cast<void>(m_journal.save(*upload));
    // Or it is looked for in the store first, or lies in the trash.
    if (m_uploads.sendable(id - 1, 1) == std::vector{id})
        m_journal.announce(*upload);
    m_schedule.prefer(id);
    m_adoption.retry();
    scheduleLater();
}

void Outbox::retryAll()
{
    m_here.recall();
    m_adoption.retry();
    m_removal.retry();
    m_shares.retry();
    m_probe.forget();
    if (!m_started)
        return; // a start is a new chance anyway; a command that only looks changes nothing
    std::vector<ArtworkId> changed = m_schedule.ids();
    m_schedule.startOver();
    m_lastSeen = 0;
    m_hasSeenAll = false;
    const Result<std::vector<ArtworkId>> pending = m_uploads.makeAllPending();
    if (pending)
        changed.insert(changed.end(), pending->begin(), pending->end());
    else
        qCWarning(lcStore) << "the uploads cannot be saved:" << pending.error().message;
    for (const ArtworkId id : changed)
        tellChanged(id);
    scheduleLater();
}

Result<> Outbox::joinStore(ArtworkId id)
{
    const std::optional<Upload> stored = m_uploads.upload(id);
    if (!stored || stored->location.isEmpty() || m_here.name().isEmpty())
        return fail(ErrorKind::NotUploaded);
    Result<> joined = m_here.join(stored->location);
    if (joined) {
        m_probe.forget();
        m_removal.retry();
        emit linksChanged();
        tellChanged(id);
        scheduleLater();
    }
    return joined;
}

QCoro::Task<> Outbox::shutdown()
{
    m_stopping = true;
    m_wakeStop.request_stop();
    co_await m_originals.shutdown();
    co_await m_shares.shutdown();
    co_await m_scope.drain();
}

std::optional<Upload> Outbox::upload(ArtworkId id)
{
    std::optional<Upload> upload = m_uploads.upload(id);
    const std::optional<Error> refusal = m_schedule.refusal();
    const bool waits =
        upload && (upload->state == UploadState::Pending || upload->state == UploadState::Waiting);
    if (refusal && waits && !m_schedule.isActive(id)) {
        upload->state = UploadState::Rejected;
        upload->error = refusal;
        upload->retryAt = {};
    }
    return upload;
}

std::vector<ArtworkFacts> Outbox::facts(const std::vector<ArtworkId> &ids)
{
    return withGroups(factsOf(m_library.reader().artworks(ids), *this), m_library.database());
}

Result<Link> Outbox::link(ArtworkId id, std::optional<std::chrono::seconds> lifetime)
{
    const std::optional<Upload> stored = m_uploads.upload(id);
    return m_links.of(stored.value_or(Upload{}), lifetime);
}

bool Outbox::isSettled(ArtworkId id)
{
    const std::optional<Upload> now = upload(id);
    const std::optional<Artwork> artwork = m_library.artwork(id);
    if (!now || !artwork || artwork->trashedAt.isValid())
        return true;
    const bool isOver = now->state == UploadState::Stored || now->state == UploadState::Rejected;
    return isOver && !m_schedule.isActive(id) && !m_linking.contains(id);
}

QCoro::Task<> Outbox::settled(ArtworkId id, std::chrono::milliseconds deadline,
                              std::stop_token stop)
{
    if (isSettled(id) || m_stopping || !m_store.isConfigured())
        co_return;
    std::stop_source over;
    QObject context;
    const auto look = stopWhen(std::bind_front(&Outbox::isSettled, this, id), over);
    connect(this, &Outbox::uploadChanged, &context, look);
    connect(this, &Outbox::linkReady, &context, look);
    connect(this, &Outbox::storeStateChanged, &context, look);
    connect(&m_library, &Library::artworksTrashed, &context, look);
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
        m_schedule.setTrouble(std::nullopt);
        tellTrouble();
    }
    adoptLater();
    m_shares.workOff();
    removeLater();
    refill();
    const UploadSchedule::Plan plan = m_schedule.plan(m_clock.elapsed());
    for (const ArtworkId id : plan.start)
        m_scope.spawn(work(id));
    if (plan.wakeAt)
        wakeAt(*plan.wakeAt);
}

//! A page at a time, however many there are.
void Outbox::refill()
{
    while (!m_hasSeenAll && m_schedule.wantsMore()) {
        const std::vector<ArtworkId> some = m_uploads.sendable(m_lastSeen, handful);
        for (const ArtworkId id : some) {
            m_schedule.add(id);
            m_lastSeen = id;
        }
        m_hasSeenAll = static_cast<int>(some.size()) < handful;
    }
}

QCoro::Task<> Outbox::work(ArtworkId id)
{
    co_await m_work.run(id, m_scope.stopToken());
    m_linking.insert(id);
    m_schedule.ended(id);
    scheduleLater();
    const std::optional<Upload> now = m_uploads.upload(id);
    const bool isStored = now && now->state == UploadState::Stored;
    if (isStored && !m_stopping) {
        if (m_probe.isDue())
            m_scope.spawn(probe(now->objectKey));
        co_await m_probe.moment(m_config.links, m_scope.stopToken());
    }
    m_linking.erase(id);
    if (m_stopping)
        co_return;
    tellTrouble();
    if (isStored) {
        trace::mark("job", "link.ready", m_library.artwork(id).value_or(Artwork{}).jobId);
        emit linkReady(id, link(id));
    } else if (now && now->state == UploadState::Rejected) {
        tellChanged(id);
    }
}

QCoro::Task<> Outbox::probe(QString key)
{
    const KnownStore before = m_here.known();
    co_await m_probe.look(key, m_config.links, m_scope.stopToken());
    if (!m_stopping && before != m_here.known())
        emit linksChanged();
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
    m_lastSeen = 0; // what was not found is sent now
    m_hasSeenAll = false;
    if (!found.isEmpty() && m_probe.isDue())
        m_scope.spawn(probe(found));
    scheduleLater();
}

void Outbox::removeLater()
{
    tellRemovals();
    const std::optional<std::chrono::milliseconds> due = m_removal.due();
    if (due && *due > m_clock.elapsed())
        wakeAt(*due);
    else if (due)
        m_scope.spawn(removeDeleted());
}

QCoro::Task<> Outbox::removeDeleted()
{
    co_await m_removal.run(m_scope.stopToken());
    if (m_stopping)
        co_return;
    tellRemovals();
    scheduleLater();
}

void Outbox::noteTrashed(const std::vector<ArtworkId> &ids)
{
    for (const ArtworkId id : ids)
        m_work.giveUp(id);
}

void Outbox::noteRestored(const std::vector<ArtworkId> &ids)
{
    for (const ArtworkId id : ids)
        m_lastSeen = std::min(m_lastSeen, id - 1);
    m_hasSeenAll = false;
    scheduleLater();
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

void Outbox::tellChanged(ArtworkId id)
{
    if (const std::optional<Upload> now = upload(id))
        emit uploadChanged(id, *now);
}

void Outbox::tellTrouble()
{
    const std::optional<Error> trouble = m_schedule.trouble();
    const std::optional<ErrorKind> kind = trouble ? std::optional{trouble->kind} : std::nullopt;
    const bool isRefused = m_schedule.refusal().has_value();
    const bool isOther = std::exchange(m_toldTrouble, kind) != kind;
    const bool isTurn = std::exchange(m_toldRefusal, isRefused) != isRefused;
    if (isTurn) {
        for (const ArtworkId id : m_schedule.ids())
            tellChanged(id);
    }
    if (isOther || isTurn)
        emit storeStateChanged(trouble, openCount());
}

void Outbox::tellRemovals()
{
    RemovalStand stand = m_removal.stand();
    if (stand == m_toldRemovals)
        return;
    m_toldRemovals = stand;
    emit removalsChanged(stand);
}

} // namespace limner
