// A database that is lost or damaged: pictures, prompts, seeds, jobs and links come back, and
// nothing is uploaded or paid for twice.

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/jobs/jobqueue.h"
#include "core/library/rebuild.h"
#include "core/upload/outbox.h"
#include "tests/core/jobs/fakes.h"
#include "tests/support/pictures.h"

#include <QSqlDatabase>
#include <QtTest>

#include <functional>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! A program on a library, that can be closed and started again.
struct Home {
    QTemporaryDir folder;
    ManualClock clock;
    HttpClient http;
    Catalog catalog;
    FakeProvider *provider = nullptr;
    FakeStore store{clock};
    std::unique_ptr<Library> library;
    std::unique_ptr<Rebuild> rebuild;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<JobQueue> queue;

    Home()
    {
        auto made = std::make_unique<FakeProvider>(clock);
        provider = made.get();
        catalog.add(std::move(made));
        provider->createAnswers = {remote(RemoteStatus::Starting)};
        provider->findAnswers = {std::optional<RemoteJob>{}};
        open();
    }
    ~Home() { close(); }

    QString database() const { return folder.filePath(u"library.sqlite"_s); }
    void open()
    {
        library = *Library::open(folder.path(), clock);
        rebuild = std::make_unique<Rebuild>(*library);
        outbox = std::make_unique<Outbox>(*library, store, clock);
        queue = std::make_unique<JobQueue>(http, clock, catalog, *library);
        QObject::connect(queue.get(), &JobQueue::artworkKept, outbox.get(), &Outbox::wake);
        QObject::connect(rebuild.get(), &Rebuild::done, outbox.get(), &Outbox::wake);
        rebuild->start();
        queue->start();
        outbox->start();
    }
    void close()
    {
        if (queue)
            QCoro::waitFor(queue->shutdown());
        if (outbox)
            QCoro::waitFor(outbox->shutdown());
        rebuild.reset();
        queue.reset();
        outbox.reset();
        library.reset();
    }
    //! Two pictures, uploaded.
    QString make(qint64 seed, const QString &id = {})
    {
        provider->pollAnswers = {remote(RemoteStatus::Succeeded,
                                        {pngUri(static_cast<int>(seed)), pngUri(int(seed) + 50)})};
        JobDraft draft;
        draft.request = request(seed);
        draft.seedFixed = true;
        draft.id = id;
        const QString made = queue->submit(draft).value_or(QString{});
        const bool done = driveUntil(clock, [&] {
            return queue->job(made).value_or(Job{}).state == JobState::Done &&
                   outbox->openCount() == 0 && queue->counts() == QueueCounts{};
        });
        return done ? made : QString{};
    }
    bool settled()
    {
        return driveUntil(clock, [&] { return !rebuild->isRunning() && outbox->openCount() == 0; });
    }
    std::vector<Artwork> all()
    {
        std::vector<Artwork> out;
        for (const ArtworkRow &row : library->rows({}))
            out.push_back(*library->artwork(row.id));
        return out;
    }
    QStringList damaged() const
    {
        return QDir{folder.path()}.entryList({u"library.sqlite.damaged-*"_s}, QDir::Files);
    }
};

using Damage = std::function<void(const QString &)>;

void overwrite(const QString &file, qint64 at, const QByteArray &bytes)
{
    QFile out{file};
    QVERIFY(out.open(QIODevice::ReadWrite));
    QVERIFY(out.seek(at));
    QCOMPARE(out.write(bytes), bytes.size());
}

//! The page where a table begins.
int rootPage(const QString &file, const QString &table)
{
    int page = 0;
    {
        QSqlDatabase reader = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"peek"_s);
        reader.setDatabaseName(file);
        QSqlQuery query{reader};
        if (reader.open() &&
            query.exec(u"SELECT rootpage FROM sqlite_schema WHERE name = '%1'"_s.arg(table)) &&
            query.next())
            page = query.value(0).toInt();
    }
    QSqlDatabase::removeDatabase(u"peek"_s);
    return page;
}

} // namespace

Q_DECLARE_METATYPE(Damage)

class TestRebuild : public QObject {
    Q_OBJECT
private slots:
    void everythingComesBack_data();
    void everythingComesBack();
    void theSameSeedAndTheSameIdAreStillOneJob();
    void anUnfinishedJobIsSalvaged();
    void aWaitingJobIsLookedForBeforeItIsSent();
    void favouritesAndKeysAreSalvaged();
    void foreignAndNamelessFilesGetARow();
    void aNewEmptyLibraryIsJustNew();
    void aNewerLibraryIsNeverRebuilt();
    void killedOnTheWayItGoesOn_data();
    void killedOnTheWayItGoesOn();
    void nothingIsSentWhileTheStoreIsAway();
    void aStoreThatListsNothingIsAskedForEachName();
    void damageMetByAQueryAsksForACheck();
    void aLockedDatabaseIsLeftAlone();
};

