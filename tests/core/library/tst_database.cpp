#include "core/library/database.h"

#include <QtTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

qint64 numberFrom(Database &database, const QString &sql)
{
    Result<QSqlQuery> query = database.run(sql);
    return query && query->next() ? query->value(0).toLongLong() : -1;
}

QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file{path};
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

const QString putFact = u"INSERT INTO facts (name, value) VALUES (?, ?)"_s;
const QString countFacts = u"SELECT count(*) FROM facts"_s;

#ifdef Q_OS_UNIX
// Root may write everywhere, so the test becomes somebody else for a while.
class Unprivileged {
public:
    Unprivileged() { m_changed = ::geteuid() == 0 && ::setresuid(65534, 65534, 0) == 0; }
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;
    ~Unprivileged()
    {
        if (m_changed && ::setresuid(0, 0, 0) != 0)
            qFatal("cannot become root again");
    }

private:
    bool m_changed = false;
};
#endif

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void aNewFileIsMigratedAndDurable();
    void aSecondOpenKeepsTheRows();
    void aNewStepIsAppliedOnce();
    void aFailingStepLeavesTheOldVersion();
    void aNewerLibraryIsRefusedUntouched();
    void aNewerLibraryIsSeenInTheLog();
    void damagedFilesAreRefused_data();
    void damagedFilesAreRefused();
    void anEmptyFileIsANewLibrary();
    void anotherProgramsFileIsRefused();
    void aReadOnlyFolderIsSaidSo();
    void aReadOnlyFileIsSaidSo();
    void aMissingFolderIsAnInputOutputError();
    void aFullDiskIsSaidSoAndNothingIsHalfWritten();
    void uniqueViolationsAreConflicts();
    void valuesKeepTheirKind();
    void aTransactionWithoutCommitIsRolledBack();
    void nestedTransactionsJoinTheOuter();
    void aRolledBackInnerOneSpoilsTheOuter();
    void aConflictDoesNotSpoilTheTransaction();
    void theHookHearsDurableCommitsOnly();
    void aQueryThatIsStillReadIsNotReset();
    void aSecondConnectionWaitsItsTurn();
    void errorsSurviveTheirColumn();
    void foreignKeysAreEnforced();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"library.sqlite"_s); }
    [[nodiscard]] std::unique_ptr<Database> opened()
    {
        Result<std::unique_ptr<Database>> database = Database::open(file());
        return database ? std::move(*database) : nullptr;
    }
    [[nodiscard]] QString refusal()
    {
        const Result<std::unique_ptr<Database>> database = Database::open(file());
        return database ? u"none"_s : toString(database.error().kind);
    }

    std::optional<QTemporaryDir> m_folder;
};

void TestDatabase::initTestCase()
{
    // "Connection still in use" and its kin are our faults.
    QTest::failOnWarning(QRegularExpression{u".*"_s});
}

void TestDatabase::init()
{
    QTest::failOnWarning(QRegularExpression{u".*"_s});
    m_folder.emplace();
    QVERIFY(m_folder->isValid());
}

void TestDatabase::cleanup()
{
    Database::setCommitHook({});
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList{});
}

void TestDatabase::aNewFileIsMigratedAndDurable()
{
    const auto database = opened();
    QVERIFY(database);
    QCOMPARE(numberFrom(*database, u"PRAGMA user_version"_s), bundledMigrations().size());
    QCOMPARE(numberFrom(*database, u"PRAGMA application_id"_s), 0x4c4d4e52);
    QCOMPARE(numberFrom(*database, u"PRAGMA synchronous"_s), 2);
    QCOMPARE(numberFrom(*database, u"PRAGMA foreign_keys"_s), 1);
    QCOMPARE(numberFrom(*database, u"PRAGMA busy_timeout"_s), 5000);
    Result<QSqlQuery> mode = database->run(u"PRAGMA journal_mode"_s);
    QVERIFY(mode && mode->next());
    QCOMPARE(mode->value(0).toString(), u"wal"_s);
}

void TestDatabase::aSecondOpenKeepsTheRows()
{
    {
        const auto database = opened();
        QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
    }
    const auto database = opened();
    QVERIFY(database);
    QCOMPARE(numberFrom(*database, countFacts), 1);
}

