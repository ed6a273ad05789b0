// What is rescued and what is left alone; a rescue that is killed; a store that cannot be asked.

#include "tests/core/jobs/rebuildhome.h"

using namespace limner;
using namespace limner::test;
using namespace std::chrono_literals;

class TestRescue : public QObject {
    Q_OBJECT
private slots:
    void aNewEmptyLibraryIsJustNew();
    void aNewerLibraryIsNeverRebuilt();
    void killedOnTheWayItGoesOn_data();
    void killedOnTheWayItGoesOn();
    void nothingIsSentWhileTheStoreIsAway();
    void aStoreThatListsNothingIsAskedForEachName();
    void damageMetByAQueryAsksForACheck();
    void aLockedDatabaseIsLeftAlone();
    void withTheLogOfACrashBesideIt_data();
    void withTheLogOfACrashBesideIt();
};

void TestRescue::aNewEmptyLibraryIsJustNew()
{
    Home home;
    QVERIFY(!home.rebuild->progress());
    home.close();
    QVERIFY(QFile::resize(home.database(), 0));
    home.open();
    QVERIFY(!home.rebuild->progress());
    QVERIFY(home.damaged().isEmpty());
}

void TestRescue::aNewerLibraryIsNeverRebuilt()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    QVERIFY(home.library->database().run(u"PRAGMA user_version = 99"_s));
    home.close();
    const Result<std::unique_ptr<Library>> opened = Library::open(home.folder.path(), home.clock);
    QVERIFY(!opened);
    QCOMPARE(toString(opened.error().kind), toString(ErrorKind::NewerLibrary));
    QVERIFY(home.damaged().isEmpty());
}

void TestRescue::killedOnTheWayItGoesOn_data()
{
    QTest::addColumn<int>("after"); // what of the rescue was done
    QTest::newRow("the intent") << 0;
    QTest::newRow("moved aside") << 1;
    QTest::newRow("half filled") << 2;
    QTest::newRow("filled") << 3;
}

void TestRescue::killedOnTheWayItGoesOn()
{
    QFETCH(int, after);
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    const int puts = home.store.puts;
    home.close();
    const QString file = home.database();
    overwrite(file, (rootPage(file, u"uploads"_s) - 1) * 4096, QByteArray(4096, '\xa5'));
    const QString aside = file + u".damaged-2020-01-01"_s;
    if (after < 3)
        writeFile(file + u".rescue"_s, QFileInfo{aside}.fileName().toUtf8());
    if (after >= 1)
        QVERIFY(QFile::rename(file, aside));
    if (after == 2)
        writeFile(file + u".fresh"_s, "half a database");
    if (after == 3) {
        // As the rescue leaves it: whole, under its last but one name.
        QVERIFY(QFile::rename(aside, file));
        home.open();
        home.close();
        QVERIFY(QFile::rename(file, file + u".rescued"_s));
    }
    home.open();
    QVERIFY(home.settled());
    QCOMPARE(home.all().size(), 2U);
    QCOMPARE(home.store.puts, puts);
    QCOMPARE(home.damaged().size(), 1);
    if (after < 3)
        QCOMPARE(home.damaged().front(), QFileInfo{aside}.fileName());
}

void TestRescue::nothingIsSentWhileTheStoreIsAway()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    const int puts = home.store.puts;
    home.close();
    QVERIFY(QFile::remove(home.database()));
    home.store.listFails = errorOf(ErrorKind::Offline);
    home.open();
    QVERIFY(driveUntil(home.clock, [&] { return home.store.lists >= 3; }));
    QCOMPARE(home.store.puts, puts);
    QCOMPARE(home.outbox->openCount(), 2);
    home.store.listFails.reset();
    QVERIFY(home.settled());
    QCOMPARE(home.store.puts, puts);

    home.close();
    QVERIFY(QFile::remove(home.database()));
    home.store.listFails = errorOf(ErrorKind::BadSignature);
    home.open();
    QVERIFY(driveUntil(home.clock, [&] { return !home.rebuild->isRunning(); }));
    settle();
    QCOMPARE(home.store.puts, puts);
    home.store.listFails.reset();
    home.outbox->retryAll(); // as after new keys
    QVERIFY(home.settled());
    QCOMPARE(home.store.puts, puts);
}

