// A database that is lost or damaged: pictures, prompts, seeds, jobs and links come back, and
// nothing is uploaded or paid for twice.

#include "core/base/digest.h"
#include "core/database/facts.h"
#include "core/library/keptinput.h"
#include "tests/core/jobs/rebuildhome.h"

using namespace limner;
using namespace limner::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(limner::test::Damage)

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
    void outputsThatAreNoPicturesComeBack();
    void whatAPictureWasMadeOfComesBack();
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
    const double spent = home.queue->caps().budget().ledger().spend(home.clock.now()).month;
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
    QCOMPARE(toString(home.queue->board().job(u"daily-42"_s).value_or(Job{}).state),
             toString(JobState::Done));
    QCOMPARE(home.store.puts, puts); // nothing was sent a second time
    QCOMPARE(home.queue->caps().budget().ledger().spend(home.clock.now()).month, spent);
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
    QCOMPARE(home.queue->intake().submit(draft)->jobId, first); // a twin
    draft.request = request(8);
    draft.id = first;
    QCOMPARE(home.queue->intake().submit(draft)->jobId, first);
    QCOMPARE(home.provider->creates, 1);
}

void TestRebuild::anUnfinishedJobIsSalvaged()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    home.provider->pollAnswers = {remote(RemoteStatus::Processing)};
    JobDraft draft;
    draft.request = request(9);
    const QString id = home.queue->intake().submit(draft)->jobId;
    QVERIFY(driveUntil(home.clock, [&] {
        return home.queue->board().job(id).value_or(Job{}).state == JobState::Running;
    }));
    const int creates = home.provider->creates;
    home.close();
    overwrite(home.database(), (rootPage(home.database(), u"artworks"_s) - 1) * 4096,
              QByteArray(4096, '\xa5'));
    home.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri(77)})};
    home.open();
    QVERIFY(home.rebuild->progress()->jobs >= 2);
    QVERIFY(driveUntil(home.clock, [&] {
        return home.queue->board().job(id).value_or(Job{}).state == JobState::Done;
    }));
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
    home.provider->lookAnswers = {listed({sent})};
    home.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri(99)})};
    const int creates = home.provider->creates;
    home.open();
    QVERIFY(driveUntil(home.clock, [&] {
        return home.queue->board().job(waiting.id).value_or(Job{}).state == JobState::Done;
    }));
    QCOMPARE(home.provider->creates, creates);
}

void TestRebuild::favouritesAndKeysAreSalvaged()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    home.library->marks().setRating({home.all().front().id}, 4);
    home.library->marks().setFavourite({home.all().back().id}, true);
    QVERIFY(Facts{home.library->database()}.set(u"remember"_s, u"me"_s));
    home.close();
    overwrite(home.database(), (rootPage(home.database(), u"ledger"_s) - 1) * 4096,
              QByteArray(4096, '\xa5'));
    home.open();
    QVERIFY(home.settled());
    QCOMPARE(home.rebuild->progress()->pictures, 2);
    QCOMPARE(home.rebuild->progress()->found, 0);
    QCOMPARE(home.all().front().rating, 4);
    QVERIFY(home.all().back().favourite);
    QCOMPARE(Facts{home.library->database()}.value(u"remember"_s), u"me"_s);
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
    const QString original = home.library->originals().absolutePath(one);
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

void TestRebuild::outputsThatAreNoPicturesComeBack()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    const QString original = home.library->originals().absolutePath(home.all().front());
    home.close();
    const QString month = QFileInfo{original}.absolutePath() + u'/';
    const QString name = u"0d4b7a52-51d5-4b8e-9f0a-2f4b6a0f2c1"_s; // and one digit
    writeFile(month + name + u"1.txt"_s, "<!DOCTYPE html><p>A model wrote this.");
    writeFile(month + name + u"2.json"_s, R"({"seed":7})");
    writeFile(month + name + u"3.mp4"_s, QByteArray{"\0\0\0\x20"
                                                    "ftypisom",
                                                    12} +
                                             QByteArray(40, '\0'));
    writeFile(month + name + u"4.mp4"_s, "no film");
    QVERIFY(QFile::remove(home.database()));
    home.open();
    QVERIFY(home.settled());
    QCOMPARE(home.rebuild->progress()->found, 5);
    QCOMPARE(home.rebuild->progress()->unreadable, 1);
    QStringList types;
    for (const Artwork &artwork : home.all())
        types.append(artwork.mediaType);
    for (const QString &type : {u"text/plain"_s, u"application/json"_s, u"video/mp4"_s})
        QCOMPARE(types.count(type), 1);
}

void TestRebuild::whatAPictureWasMadeOfComesBack()
{
    Home home;
    QVERIFY(!home.make(5).isEmpty());
    const Artwork parent = home.all().front();
    const Inputs inputs{home.folder.path()};
    const Result<KeptInput> kept =
        keepInput(inputs, GivenInput{.file = home.library->originals().absolutePath(parent)});
    QVERIFY(kept);
    home.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri(77)})};
    JobDraft draft;
    draft.request = request(9);
    draft.request.parameters["image"] = kept->name.toStdString();
    draft.seedFixed = true;
    const QString job = home.queue->intake().submit(draft).value_or(Ticket{}).jobId;
    QVERIFY(driveUntil(home.clock, [&] {
        return home.queue->board().job(job).value_or(Job{}).state == JobState::Done &&
               home.outbox->openCount() == 0;
    }));
    home.close();
    QVERIFY(QFile::remove(home.database()));
    home.open();
    QVERIFY(home.settled());
    const std::vector<Artwork> made = home.library->artworksOfJob(job);
    QCOMPARE(made.size(), size_t{1});
    const Lineage lineage = home.library->reader().lineage(made.front().id, 1);
    QCOMPARE(lineage.ancestors.size(), size_t{1});
    QCOMPARE(home.library->artwork(lineage.ancestors.front().artwork).value_or(Artwork{}).uuid,
             parent.uuid);
}

QTEST_GUILESS_MAIN(TestRebuild)
#include "tst_rebuild.moc"
