#include "core/database/database.h"

#include "core/base/file.h"
#include "core/base/trace.h"
#include "core/database/cacherest.h"
#include "core/database/sqlfunctions.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QTemporaryFile>
#include <QThread>
#include <QUuid>
#include <QtEndian>

#include <sqlite3.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const QString cacheSize = u"PRAGMA cache_size = -16000"_s; // KiB
constexpr qint32 applicationId = 0x4c4d4e52; // "LMNR", tells our files from other SQLite files

std::function<void(int)> commitHook;
int commits = 0;

void announceCommit()
{
    ++commits;
    if (commitHook)
        commitHook(commits);
}

// SQLite's primary result codes; QtSql reports the extended ones.
ErrorKind kindOf(int code)
{
    constexpr int uniqueViolated = 2067;
    constexpr int primaryKeyViolated = 1555;
    if (code == uniqueViolated || code == primaryKeyViolated)
        return ErrorKind::Conflict;
    switch (code & 0xff) {
    case 13: // SQLITE_FULL
        return ErrorKind::DiskFull;
    case 3: // SQLITE_PERM
    case 8: // SQLITE_READONLY
        return ErrorKind::ReadOnly;
    case 10: // SQLITE_IOERR
        return ErrorKind::Io;
    default:
        return ErrorKind::Database;
    }
}

Error errorOf(const QSqlError &error)
{
    Error out;
    out.kind = kindOf(error.nativeErrorCode().toInt());
    out.message = error.databaseText().isEmpty() ? error.text() : error.databaseText();
    out.code = error.nativeErrorCode();
    return out;
}

bool isConstraint(const Error &error)
{
    return (error.code.toInt() & 0xff) == 19; // SQLITE_CONSTRAINT: only the statement is undone
}

bool isCorrupt(const Error &error)
{
    const int code = error.code.toInt() & 0xff;
    return code == 11 || code == 26; // SQLITE_CORRUPT, SQLITE_NOTADB
}

Error newerLibrary(qint64 version)
{
    Error error;
    error.kind = ErrorKind::NewerLibrary;
    error.message = u"version %1"_s.arg(version);
    return error;
}

// SQLite reports a folder it may not write to as "unable to open", or opens the file for reading
// only; asking the system first gives the true reason.
Result<> isWritable(const QString &file)
{
    errno = 0;
    if (QFile existing{file}; existing.exists() && !existing.open(QIODevice::ReadWrite))
        return fail(ioError(errno, file));
    errno = 0;
    if (QTemporaryFile probe{QFileInfo{file}.absolutePath() + u"/.probe-XXXXXX"_s}; !probe.open())
        return fail(ioError(errno, QFileInfo{file}.absolutePath()));
    return {};
}

// Checking reads the whole file: 300 ms for a hundred thousand pictures, too long for a window that
// waits. A log that is left over means that the last owner did not end in order.
bool isWorthChecking(const QString &file)
{
    constexpr qint64 quicklyRead = 32 << 20;
    return QFileInfo{file}.size() <= quicklyRead || QFileInfo{file + u"-wal"_s}.size() > 0 ||
           QFileInfo::exists(file + u".check"_s);
}

// From the header alone: opening a file by SQLite may already change it.
qint64 versionInHeader(const QString &file)
{
    QFile header{file};
    if (!header.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray bytes = header.read(100);
    return bytes.size() == 100 && bytes.startsWith("SQLite format 3")
               ? qFromBigEndian<qint32>(bytes.constData() + 60)
               : 0;
}

// The header is behind the log after a crash. A reader never moves the log into the file.
qint64 versionInLog(const QString &file, const QString &connection)
{
    if (QFileInfo{file + u"-wal"_s}.size() == 0)
        return 0;
    qint64 version = 0;
    {
        QSqlDatabase reader = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        reader.setDatabaseName(file);
        reader.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
        QSqlQuery query{reader};
        if (reader.open() && query.exec(u"PRAGMA user_version"_s) && query.next())
            version = query.value(0).toLongLong();
    }
    QSqlDatabase::removeDatabase(connection);
    return version;
}

sqlite3 *sqliteOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    return *static_cast<sqlite3 *const *>(handle.constData());
}

QVariant bound(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString && !value.isNull() && value.toString().isNull())
        return u""_s;
    return value;
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &file, const QStringList &migrations)
{
    const trace::Span span{"database", "open"};
    const QString connection = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (Result<> writable = isWritable(file); !writable)
        return propagate(writable);
    const qint64 version = std::max(versionInHeader(file), versionInLog(file, connection));
    if (version > migrations.size())
        return fail(newerLibrary(version));

    const bool isSuspect = isWorthChecking(file);
    std::unique_ptr<Database> database{new Database{connection}};
    Result<> done = database->connect(file);
    if (done)
        done = database->identify();
    if (done && isSuspect)
        done = database->check();
    if (done)
        done = database->migrate(migrations);
    if (!done)
        return propagate(done);
    database->m_rest = std::make_unique<CacheRest>(sqliteOf(database->m_database));
    return database;
}

Result<std::unique_ptr<Database>> Database::openForReading(const QString &file)
{
    std::unique_ptr<Database> database{
        new Database{QUuid::createUuid().toString(QUuid::WithoutBraces)}};
    database->m_database.setDatabaseName(file);
    database->m_database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database->m_database.open())
        return fail(errorOf(database->m_database.lastError()));
    addSqlFunctions(sqliteOf(database->m_database)); // views count by them
    if (Result<> done = database->execute(cacheSize); !done)
        return propagate(done);
    database->m_rest = std::make_unique<CacheRest>(sqliteOf(database->m_database));
    return database;
}