void TestRebuild::everythingComesBack_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<bool>("keptAside");
    const auto row = [](const char *name, bool keptAside, const Damage &damage) {
        QTest::newRow(name) << damage << keptAside;
    };
    row("deleted", false, [](const QString &file) { QFile::remove(file); });
    row("zero length", false, [](const QString &file) { QFile::resize(file, 0); });
    row("garbage", true,
        [](const QString &file) { writeFile(file, QByteArray{"not a database "}.repeated(2000)); });
    row("cut to one page", true, [](const QString &file) { QFile::resize(file, 4096); });
    row("cut in the middle", true,
        [](const QString &file) { QFile::resize(file, QFileInfo{file}.size() / 2 + 100); });
    row("first page flipped", true,
        [](const QString &file) { overwrite(file, 100, QByteArray(500, '\x5a')); });
    row("artworks flipped", true, [](const QString &file) {
        overwrite(file, (rootPage(file, u"artworks"_s) - 1) * 4096, QByteArray(4096, '\xa5'));
    });
    row("jobs flipped", true, [](const QString &file) {
        overwrite(file, (rootPage(file, u"jobs"_s) - 1) * 4096, QByteArray(4096, '\xa5'));
    });
    row("uploads flipped", true, [](const QString &file) {
        overwrite(file, (rootPage(file, u"uploads"_s) - 1) * 4096, QByteArray(4096, '\xa5'));
    });
    row("another program's database", true, [](const QString &file) {
        QFile::remove(file);
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(file);
            QVERIFY(other.open());
            QSqlQuery query{other};
            QVERIFY(query.exec(u"CREATE TABLE songs (name TEXT)"_s));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
    });
}

void TestRebuild::everythingComesBack()
{
    QFETCH(Damage, damage);
    QFETCH(bool, keptAside);
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    QVERIFY(!home.make(6, u"daily-42"_s).isEmpty());
    const std::vector<Artwork> before = home.all();
    std::map<QString, QString> keys;
    for (const Artwork &one : before)
        keys[one.uuid] = home.outbox->upload(one.id)->objectKey;
    QCOMPARE(before.size(), 4U);
    const int puts = home.store.puts;
    const double spent = home.queue->ledger().spend(home.clock.now()).month;
    home.close();
    damage(home.database());
    if (QTest::currentTestFailed())
        return;

    home.open();
    QVERIFY(home.rebuild->isRunning());
    QVERIFY(home.settled());
    QCOMPARE(home.damaged().isEmpty(), !keptAside);
    QVERIFY(home.rebuild->progress()->isDone);
    const std::vector<Artwork> after = home.all();
    QCOMPARE(after.size(), before.size());
    for (const Artwork &old : before) {
        const auto found = std::find_if(after.begin(), after.end(),
                                        [&](const Artwork &one) { return one.uuid == old.uuid; });
        QVERIFY(found != after.end());
        Artwork same = old;
        same.id = found->id;
        QCOMPARE(*found, same);
        const Upload upload = *home.outbox->upload(found->id);
        QCOMPARE(toString(upload.state), u"stored"_s);
        QCOMPARE(upload.objectKey, keys[old.uuid]);
        QVERIFY(home.outbox->link(found->id).has_value());
    }
    QCOMPARE(home.store.puts, puts); // nothing was sent a second time
    QCOMPARE(home.queue->ledger().spend(home.clock.now()).month, spent);
    QVERIFY(QDir{home.folder.path()}
                .entryList({u"*.rescue"_s, u"*.fresh*"_s, u"*.rescued*"_s}, QDir::Files)
                .isEmpty());
    // And it stays so.
    home.close();
    home.open();
    QVERIFY(!home.rebuild->isRunning());
    QCOMPARE(home.all().size(), before.size());
}

void TestRebuild::theSameSeedAndTheSameIdAreStillOneJob()
{
    Home home;
    const QString first = home.make(5, u"daily-42"_s);
    QCOMPARE(first, u"daily-42"_s);
    home.close();
    QVERIFY(QFile::remove(home.database()));
    home.open();
    QVERIFY(home.settled());
    JobDraft draft;
    draft.request = request(5);
    draft.seedFixed = true;
    QCOMPARE(*home.queue->submit(draft), first); // a twin
    draft.request = request(8);
    draft.id = first;
    QCOMPARE(*home.queue->submit(draft), first);
    QCOMPARE(home.provider->creates, 1);
}

void TestRebuild::anUnfinishedJobIsSalvaged()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    home.provider->pollAnswers = {remote(RemoteStatus::Processing)};
    JobDraft draft;
    draft.request = request(9);
    const QString id = *home.queue->submit(draft);
    QVERIFY(driveUntil(home.clock, [&] {
        return home.queue->job(id).value_or(Job{}).state == JobState::Running;
    }));
    const int creates = home.provider->creates;
    home.close();
    overwrite(home.database(), (rootPage(home.database(), u"artworks"_s) - 1) * 4096,
              QByteArray(4096, '\xa5'));
    home.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri(77)})};
    home.open();
    QVERIFY(home.rebuild->progress()->jobs >= 2);
    QVERIFY(driveUntil(
        home.clock, [&] { return home.queue->job(id).value_or(Job{}).state == JobState::Done; }));
    QVERIFY(home.settled());
    QCOMPARE(home.provider->creates, creates);
    QCOMPARE(home.all().size(), 3U);
}

