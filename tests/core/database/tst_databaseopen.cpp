#include "core/database/database.h"

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

class TestDatabaseOpen : public QObject {
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
    void aLargeFileIsCheckedAfterACrash();
    void anEmptyFileIsANewLibrary();
    void anotherProgramsFileIsRefused();
    void aReadOnlyFolderIsSaidSo();
    void aReadOnlyFileIsSaidSo();
    void aMissingFolderIsAnInputOutputError();

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

void TestDatabaseOpen::initTestCase()
{
    // "Connection still in use" and its kin are our faults.
    QTest::failOnWarning(QRegularExpression{u".*"_s});
}

void TestDatabaseOpen::init()
{
    QTest::failOnWarning(QRegularExpression{u".*"_s});
    m_folder.emplace();
    QVERIFY(m_folder->isValid());
}

void TestDatabaseOpen::cleanup()
{
    Database::setCommitHook({});
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList{});
}

void TestDatabaseOpen::aNewFileIsMigratedAndDurable()
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

void TestDatabaseOpen::aSecondOpenKeepsTheRows()
{
    {
        const auto database = opened();
        QVERIFY(database->run(putFact, {u"a"_s, u"1"_s}));
    }
    const auto database = opened();
    QVERIFY(database);
    QCOMPARE(numberFrom(*database, countFacts), 1);
}

void TestDatabaseOpen::aNewStepIsAppliedOnce()
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

void TestDatabaseOpen::aFailingStepLeavesTheOldVersion()
{
    QVERIFY(opened());
    QStringList steps = bundledMigrations();
    steps.append(u"CREATE TABLE extra (x TEXT) STRICT; NONSENSE;"_s);
    const auto failed = Database::open(file(), steps);
    QVERIFY(!failed);
    QCOMPARE(toString(failed.error().kind), toString(ErrorKind::Database));
    const auto database = opened();
    QVERIFY(database);
    QCOMPARE(numberFrom(*database, u"SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"_s),
             0);
}

void TestDatabaseOpen::aNewerLibraryIsRefusedUntouched()
{
    QVERIFY(Database::open(file(), bundledMigrations() + QStringList{u"CREATE TABLE x (y)"_s}));
    const QByteArray before = contentOf(file());
    QCOMPARE(refusal(), toString(ErrorKind::NewerLibrary));
    QCOMPARE(contentOf(file()), before);
    QCOMPARE(QDir{m_folder->path()}.entryList(QDir::Files), QStringList{u"library.sqlite"_s});
}

void TestDatabaseOpen::aNewerLibraryIsSeenInTheLog()
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

void TestDatabaseOpen::damagedFilesAreRefused_data()
{
    QTest::addColumn<int>("damage");
    QTest::newRow("truncated") << 0;
    QTest::newRow("a flipped page") << 1;
    QTest::newRow("an overwritten header") << 2;
    QTest::newRow("text") << 3;
    QTest::newRow("cut inside the header") << 4;
    QTest::newRow("a negative version") << 5;
}

void TestDatabaseOpen::damagedFilesAreRefused()
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

void TestDatabaseOpen::aLargeFileIsCheckedAfterACrash()
{
    {
        const auto database = opened();
        Database::Transaction transaction{*database};
        for (int i = 0; i < 40; ++i)
            QVERIFY(database->run(putFact, {QString::number(i), QString(1 << 20, u'x')}));
        QVERIFY(transaction.commit());
    }
    const qint64 size = QFileInfo{file()}.size();
    QVERIFY(size > 40 << 20);
    overwrite(file(), size / 2 / 4096 * 4096, QByteArray(4096, '\xff'));
    QVERIFY(opened());
    QFile log{file() + u"-wal"_s};
    QVERIFY(log.open(QIODevice::WriteOnly));
    QCOMPARE(log.write("left over"), 9);
    log.close();
    QCOMPARE(refusal(), toString(ErrorKind::Database));
}

void TestDatabaseOpen::anEmptyFileIsANewLibrary()
{
    QFile empty{file()};
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    QVERIFY(opened());
}

void TestDatabaseOpen::anotherProgramsFileIsRefused()
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

void TestDatabaseOpen::aReadOnlyFolderIsSaidSo()
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

void TestDatabaseOpen::aReadOnlyFileIsSaidSo()
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

void TestDatabaseOpen::aMissingFolderIsAnInputOutputError()
{
    const auto database = Database::open(m_folder->filePath(u"none/library.sqlite"_s));
    QVERIFY(!database);
    QCOMPARE(toString(database.error().kind), toString(ErrorKind::Io));
}

QTEST_GUILESS_MAIN(TestDatabaseOpen)
#include "tst_databaseopen.moc"
