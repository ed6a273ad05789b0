#include "core/library/library.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/database/columns.h"
#include "core/database/rescue.h"

#include <QDir>
#include <QUuid>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString hex(const QByteArray &raw)
{
    return QString::fromLatin1(raw.toHex());
}

//! What it is called, and which stack it lies in.
const QString noteKin = u"INSERT INTO artwork_kin SELECT artwork_id, name_key, alike "
                        "FROM artwork_kin WHERE artwork_id = ?"_s;

//! In the order of `ArtworkReader::columns` without the id, then the texts that are searched.
QVariantList valuesOf(const Artwork &art, const QString &parameters)
{
    return {art.uuid,
            art.jobId,
            art.outputIndex,
            art.createdAt.toMSecsSinceEpoch(),
            art.request.provider,
            art.request.model,
            art.request.version,
            art.seed ? QVariant{*art.seed} : QVariant{},
            parameters,
            art.path,
            hex(art.sha256),
            hex(art.md5),
            art.mediaType,
            art.size.width(),
            art.size.height(),
            art.bytes,
            art.seconds < 0 ? QVariant{} : QVariant{art.seconds},
            art.cost ? QVariant{*art.cost} : QVariant{},
            art.costEstimated ? 1 : 0,
            art.currency,
            art.favourite ? 1 : 0,
            art.rating,
            nullableTime(art.trashedAt),
            textColumn(art.promptTemplate),
            art.rejected ? 1 : 0,
            art.animated ? 1 : 0,
            art.released ? 1 : 0,
            art.request.prompt(),
            art.request.negativePrompt()};
}

} // namespace

Result<std::unique_ptr<Library>> Library::open(const QString &folder, Clock &clock)
{
    const QString path = QDir{folder}.absolutePath();
    if (Result<> created = createFolder(path); !created)
        return propagate(created);
    // The database first: a library from a later Limner is left exactly as it is.
    Result<std::unique_ptr<Database>> database = openOrRescue(path, clock.now());
    if (!database)
        return propagate(database);
    std::unique_ptr<Library> library{new Library{path, std::move(*database), clock}};
    if (Result<> prepared = library->originals().prepare(clock.now()); !prepared)
        return propagate(prepared);
    return library;
}

Library::Library(QString folder, std::unique_ptr<Database> database, Clock &clock)
    : m_folder{std::move(folder)}
    , m_inputs{m_folder}
    , m_database{std::move(database)}
    , m_clock{clock}
    , m_reader{*m_database, clock}
    , m_originals{m_folder}
    , m_marks{*m_database}
    , m_trash{*m_database, m_originals, clock}
    , m_emptier{m_trash, clock}
    , m_tags{*m_database}
    , m_albums{*m_database, clock}
    , m_searches{*m_database, clock}
{
    connect(&m_marks, &Marks::changed, this, &Library::artworksChanged);
    connect(&m_marks, &Marks::failed, this, &Library::noteFailure);
    connect(&m_trash, &Trash::trashed, this, &Library::artworksTrashed);
    connect(&m_trash, &Trash::restored, this, &Library::artworksRestored);
    connect(&m_trash, &Trash::erased, this, &Library::artworksErased);
    connect(&m_trash, &Trash::failed, this, &Library::noteFailure);
    connect(&m_tags, &Tags::picturesChanged, this, &Library::artworksChanged);
    connect(&m_albums, &Albums::picturesChanged, this, &Library::artworksChanged);
    m_database->onDamage([this](const Error &error) { noteDamage(error); });
}

void Library::noteFailure(const Error &error)
{
    qCWarning(lcLibrary, "cannot write: %s", qUtf8Printable(error.message));
    emit writeFailed(error);
}

void Library::noteDamage(const Error &error)
{
    if (std::exchange(m_damaged, true))
        return;
    qCWarning(lcLibrary) << "the database is damaged:" << error.message;
    askForCheck(m_folder + u"/library.sqlite"_s);
    // Posted: the query that met it is still under way.
    QMetaObject::invokeMethod(
        this, [this, error] { emit damageFound(error); }, Qt::QueuedConnection);
}

//! "" where the job has the same: a request is stored once.
Result<QString> Library::parametersToStore(const Artwork &art)
{
    QString parameters = QString::fromUtf8(toBytes(art.request.parameters));
    Result<QSqlQuery> same = m_database->run(
        u"SELECT 1 FROM jobs WHERE id = ? AND parameters = ?"_s, {art.jobId, parameters});
    if (!same)
        return propagate(same);
    return same->next() ? QString{} : parameters;
}