void TestRescue::aStoreThatListsNothingIsAskedForEachName()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    const int puts = home.store.puts;
    home.close();
    home.store.objects.erase(home.store.objects.begin()); // somebody deleted one in the bucket
    QVERIFY(QFile::remove(home.database()));
    home.store.listFails = errorOf(ErrorKind::Forbidden);
    home.open();
    QVERIFY(home.settled());
    QCOMPARE(home.store.heads, 2);
    QCOMPARE(home.store.puts, puts + 1); // only what is not there
}

void TestRescue::damageMetByAQueryAsksForACheck()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    QSignalSpy found{home.library.get(), &Library::damageFound};
    const QString check = home.database() + u".check"_s;
    // Behind the back of the connection, with nothing of the page in its cache.
    QVERIFY(home.library->database().run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    overwrite(home.database(), (rootPage(home.database(), u"ledger"_s) - 1) * 4096,
              QByteArray(4096, '\xa5'));
    QVERIFY(home.library->database().run(u"PRAGMA shrink_memory"_s));
    static_cast<void>(home.library->database().run(u"SELECT sum(amount) FROM ledger"_s));
    static_cast<void>(home.library->database().run(u"SELECT * FROM ledger"_s));
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(QFile::exists(check));
    home.close();
    home.open();
    QVERIFY(!QFile::exists(check));
    QVERIFY(home.settled());
    QCOMPARE(home.damaged().size(), 1);
    QCOMPARE(home.all().size(), 2U);
}

void TestRescue::aLockedDatabaseIsLeftAlone()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    home.close();
    {
        QSqlDatabase shell = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"shell"_s);
        shell.setDatabaseName(home.database());
        QVERIFY(shell.open());
        QSqlQuery query{shell};
        QVERIFY(query.exec(u"PRAGMA locking_mode = EXCLUSIVE"_s));
        QVERIFY(query.exec(u"BEGIN EXCLUSIVE"_s));
        QVERIFY(!Library::open(home.folder.path(), home.clock));
        query.finish();
        shell.close();
    }
    QSqlDatabase::removeDatabase(u"shell"_s);
    QVERIFY(home.damaged().isEmpty());
    home.open();
    QCOMPARE(home.all().size(), 2U);
}

void TestRescue::withTheLogOfACrashBesideIt_data()
{
    QTest::addColumn<qint64>("length"); // of the database file; -1 = gone
    QTest::addColumn<qint64>("log");
    QTest::newRow("both whole") << qint64{1 << 30} << qint64{1 << 30};
    QTest::newRow("database cut") << qint64{4096} << qint64{1 << 30};
    QTest::newRow("database gone") << qint64{-1} << qint64{1 << 30};
    QTest::newRow("log cut") << qint64{1 << 30} << qint64{9000};
    QTest::newRow("both cut") << qint64{2000} << qint64{9000};
}

void TestRescue::withTheLogOfACrashBesideIt()
{
    QFETCH(qint64, length);
    QFETCH(qint64, log);
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    const int puts = home.store.puts;
    const QString file = home.database();
    const QByteArray database = readFile(file, 1 << 28).value_or(QByteArray{});
    const QByteArray wal = readFile(file + u"-wal"_s, 1 << 28).value_or(QByteArray{});
    QVERIFY(wal.size() > 9000);
    home.close();
    QVERIFY(QFile::remove(file));
    if (length >= 0)
        writeFile(file, database.left(length));
    writeFile(file + u"-wal"_s, wal.left(log));
    home.open();
    QVERIFY(home.settled());
    QCOMPARE(home.all().size(), 2U);
    QCOMPARE(home.store.puts, puts);
    QCOMPARE(home.provider->creates, 1);
}

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