Database::Database(QString connection)
    : m_connection{std::move(connection)}
    , m_database{QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection)}
{}

Database::~Database()
{
    Q_ASSERT(m_depth == 0);
    m_rest.reset();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Result<> Database::connect(const QString &file)
{
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!m_database.open())
        return fail(errorOf(m_database.lastError()));
    addSqlFunctions(sqliteOf(m_database));
    for (const QString &sql : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
                               u"PRAGMA foreign_keys = ON"_s, cacheSize}) {
        if (Result<> done = execute(sql); !done)
            return done;
    }
    return {};
}

Result<> Database::identify()
{
    const Result<QVariant> application = read(u"PRAGMA application_id"_s);
    const Result<QVariant> version = read(u"PRAGMA user_version"_s);
    const Result<QVariant> tables = read(u"SELECT count(*) FROM sqlite_schema"_s);
    for (const Result<QVariant> *value : {&application, &version, &tables}) {
        if (!*value)
            return propagate(*value);
    }
    if (version->toLongLong() == 0 && tables->toLongLong() == 0)
        return {};
    if (application->toLongLong() != applicationId || version->toLongLong() < 0)
        return fail(ErrorKind::Database, u"not a library"_s);
    return {};
}

Result<> Database::check()
{
    const Result<QVariant> verdict = read(u"PRAGMA quick_check(1)"_s);
    if (!verdict)
        return propagate(verdict);
    if (verdict->toString() != "ok"_L1)
        return fail(ErrorKind::Database, verdict->toString());
    return {};
}

Result<> Database::migrate(const QStringList &migrations)
{
    const Result<QVariant> present = read(u"PRAGMA user_version"_s);
    if (!present)
        return propagate(present);
    Q_ASSERT(present->toLongLong() <= migrations.size());
    for (qsizetype step = present->toLongLong(); step < migrations.size(); ++step) {
        Transaction transaction{*this};
        const QString version = u";PRAGMA user_version = %1;PRAGMA application_id = %2"_s.arg(
            QString::number(step + 1), QString::number(applicationId));
        if (Result<> done = executeAll(migrations[step] + version); !done)
            return done;
        if (Result<> done = transaction.commit(); !done)
            return done;
    }
    return {};
}

Result<> Database::execute(const QString &sql)
{
    QSqlQuery query{m_database};
    if (!query.exec(sql))
        return fail(errorOf(query.lastError()));
    return {};
}

// QtSql runs one statement at a time, and only SQLite itself knows where each ends.
Result<> Database::executeAll(const QString &sql)
{
    sqlite3 *const sqlite = sqliteOf(m_database);
    if (sqlite3_exec(sqlite, sql.toUtf8().constData(), nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    Error error;
    error.code = QString::number(sqlite3_extended_errcode(sqlite));
    error.kind = kindOf(error.code.toInt());
    error.message = QString::fromUtf8(sqlite3_errmsg(sqlite));
    return fail(error);
}

Result<QVariant> Database::read(const QString &sql)
{
    QSqlQuery query{m_database};
    if (!query.exec(sql) || !query.next())
        return fail(errorOf(query.lastError()));
    return query.value(0);
}

// Statements are not cached: preparing one costs about a hundredth of a durable commit, and a query
// that is kept would be reset under a caller that still reads it, or hold the log open for ever.
Result<QSqlQuery> Database::run(const QString &sql, const QVariantList &values)
{
    Q_ASSERT(m_database.driver()->thread() == QThread::currentThread());
    if (m_depth > 0 && m_doom)
        return fail(*m_doom);
    const trace::Span span{"database", "run", sql};
    if (m_rest)
        m_rest->noteUse();
    QSqlQuery query{m_database};
    query.setForwardOnly(true);
    bool done = query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(bound(value));
    done = done && query.exec();
    if (!done) {
        const Error error = errorOf(query.lastError());
        if (m_onDamage && isCorrupt(error))
            m_onDamage(error);
        // SQLite may have rolled the transaction back by itself; what follows must not be committed
        // piece by piece.
        if (m_depth > 0 && !isConstraint(error))
            m_doom = error;
        return fail(error);
    }
    if (m_depth == 0 && !query.isSelect() && query.numRowsAffected() > 0)
        announceCommit();
    return query;
}

Result<> Database::leave(Outcome outcome)
{
    --m_depth;
    if (outcome == Outcome::RollBack && !m_doom)
        m_doom = Error{.kind = ErrorKind::Database, .message = u"rolled back"_s};
    if (m_depth > 0)
        return m_doom ? Result<>{fail(*m_doom)} : Result<>{};

    Result<> done;
    if (const std::optional<Error> doom = std::exchange(m_doom, std::nullopt)) {
        done = fail(*doom);
    } else {
        const trace::Span span{"database", "commit"};
        done = execute(u"COMMIT"_s);
    }
    if (done)
        announceCommit();
    else // fails where SQLite has already rolled back, which is as good
        static_cast<void>(execute(u"ROLLBACK"_s));
    return done;
}

Database::Transaction::Transaction(Database &database)
    : m_database{database}
{
    if (m_database.m_depth++ > 0)
        return;
    if (const Result<> begun = m_database.execute(u"BEGIN IMMEDIATE"_s); !begun)
        m_database.m_doom = begun.error();
}

Database::Transaction::~Transaction()
{
    if (!m_done)
        static_cast<void>(m_database.leave(Outcome::RollBack));
}

Result<> Database::Transaction::commit()
{
    Q_ASSERT(!m_done);
    m_done = true;
    return m_database.leave(Outcome::Commit);
}

void Database::setCommitHook(std::function<void(int)> hook)
{
    commitHook = std::move(hook);
    commits = 0;
}

} // namespace limner