Result<ArtworkId> Library::insert(Artwork art)
{
    if (art.uuid.isEmpty())
        art.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Result<QString> parameters = parametersToStore(art);
    if (!parameters)
        return propagate(parameters);
    const QVariantList values = valuesOf(art, *parameters);
    QString marks = u"?"_s;
    for (qsizetype i = 1; i < values.size(); ++i)
        marks += u", ?"_s;
    const Result<QSqlQuery> done = m_database->run(
        u"INSERT INTO artworks (%1, prompt, negative_prompt) VALUES (%2) "
        "ON CONFLICT (job_id, output_index) DO NOTHING"_s.arg(ArtworkReader::columns.mid(4), marks),
        values);
    if (!done)
        return propagate(done);
    if (Database::changed(*done) == 1) {
        const ArtworkId id = done->lastInsertId().toLongLong();
        const Result<QSqlQuery> noted = m_database->run(noteKin, {id});
        if (!noted)
            return propagate(noted);
        return id;
    }
    Result<QSqlQuery> first =
        m_database->run(u"SELECT id FROM artworks WHERE job_id = ? AND output_index = ?"_s,
                        {art.jobId, art.outputIndex});
    if (!first)
        return propagate(first);
    if (!first->next())
        return fail(ErrorKind::Database, u"artwork vanished"_s);
    return first->value(0).toLongLong();
}

void Library::noteSeen(const std::map<ArtworkId, QSize> &seen)
{
    Database::Transaction transaction{*m_database};
    const auto write = [this](const QString &sql, const QVariantList &values) {
        return m_database->run(sql, values).has_value(); // else the commit says why
    };
    for (const auto &[id, size] : seen) {
        const bool isWritten =
            write(u"DELETE FROM unmeasured WHERE artwork_id = ?"_s, {id}) &&
            (size.isEmpty() ||
             (write(u"UPDATE artworks SET width = ?, height = ? WHERE id = ?"_s,
                    {size.width(), size.height(), id}) &&
              write(u"DELETE FROM thumbnails WHERE artwork_id = ?"_s, {id}) &&
              write(u"DELETE FROM artwork_signatures WHERE artwork_id = ?"_s, {id})));
        if (!isWritten)
            break;
    }
    if (const Result<> done = transaction.commit(); !done)
        qCWarning(lcLibrary, "sizes not noted: %s", qUtf8Printable(done.error().message));
}

void Library::notePacked(const std::map<std::pair<ArtworkId, int>, PackPlace> &places)
{
    notePlaces(u"INSERT OR REPLACE INTO thumbnails (offset, length, pack, artwork_id, edge) "
               "SELECT ?, ?, ?, id, ? FROM artworks WHERE id = ?"_s,
               places);
}

void Library::noteMoved(const std::map<std::pair<ArtworkId, int>, PackPlace> &places)
{
    notePlaces(u"UPDATE thumbnails SET offset = now.offset, length = now.length, pack = now.pack "
               "FROM (SELECT ? AS offset, ? AS length, ? AS pack) AS now "
               "WHERE edge = ? AND artwork_id = ? AND thumbnails.pack < now.pack"_s,
               places);
}

void Library::notePlaces(const QString &sql,
                         const std::map<std::pair<ArtworkId, int>, PackPlace> &places)
{
    Database::Transaction transaction{*m_database};
    for (const auto &[key, place] : places) {
        const Result<QSqlQuery> done =
            m_database->run(sql, {place.offset, place.length, place.pack, key.second, key.first});
        if (!done)
            break; // the commit says why
    }
    if (const Result<> done = transaction.commit(); !done)
        qCWarning(lcLibrary, "thumbnails not noted: %s", qUtf8Printable(done.error().message));
}

void Library::noteLooks(const std::map<ArtworkId, std::optional<PictureSignature>> &looks)
{
    Database::Transaction transaction{*m_database};
    for (const auto &[id, look] : looks) {
        QByteArray record{""}; // not null
        if (look) {
            record.resize(sizeof(qint64));
            qToLittleEndian(qint64{id}, record.data());
            record += bytesOf(*look);
        }
        const Result<QSqlQuery> done =
            m_database->run(u"INSERT INTO artwork_signatures (artwork_id, record) SELECT id, ? "
                            "FROM artworks WHERE id = ? ON CONFLICT DO NOTHING"_s,
                            {record, id});
        if (!done)
            break; // the commit says why
    }
    if (const Result<> done = transaction.commit(); !done)
        qCWarning(lcLibrary, "looks not noted: %s", qUtf8Printable(done.error().message));
}

} // namespace limner
