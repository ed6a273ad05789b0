#include "core/library/import.h"

#include "core/base/log.h"
#include "core/base/stepaside.h"

#include <QCoroSignal>
#include <QElapsedTimer>
#include <QFile>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// One durable commit each; small enough that nothing else waits for it.
constexpr size_t batchSize = 32;
constexpr int batchesOnTheWay = 4;
constexpr qint64 longestWait = 250; // ms, until what is found is shown

} // namespace

Import::Import(Library &library, ImportOrder order, QObject *parent)
    : QObject{parent}
    , m_library{library}
    , m_order{std::move(order)}
{
    m_pool.setMaxThreadCount(1);
    m_room.release(batchesOnTheWay);
}

Import::~Import()
{
    m_gate.stop();
    m_room.release(2 * batchesOnTheWay); // a worker that waits for room has to see the end
    m_pool.waitForDone();
}

void Import::start()
{
    startAside(m_pool, [this] { work(); });
}

void Import::setPaused(bool isPaused)
{
    m_gate.setPaused(isPaused);
    m_stand.isPaused = isPaused;
    emit progressed(m_stand);
}

QCoro::Task<> Import::finished(std::stop_token stop)
{
    const std::stop_callback onStop{stop, [this] { m_gate.stop(); }};
    if (m_stand.isDone)
        co_return;
    Sleeper wake;
    connect(this, &Import::done, &wake, &Sleeper::finish);
    co_await qCoro(&wake, &Sleeper::done);
}

// Runs on the pool and touches nothing of this object but the gate, the room, the post and what
// was moved.
void Import::work()
{
    Batch batch;
    QElapsedTimer sinceSent;
    sinceSent.start();
    ImportReader reader{m_library.folder(), m_order, m_gate};
    const Result<> result = reader.run([&](ReadFile file) {
        batch.push_back(std::move(file));
        if (batch.size() < batchSize && sinceSent.elapsed() < longestWait)
            return;
        send(std::exchange(batch, {}));
        removeMoved();
        sinceSent.restart();
    });
    send(std::move(batch));
    m_room.acquire(batchesOnTheWay); // every batch was taken
    removeMoved();
    QMetaObject::invokeMethod(
        this, [this, result] { end(result); }, Qt::QueuedConnection);
}

void Import::send(Batch batch)
{
    m_room.acquire();
    QMetaObject::invokeMethod(
        this, [this, batch = std::move(batch)] { take(batch); }, Qt::QueuedConnection);
}

void Import::removeMoved()
{
    QMutexLocker lock{&m_movedMutex};
    const QStringList moved = std::exchange(m_moved, {});
    lock.unlock();
    for (const QString &source : moved) {
        if (!QFile::remove(source))
            qCWarning(lcLibrary) << "a picture was copied and could not be taken away:" << source;
    }
}

void Import::take(const Batch &batch)
{
    const Result<> committed = commit(batch);
    for (const ReadFile &file : batch)
        count(file, committed.has_value());
    if (!committed) {
        m_stand.end = committed.error();
        m_gate.stop();
    } else {
        m_library.announceFound(m_given);
    }
    m_room.release();
    emit progressed(m_stand);
}

Result<> Import::commit(const Batch &batch)
{
    m_given.clear();
    if (m_stand.end)
        return fail(*m_stand.end);
    std::vector<ArtworkId> known;
    Database::Transaction transaction{m_library.database()};
    for (const ReadFile &file : batch) {
        if (file.known != 0)
            known.push_back(file.known);
        if (file.verdict != ReadFile::Verdict::Ready)
            continue;
        if (Result<> given = give(file.found); !given)
            return given;
    }
    std::vector<ArtworkId> all = m_given;
    all.insert(all.end(), known.begin(), known.end());
    if (Result<> put = m_library.albums().receive(m_order.album, all); !put)
        return put;
    if (Result<> done = transaction.commit(); !done)
        return done;
    m_library.trash().restore(known); // wanted again
    if (m_order.album != 0 && !known.empty())
        m_library.announceChanged(known);
    return {};
}

Result<> Import::give(const FoundFile &found)
{
    Artwork artwork = found.artwork;
    Result<QSqlQuery> taken =
        m_library.database().run(u"SELECT 1 FROM artworks WHERE job_id = ? AND output_index = ?"_s,
                                 {artwork.jobId, artwork.outputIndex});
    if (!taken)
        return propagate(taken);
    if (!found.record || found.record->jobId.isEmpty() || taken->next()) {
        artwork.jobId = u"found-"_s + artwork.uuid;
        artwork.outputIndex = 0;
    }
    taken->finish();
    const Result<ArtworkId> id = m_library.insert(std::move(artwork));
    if (!id)
        return propagate(id);
    if (const auto waiting = m_library.database().run(
            u"INSERT OR IGNORE INTO uploads (artwork_id, state) VALUES (?, 'pending')"_s, {*id});
        !waiting)
        return propagate(waiting);
    m_given.push_back(*id);
    return {};
}

void Import::count(const ReadFile &file, bool isCommitted)
{
    switch (file.verdict) {
    case ReadFile::Verdict::Ready:
        if (!isCommitted)
            return;
        ++m_stand.imported;
        noteMoved(file.source);
        break;
    case ReadFile::Verdict::Known:
        ++m_stand.already;
        break;
    case ReadFile::Verdict::Refused:
        ++m_stand.refusedCount;
        if (m_stand.refused.size() < size_t{ImportStand::mostRefused})
            m_stand.refused.push_back({file.source, file.error});
        break;
    case ReadFile::Verdict::PassedOver:
        ++m_stand.passedOver;
        return;
    }
    m_stand.current = file.source;
}

void Import::noteMoved(const QString &source)
{
    if (m_order.way != ImportWay::Move)
        return;
    const QMutexLocker lock{&m_movedMutex};
    m_moved.append(source);
}

void Import::end(const Result<> &result)
{
    if (!result && !m_stand.end)
        m_stand.end = result.error();
    m_stand.isDone = true;
    m_stand.isPaused = false;
    qCInfo(lcLibrary) << m_stand.imported << "pictures were imported";
    emit done(m_stand);
}

} // namespace limner