void TestDatabase::aNewStepIsAppliedOnce()
{
    QVERIFY(opened());
    QStringList steps = bundledMigrations();
    steps.append(u"CREATE TABLE extra (x TEXT) STRICT; INSERT INTO extra VALUES ('; -- x');"_s);
    for (int i = 0; i < 2; ++i) {
        const auto database = Database::open(file(), steps);
        QVERIFY(database);
        QCOMPARE(numberFrom(**database, u"SELECT count(*) FROM extra"_s), 1);
        QCOMPARE(numberFrom(**database, u"PRAGMA user_version"_s), steps.size());
    }
}

void TestDatabase::aFailingStepLeavesTheOldVersion()
{
    QVERIFY(opened());
    QStringList steps = bundledMigrations();
    steps.append(u"CREATE TABLE extra (x TEXT) STRICT; NONSENSE;"_s);
    const auto failed = Database::open(file(), steps);
    QVERIFY(!failed);
    QCOMPARE(toString(failed.error().kind), toString(ErrorKind::Database));
    const auto database = opened();
    QVERIFY(database);
    QCOMPARE(numberFrom(*database, u"SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"_s), 0);
}

void TestDatabase::aNewerLibraryIsRefusedUntouched()
{
    QVERIFY(Database::open(file(), bundledMigrations() + QStringList{u"CREATE TABLE x (y)"_s}));
    const QByteArray before = contentOf(file());
    QCOMPARE(refusal(), toString(ErrorKind::NewerLibrary));
    QCOMPARE(contentOf(file()), before);
    QCOMPARE(QDir{m_folder->path()}.entryList(QDir::Files), QStringList{u"library.sqlite"_s});
}

void TestDatabase::aNewerLibraryIsSeenInTheLog()
{
    QVERIFY(opened());
    QTemporaryDir copy;
    const QString copied = copy.filePath(u"library.sqlite"_s);
    {
        const auto newer =
            Database::open(file(), bundledMigrations() + QStringList{u"CREATE TABLE x (y)"_s});
        QVERIFY(newer);
        // As after a crash: the new version is in the log only.
        QVERIFY(QFile::copy(file(), copied));
        QVERIFY(QFile::copy(file() + u"-wal"_s, copied + u"-wal"_s));
    }
    const QByteArray before = contentOf(copied);
    const auto refused = Database::open(copied);
    QVERIFY(!refused);
    QCOMPARE(toString(refused.error().kind), toString(ErrorKind::NewerLibrary));
    QCOMPARE(contentOf(copied), before);
}

void TestDatabase::damagedFilesAreRefused_data()
{
    QTest::addColumn<int>("damage");
    QTest::newRow("truncated") << 0;
    QTest::newRow("a flipped page") << 1;
    QTest::newRow("an overwritten header") << 2;
    QTest::newRow("text") << 3;
    QTest::newRow("cut inside the header") << 4;
    QTest::newRow("a negative version") << 5;
}

void TestDatabase::damagedFilesAreRefused()
{
    QFETCH(int, damage);
    {
        const auto database = opened();
        Database::Transaction transaction{*database};
        for (int i = 0; i < 200; ++i)
            QVERIFY(database->run(putFact, {QString::number(i), QString(200, u'x')}));
        QVERIFY(transaction.commit());
    }
    const qint64 size = QFileInfo{file()}.size();
    QVERIFY(size > 40'960);
    if (damage == 0)
        QVERIFY(QFile::resize(file(), size / 2));
    else if (damage == 1)
        overwrite(file(), size - 4096, QByteArray(4096, '\xff'));
    else if (damage == 2)
        overwrite(file(), 0, QByteArray(100, '\x5a'));
    else if (damage == 3)
        overwrite(file(), 0, QByteArray(static_cast<int>(size), 'a'));
    else if (damage == 4)
        QVERIFY(QFile::resize(file(), 60));
    else
        overwrite(file(), 60, QByteArray::fromHex("ffffffff"));
    QCOMPARE(refusal(), toString(ErrorKind::Database));
}

void TestDatabase::anEmptyFileIsANewLibrary()
{
    QFile empty{file()};
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    QVERIFY(opened());
}

void TestDatabase::anotherProgramsFileIsRefused()
{
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(file());
        QVERIFY(other.open());
        QVERIFY(other.exec(u"CREATE TABLE bookmarks (url)"_s).isActive());
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QCOMPARE(refusal(), toString(ErrorKind::Database));
}

void TestDatabase::aReadOnlyFolderIsSaidSo()
{
#ifdef Q_OS_UNIX
    QVERIFY(opened());
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner |
                                                        QFile::ReadOther | QFile::ExeOther));
    {
        const Unprivileged nobody;
        QCOMPARE(refusal(), toString(ErrorKind::ReadOnly));
    }
    QVERIFY(QFile::setPermissions(m_folder->path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
#endif
    QVERIFY(opened());
}

void TestDatabase::aReadOnlyFileIsSaidSo()
{
#ifdef Q_OS_UNIX
    QVERIFY(opened());
    QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::ReadOther));
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions{0x7777}));
    {
        const Unprivileged nobody;
        QCOMPARE(refusal(), toString(ErrorKind::ReadOnly));
    }
    QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner));
