#include "core/database/rescue.h"

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/log.h"
#include "core/database/facts.h"
#include "core/database/salvage.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr auto noteFact = "rescue"_L1;

//! The names of one library's files.
struct Files {
    QString database;
    explicit Files(const QString &folder)
        : database{folder + u"/library.sqlite"_s}
    {}
    QString intent() const { return database + u".rescue"_s; }   //!< names where the old one goes
    QString fresh() const { return database + u".fresh"_s; }     //!< being filled
    QString rescued() const { return database + u".rescued"_s; } //!< whole, about to take its place
    QString check() const { return database + u".check"_s; }
};

bool hasOriginals(const QString &folder)
{
    QDirIterator files{folder + u"/originals"_s, QDir::Files, QDirIterator::Subdirectories};
    return files.hasNext();
}

//! SQLite makes a new database of an empty file, and the pictures would be gone from sight.
bool isMissing(const QString &folder)
{
    const Files files{folder};
    return QFileInfo{files.database}.size() == 0 && hasOriginals(folder);
}

//! Only what says that the file is broken; a locked or unreadable one is left alone.
bool isDamage(const Error &error)
{
    const int code = error.code.toInt() & 0xff;
    const bool isCorrupt = code == 11 || code == 26; // SQLITE_CORRUPT, SQLITE_NOTADB
    return error.kind == ErrorKind::Database && (isCorrupt || error.code.isEmpty());
}

//! Where the old database goes: as written down by an earlier try, or a new name.
Result<QString> intend(const Files &files, const QDateTime &now)
{
    if (QFile::exists(files.intent())) {
        const Result<QByteArray> name = readFile(files.intent(), 4096);
        if (name && !name->isEmpty())
            return QFileInfo{files.database}.absolutePath() + u'/' +
                   QFileInfo{QString::fromUtf8(*name)}.fileName();
    }
    QString aside = files.database + u".damaged-"_s + now.toString(u"yyyy-MM-dd"_s);
    for (int n = 2; QFile::exists(aside) || QFile::exists(aside + u"-wal"_s); ++n)
        aside = files.database + u".damaged-"_s + now.toString(u"yyyy-MM-dd"_s) + u'-' +
                QString::number(n);
    const QByteArray name = QFileInfo{aside}.fileName().toUtf8();
    if (Result<> written = writeFileDurably(files.intent(), name); !written)
        return propagate(written);
    return aside;
}

Result<> moveAside(const Files &files, const QString &aside)
{
    if (QFileInfo{files.database}.size() == 0)
        QFile::remove(files.database);
    for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s}) {
        if (!QFile::exists(files.database + part))
            continue;
        if (Result<> moved = renameDurably(files.database + part, aside + part); !moved)
            return moved;
    }
    return {};
}

Result<> keepNote(Database &database, const RescueNote &note)
{
    const Json json{
        {"file", toJson(note.damagedFile)}, {"jobs", note.jobs}, {"pictures", note.pictures}};
    return Facts{database}.set(QString{noteFact}, QString::fromUtf8(toBytes(json)));
}

bool isEmpty(Database &database)
{
    Result<QSqlQuery> row = database.run(u"SELECT NOT EXISTS (SELECT 1 FROM artworks) AND NOT"
                                         " EXISTS (SELECT 1 FROM jobs)"_s);
    return row && row->next() && row->value(0).toBool();
}

// The old copy may be behind what was done: a job that waits there may have been sent since. It is
// looked for before it is sent, as after a crash. And what lost its upload looks for its object.
Result<> distrust(Database &database)
{
    for (const QString &sql :
         {u"UPDATE jobs SET state = 'submitting', submitted_at = coalesce(submitted_at, created_at)"
          " WHERE state = 'queued'"_s,
          u"INSERT OR IGNORE INTO adoptions (artwork_id, bytes) SELECT id, bytes FROM artworks"
          " WHERE id NOT IN (SELECT artwork_id FROM uploads"
          " WHERE state <> 'stored' OR store_id IS NOT NULL)"_s,
          // Stored, but its store is among what was lost.
          u"UPDATE uploads SET state = 'pending', object_key = ''"
          " WHERE state = 'stored' AND store_id IS NULL"_s,
          u"INSERT INTO uploads (artwork_id, state) SELECT id, 'pending' FROM artworks"
          " WHERE id NOT IN (SELECT artwork_id FROM uploads)"_s,
          // A file of an older version told neither names nor stacks.
          u"INSERT INTO artwork_kin SELECT artwork_id, name_key, alike FROM artwork_kin"
          " WHERE artwork_id IN (SELECT id FROM artworks WHERE stack IS NULL)"
          " ORDER BY artwork_id"_s}) {
        if (const Result<QSqlQuery> done = database.run(sql); !done)
            return propagate(done);
    }
    return {};
}

