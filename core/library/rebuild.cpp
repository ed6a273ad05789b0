#include "core/library/rebuild.h"

#include "core/base/digest.h"
#include "core/base/log.h"
#include "core/base/stepaside.h"
#include "core/database/columns.h"
#include "core/library/lineage.h"
#include "core/picture/filefacts.h"
#include "core/picture/imagecheck.h"

#include <QCoroSignal>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// One durable commit each; small enough that no frame is missed over it.
constexpr size_t batchSize = 32;
constexpr int batchesOnTheWay = 4;

//! A picture of any name. Films, sounds, words and the like only under a name that they got here.
Result<FileFacts> outputAt(const QString &file)
{
    if (const Result<ImageFacts> picture = checkImage(file)) {
        FileFacts facts;
        facts.mediaType = picture->mediaType;
        facts.size = picture->size;
        facts.isPicture = true;
        facts.isAnimated = picture->isAnimated;
        return facts;
    }
    const QFileInfo info{file};
    if (QUuid::fromString(info.completeBaseName()).isNull())
        return fail(ErrorKind::NotAnImage);
    Result<FileFacts> facts = inspectFile(file, Markup::Text);
    if (facts && (facts->isPicture || extensionFor(facts->mediaType) != info.suffix()))
        return fail(ErrorKind::NotAnImage);
    return facts;
}

} // namespace

Rebuild::Rebuild(Library &library, QObject *parent)
    : QObject{parent}
    , m_library{library}
{
    m_pool.setMaxThreadCount(1);
    m_room.release(batchesOnTheWay);
}

Rebuild::~Rebuild()
{
    m_stop = true;
    m_room.release(batchesOnTheWay); // a worker that waits for room has to see the end
    m_pool.waitForDone();
}

void Rebuild::start()
{
    const std::optional<RescueNote> note = rescueNote(m_library.database());
    if (!note || m_running)
        return;
    RebuildProgress progress;
    progress.damagedFile = note->damagedFile;
    progress.jobs = note->jobs;
    progress.pictures = note->pictures;
    m_progress = progress;
    m_running = true;
    m_isNews = true;
    QSet<QString> known;
    Result<QSqlQuery> rows = m_library.database().run(
        u"SELECT path FROM artworks WHERE job_id IN (SELECT id FROM jobs)"_s);
    while (rows && rows->next())
        known.insert(rows->value(0).toString());
    const QString root = m_library.folder() + u"/originals"_s;
    startAside(m_pool, [this, root, known] { search(root, known); });
}

QCoro::Task<> Rebuild::finished(std::stop_token stop)
{
    if (!m_running)
        co_return;
    Sleeper wake;
    connect(this, &Rebuild::done, &wake, &Sleeper::finish);
    const std::stop_callback onStop{stop, [target = &wake] { target->finish(); }};
    co_await qCoro(&wake, &Sleeper::done);
}

Rebuild::Found Rebuild::examine(const QString &root, const QString &path)
{
    const QString file = root + u'/' + path;
    const Result<FileFacts> facts = outputAt(file);
    const Result<FileDigests> digests = facts ? digestFile(file) : fail(facts.error());
    if (!facts || !digests)
        return {};
    QFile original{file};
    const bool isRead = facts->isPicture && original.open(QIODevice::ReadOnly);
    const uchar *const mapped = isRead ? original.map(0, original.size()) : nullptr;
    const QByteArrayView bytes{mapped, mapped ? original.size() : 0};
    Found out{foundFile(file, bytes, *facts, *digests), true};
    out.artwork.path = path;
    return out;
}

// Runs on the pool and touches nothing of this object but the stop, the room and the post.
void Rebuild::search(const QString &root, const QSet<QString> &known)
{
    Batch batch;
    QDirIterator files{root, QDir::Files, QDirIterator::Subdirectories};
    while (files.hasNext() && !m_stop) {
        const QString path = files.next().sliced(root.size() + 1);
        if (known.contains(path))
            continue;
        batch.push_back(examine(root, path));
        if (batch.size() >= batchSize)
            send(std::exchange(batch, {}));
    }
    if (m_stop)
        return;
    send(std::move(batch));
    QMetaObject::invokeMethod(this, &Rebuild::end, Qt::QueuedConnection);
}

void Rebuild::send(Batch batch)
{
    m_room.acquire();
    if (m_stop)
        return;
    QMetaObject::invokeMethod(
        this, [this, batch = std::move(batch)] { take(batch); }, Qt::QueuedConnection);
}

void Rebuild::take(const Batch &batch)
{
    m_room.release();
    Database::Transaction transaction{m_library.database()};
    m_given.clear();
    Result<> done;
    for (const Found &found : batch) {
        ++m_progress->looked;
        if (!found.isOutput)
            ++m_progress->unreadable;
        else if (done)
            done = give(found);
    }
    if (done)
        done = transaction.commit();
    if (!done) {
        m_failed = true; // the next start looks at them again
        qCWarning(lcLibrary) << "found pictures cannot be noted:" << done.error().message;
    } else {
        m_progress->found += static_cast<int>(m_given.size());
        m_library.announceFound(m_given);
    }
    emit progressed();
}