#endif
    QVERIFY(opened());
}

void TestDatabase::aMissingFolderIsAnInputOutputError()
{
    const auto database = Database::open(m_folder->filePath(u"none/library.sqlite"_s));
    QVERIFY(!database);
    QCOMPARE(toString(database.error().kind), toString(ErrorKind::Io));
}

void TestDatabase::aFullDiskIsSaidSoAndNothingIsHalfWritten()
{
    const auto database = opened();
    QVERIFY(database->run(putFact, {u"first"_s, u"1"_s}));
    const qint64 pages = numberFrom(*database, u"PRAGMA page_count"_s);
    QVERIFY(numberFrom(*database, u"PRAGMA max_page_count = %1"_s.arg(pages + 2)) > 0);
    {
        Database::Transaction transaction{*database};
        QVERIFY(database->run(putFact, {u"second"_s, u"2"_s}));
        const auto full = database->run(putFact, {u"big"_s, QString(100'000, u'x')});
        QVERIFY(!full);
        QCOMPARE(toString(full.error().kind), toString(ErrorKind::DiskFull));
        // What follows is not committed piece by piece.
        const auto after = database->run(putFact, {u"third"_s, u"3"_s});
        QVERIFY(!after);
        const Result<> committed = transaction.commit();
        QVERIFY(!committed);
        QCOMPARE(toString(committed.error().kind), toString(ErrorKind::DiskFull));
    }
    QCOMPARE(numberFrom(*database, countFacts), 1);
    QVERIFY(database->run(putFact, {u"small"_s, u"4"_s}));
    QCOMPARE(numberFrom(*database, countFacts), 2);
}

void TestDatabase::uniqueViolationsAreConflicts()
{
    const auto database = opened();
    QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
    const auto again = database->run(putFact, {u"a"_s, u"2"_s});
    QVERIFY(!again);
    QCOMPARE(toString(again.error().kind), toString(ErrorKind::Conflict));
    const auto null = database->run(putFact, {u"b"_s, QVariant{}});
    QVERIFY(!null);
    QCOMPARE(toString(null.error().kind), toString(ErrorKind::Database));
    const auto nonsense = database->run(u"SELECT nonsense"_s);
    QVERIFY(!nonsense);
    QVERIFY(nonsense.error().message.contains("nonsense"_L1));
}

void TestDatabase::valuesKeepTheirKind()
{
    const auto database = opened();
    // A null QString is text, not NULL: the column would refuse NULL.
    QVERIFY(database->run(putFact, {u"empty"_s, QString{}}));
    Result<QSqlQuery> query = database->run(
        u"SELECT ?, ?, ?, ?"_s, {nullableText(QString{}), nullableText(u""_s),
                                 nullableTime(QDateTime{}), qint64{9'007'199'254'740'993}});
    QVERIFY(query && query->next());
    QVERIFY(query->value(0).isNull());
    QVERIFY(!query->value(1).isNull());
    QVERIFY(query->value(2).isNull());
    QVERIFY(!timeFrom(query->value(2)).isValid());
    QCOMPARE(query->value(3).toLongLong(), 9'007'199'254'740'993);
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    QCOMPARE(timeFrom(nullableTime(time)), time);
    QCOMPARE(numberFrom(*database, u"SELECT count(*) FROM facts WHERE value = ''"_s), 1);
}

void TestDatabase::aTransactionWithoutCommitIsRolledBack()
{
    const auto database = opened();
    {
        const Database::Transaction transaction{*database};
        QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
    }
    QCOMPARE(numberFrom(*database, countFacts), 0);
}

void TestDatabase::nestedTransactionsJoinTheOuter()
{
    const auto database = opened();
    {
        const Database::Transaction outer{*database};
        Database::Transaction inner{*database};
        QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
        QVERIFY(inner.commit());
    }
    QCOMPARE(numberFrom(*database, countFacts), 0);
    Database::Transaction outer{*database};
    {
        Database::Transaction inner{*database};
        QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
        QVERIFY(inner.commit());
    }
    QVERIFY(outer.commit());
    QCOMPARE(numberFrom(*database, countFacts), 1);
}

void TestDatabase::aRolledBackInnerOneSpoilsTheOuter()
{
    const auto database = opened();
    Database::Transaction outer{*database};
    QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
    {
        const Database::Transaction inner{*database};
        QVERIFY(database->run(putFact, {u"b"_s, u"1"_s}));
    }
    QVERIFY(!outer.commit());
    QCOMPARE(numberFrom(*database, countFacts), 0);
    QVERIFY(database->run(putFact, {u"c"_s, u"1"_s}));
}

void TestDatabase::aConflictDoesNotSpoilTheTransaction()
{
    const auto database = opened();
    Database::Transaction transaction{*database};
    QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
    QVERIFY(!database->run(putFact, {u"a"_s, u"2"_s}));
    QVERIFY(database->run(putFact, {u"b"_s, u"1"_s}));
    QVERIFY(transaction.commit());
    QCOMPARE(numberFrom(*database, countFacts), 2);
}

void TestDatabase::theHookHearsDurableCommitsOnly()
{
    const auto database = opened();
    QList<int> heard;
    Database::setCommitHook([&](int number) { heard.append(number); });
    QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
    QCOMPARE(heard, QList<int>{1});
    QCOMPARE(numberFrom(*database, countFacts), 1);
    QVERIFY(database->run(u"DELETE FROM facts WHERE name = 'none'"_s));
    QCOMPARE(heard, QList<int>{1});
    {
        const Database::Transaction dropped{*database};
        QVERIFY(database->run(putFact, {u"b"_s, u"1"_s}));
    }
    QCOMPARE(heard, QList<int>{1});
    Database::Transaction outer{*database};
    Database::Transaction inner{*database};
    QVERIFY(database->run(putFact, {u"c"_s, u"1"_s}));
    QVERIFY(inner.commit());
    QCOMPARE(heard, QList<int>{1});
    QVERIFY(outer.commit());
    QCOMPARE(heard, (QList<int>{1, 2}));
}

void TestDatabase::aQueryThatIsStillReadIsNotReset()
{
    const auto database = opened();
    for (int i = 0; i < 4; ++i)
        QVERIFY(database->run(putFact, {QString::number(i), QString::number(i)}));
    const QString all = u"SELECT name FROM facts ORDER BY name"_s;
    Result<QSqlQuery> first = database->run(all);
    QVERIFY(first && first->next());
    Result<QSqlQuery> second = database->run(all);
    QVERIFY(second && second->next());
    QVERIFY(first->next());
    QCOMPARE(first->value(0).toString(), u"1"_s);
    QVERIFY(second->next());
    QCOMPARE(second->value(0).toString(), u"1"_s);
    // Writing in between is fine as well.
    Database::Transaction transaction{*database};
    QVERIFY(database->run(u"DELETE FROM facts WHERE name = '3'"_s));
    QVERIFY(transaction.commit());
    QVERIFY(first->next());
    QCOMPARE(first->value(0).toString(), u"2"_s);
}

void TestDatabase::aSecondConnectionWaitsItsTurn()
{
    const auto one = opened();
    const auto two = opened();
    QVERIFY(one && two);
    QVERIFY(one->run(putFact, {u"a"_s, u"1"_s}));
    QCOMPARE(numberFrom(*two, countFacts), 1);
    Database::Transaction transaction{*one};
    QVERIFY(one->run(putFact, {u"b"_s, u"1"_s}));
    QCOMPARE(numberFrom(*two, countFacts), 1);
    QVERIFY(transaction.commit());
    QCOMPARE(numberFrom(*two, countFacts), 2);
}

void TestDatabase::errorsSurviveTheirColumn()
{
    Error error;
    error.kind = ErrorKind::RateLimited;
    error.message = u"slow \"down\" 慢"_s;
    error.httpStatus = 429;
    error.code = u"SlowDown"_s;
    QCOMPARE(errorFrom(errorColumn(error)), std::optional{error});
    QVERIFY(errorColumn(std::nullopt).isNull());
    QVERIFY(!errorFrom(QVariant{}));
    QCOMPARE(errorFrom(u"no json"_s)->message, u"no json"_s);
}

void TestDatabase::foreignKeysAreEnforced()
{
    const auto database = opened();
    QVERIFY(!database->run(
        u"INSERT INTO uploads (artwork_id, state) VALUES (77, 'pending')"_s));
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