Result<> fill(const Files &files, const QString &aside)
{
    for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(files.fresh() + part);
    const Result<std::unique_ptr<Database>> fresh = Database::open(files.fresh());
    if (!fresh)
        return propagate(fresh);
    RescueNote note;
    if (QFile::exists(aside)) {
        Result<RescueNote> read = salvage(**fresh, aside);
        if (!read)
            return propagate(read);
        note = std::move(*read);
    }
    // What reading alone leaves behind.
    QFile::remove(aside + u"-shm"_s);
    if (QFileInfo{aside + u"-wal"_s}.size() == 0)
        QFile::remove(aside + u"-wal"_s);
    if (Result<> done = distrust(**fresh); !done)
        return done;
    return keepNote(**fresh, note);
}

Result<> rescue(const QString &folder, const QDateTime &now)
{
    const Files files{folder};
    const Result<QString> aside = intend(files, now);
    if (!aside)
        return propagate(aside);
    qCWarning(lcLibrary) << "the database is damaged or missing; it is kept as" << *aside;
    Result<> done = moveAside(files, *aside);
    if (done)
        done = fill(files, *aside);
    if (done)
        done = syncFile(files.fresh());
    if (done)
        done = renameDurably(files.fresh(), files.rescued());
    if (!done)
        return done;
    QFile::remove(files.intent());
    // The places in it belong to pictures by numbers that may now be others'.
    QFile::remove(folder + u"/thumbnails/pack"_s);
    return renameDurably(files.rescued(), files.database);
}

} // namespace

Result<std::unique_ptr<Database>> openOrRescue(const QString &folder, const QDateTime &now)
{
    const Files files{folder};
    if (QFile::exists(files.rescued()) && !QFile::exists(files.database)) {
        if (Result<> done = renameDurably(files.rescued(), files.database); !done)
            return propagate(done);
    }
    const bool wasInterrupted = QFile::exists(files.intent());
    if (wasInterrupted || isMissing(folder)) {
        if (Result<> done = rescue(folder, now); !done)
            return propagate(done);
    }
    Result<std::unique_ptr<Database>> database = Database::open(files.database);
    if (!database && isDamage(database.error())) {
        if (Result<> done = rescue(folder, now); !done)
            return propagate(done);
        database = Database::open(files.database);
    }
    if (!database)
        return database;
    QFile::remove(files.check());
    // A log that was cut off leaves a database in which nothing was ever written.
    if (isEmpty(**database) && !rescueNote(**database) && hasOriginals(folder)) {
        if (Result<> noted = keepNote(**database, RescueNote{}); !noted)
            return propagate(noted);
    }
    return database;
}

std::optional<RescueNote> rescueNote(Database &database)
{
    const std::optional<QString> kept = Facts{database}.value(QString{noteFact});
    if (!kept)
        return std::nullopt;
    RescueNote note;
    if (const Result<Json> json = parseJson(kept->toUtf8())) {
        note.damagedFile = textAt(*json, "file");
        note.jobs = static_cast<int>(integerAt(*json, "jobs").value_or(0));
        note.pictures = static_cast<int>(integerAt(*json, "pictures").value_or(0));
    }
    return note;
}

Result<> clearRescueNote(Database &database)
{
    return Facts{database}.remove(QString{noteFact});
}

void askForCheck(const QString &databaseFile)
{
    QFile marker{databaseFile + u".check"_s};
    if (!marker.exists() && !marker.open(QIODevice::WriteOnly))
        qCWarning(lcLibrary) << "the check at the next start cannot be asked for";
}

} // namespace limner