void TestRebuild::aWaitingJobIsLookedForBeforeItIsSent()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    Job waiting;
    waiting.id = u"waiting"_s;
    waiting.request = request(9);
    waiting.createdAt = home.clock.now();
    QVERIFY(home.queue->jobs().insert(waiting));
    home.close();
    // What the old copy calls waiting was sent in the meantime.
    overwrite(home.database(), (rootPage(home.database(), u"uploads"_s) - 1) * 4096,
              QByteArray(4096, '\xa5'));
    RemoteJob sent = remote(RemoteStatus::Processing);
    sent.id = u"remote-9"_s;
    home.provider->findAnswers = {std::optional<RemoteJob>{sent}};
    home.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri(99)})};
    const int creates = home.provider->creates;
    home.open();
    QVERIFY(driveUntil(home.clock, [&] {
        return home.queue->job(waiting.id).value_or(Job{}).state == JobState::Done;
    }));
    QCOMPARE(home.provider->creates, creates);
}

void TestRebuild::favouritesAndKeysAreSalvaged()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    home.library->setRating(home.all().front().id, 4);
    home.library->setFavourite(home.all().back().id, true);
    home.library->setFact(u"remember"_s, u"me"_s);
    home.close();
    overwrite(home.database(), (rootPage(home.database(), u"ledger"_s) - 1) * 4096,
              QByteArray(4096, '\xa5'));
    home.open();
    QVERIFY(home.settled());
    QCOMPARE(home.rebuild->progress()->pictures, 2);
    QCOMPARE(home.rebuild->progress()->found, 0);
    QCOMPARE(home.all().front().rating, 4);
    QVERIFY(home.all().back().favourite);
    QCOMPARE(home.library->fact(u"remember"_s), u"me"_s);
    QCOMPARE(home.store.lists, 0); // every upload has its row still
    ArtworkQuery words;
    words.text = u"lighthouse"_s;
    QCOMPARE(home.library->rows(words).size(), 2U);
}

void TestRebuild::foreignAndNamelessFilesGetARow()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    const Artwork one = home.all().front();
    const QString original = home.library->absolutePath(one);
    home.close();
    const QString month = QFileInfo{original}.absolutePath();
    writeFile(month + u"/holiday.jpg"_s, pictureBytes({40, 30}, "jpg"));
    writeFile(month + u"/moving.gif"_s, gifBytes());
    writeFile(month + u"/notes.txt"_s, "no picture");
    writeFile(month + u"/cut.png"_s, pictureBytes({40, 30}).first(60));
    QVERIFY(QFile::copy(original, month + u"/copy of it.png"_s));
    QVERIFY(QFile::remove(home.database()));
    home.open();
    QVERIFY(home.settled());
    const RebuildProgress progress = *home.rebuild->progress();
    QCOMPARE(progress.looked, 7);
    QCOMPARE(progress.found, 4); // a copy is no second picture
    QCOMPARE(progress.nameless, 2);
    QCOMPARE(progress.unreadable, 2);
    QVERIFY(QFile::exists(month + u"/notes.txt"_s));
    const std::vector<Artwork> all = home.all();
    const auto jpeg = std::find_if(all.begin(), all.end(), [](const Artwork &picture) {
        return picture.path.endsWith(u"holiday.jpg"_s);
    });
    QVERIFY(jpeg != all.end());
    QCOMPARE(jpeg->size, QSize(40, 30));
    QCOMPARE(jpeg->mediaType, u"image/jpeg"_s);
    QVERIFY(jpeg->createdAt.isValid());
    QCOMPARE(jpeg->sha256, digestFile(month + u"/holiday.jpg"_s)->sha256);
}

void TestRebuild::aNewEmptyLibraryIsJustNew()
{
    Home home;
    QVERIFY(!home.rebuild->progress());
    home.close();
    QVERIFY(QFile::resize(home.database(), 0));
    home.open();
    QVERIFY(!home.rebuild->progress());
    QVERIFY(home.damaged().isEmpty());
}

void TestRebuild::aNewerLibraryIsNeverRebuilt()
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

void TestRebuild::killedOnTheWayItGoesOn_data()
{
    QTest::addColumn<int>("after"); // what of the rescue was done
    QTest::newRow("the intent") << 0;
    QTest::newRow("moved aside") << 1;
    QTest::newRow("half filled") << 2;
    QTest::newRow("filled") << 3;
}

void TestRebuild::killedOnTheWayItGoesOn()
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

void TestRebuild::nothingIsSentWhileTheStoreIsAway()
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

void TestRebuild::aStoreThatListsNothingIsAskedForEachName()
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

void TestRebuild::damageMetByAQueryAsksForACheck()
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

void TestRebuild::aLockedDatabaseIsLeftAlone()
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

QTEST_GUILESS_MAIN(TestRebuild)
#include "tst_rebuild.moc"