Result<bool> Rebuild::isKnown(const QString &condition, const QVariantList &values)
{
    Result<QSqlQuery> row =
        m_library.database().run(u"SELECT 1 FROM artworks WHERE "_s + condition, values);
    if (!row)
        return propagate(row);
    return row->next();
}

Result<> Rebuild::give(const Found &found)
{
    Database &database = m_library.database();
    Artwork artwork = found.artwork;
    const QString hash = QString::fromLatin1(artwork.sha256.toHex());
    // Kept meanwhile by a job that goes on, or a copy that somebody put beside the original.
    const Result<bool> isHere = isKnown(u"path = ?"_s, {artwork.path});
    const Result<bool> isTaken = isKnown(u"uuid = ? OR (job_id = ? AND output_index = ?)"_s,
                                         {artwork.uuid, artwork.jobId, artwork.outputIndex});
    const Result<bool> isCopy = isKnown(u"sha256 = ?"_s, {hash});
    for (const Result<bool> *answer : {&isHere, &isTaken, &isCopy}) {
        if (!*answer)
            return propagate(*answer);
    }
    const bool hasJob = found.record && !found.record->jobId.isEmpty();
    if (*isHere && hasJob)
        return giveJob(*found.record);
    if (*isHere || (*isTaken && *isCopy))
        return {};
    if (*isTaken)
        makeUnique(artwork);
    else if (hasJob) {
        if (Result<> job = giveJob(*found.record); !job)
            return job;
    }
    const Result<ArtworkId> id = m_library.insert(artwork);
    if (!id)
        return propagate(id);
    // Nothing is sent before the store was asked whether it has it already.
    for (const auto &[sql, values] :
         {std::pair{u"INSERT OR IGNORE INTO uploads (artwork_id, state) VALUES (?, 'pending')"_s,
                    QVariantList{*id}},
          std::pair{u"INSERT OR IGNORE INTO adoptions (artwork_id, bytes) VALUES (?, ?)"_s,
                    QVariantList{*id, artwork.bytes}}}) {
        if (const Result<QSqlQuery> done = database.run(sql, values); !done)
            return propagate(done);
    }
    m_given.push_back(*id);
    const bool isNamed = found.record || !artwork.request.parameters.empty();
    m_progress->nameless += isNamed ? 0 : 1;
    return {};
}

// The same id, and the same request with a seed that was chosen, must go on being one job, and the
// money that was spent must go on counting.
Result<> Rebuild::giveJob(const EmbeddedRecord &record)
{
    Database &database = m_library.database();
    const qint64 at = record.createdAt.toMSecsSinceEpoch();
    const QVariant cost = record.cost ? QVariant{*record.cost * record.outputs} : QVariant{};
    const Result<QSqlQuery> job = database.run(
        u"INSERT OR IGNORE INTO jobs (id, position, state, provider, model, version, parameters,"
        " prompt, fingerprint, seed_fixed, created_at, succeeded_at, finished_at, billed,"
        " predict_seconds, cost, cost_estimated, currency, group_id, template) VALUES (?, (SELECT "
        "coalesce("
        "max(position), 0) + 1 FROM jobs), 'done', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {record.jobId, record.request.provider, record.request.model, record.request.version,
         QString::fromUtf8(toBytes(record.request.parameters)), record.request.prompt(),
         QString::fromLatin1(record.fingerprint), record.seedFixed ? 1 : 0, at, at, at,
         record.billed ? QVariant{*record.billed ? 1 : 0} : QVariant{},
         record.seconds >= 0 ? QVariant{record.seconds} : QVariant{}, cost,
         record.costEstimated ? 1 : 0, record.currency, textColumn(record.group),
         textColumn(record.promptTemplate)});
    if (!job)
        return propagate(job);
    if (const Result<> noted = noteInputs(database, record.jobId, record.request.parameters);
        !noted)
        return propagate(noted);
    if (Database::changed(*job) != 1 || !record.cost || record.billed == false)
        return {};
    const Result<QSqlQuery> entry = database.run(
        u"INSERT OR IGNORE INTO ledger (at, job_id, kind, amount, currency, estimated, provider,"
        " model, pictures) VALUES (?, ?, 'settle', ?, ?, ?, ?, ?, ?)"_s,
        {at, record.jobId, cost, record.currency, record.costEstimated ? 1 : 0,
         record.request.provider, record.request.model, record.outputs});
    return entry ? Result<>{} : Result<>{propagate(entry)};
}

void Rebuild::end()
{
    m_running = false;
    m_progress->isDone = true;
    if (!m_failed) {
        if (const Result<> cleared = clearRescueNote(m_library.database()); !cleared)
            qCWarning(lcLibrary) << "the end of the rebuild cannot be noted";
    }
    qCInfo(lcLibrary) << m_progress->found << "pictures were found again";
    emit progressed();
    emit done();
}

} // namespace limner
