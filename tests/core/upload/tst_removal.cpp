#include "tests/core/upload/outboxrig.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Rig : OutboxRig {
    //! Stored, and in the trash.
    std::vector<ArtworkId> trashed(int count)
    {
        const std::vector<ArtworkId> ids = add(count);
        outbox->wake();
        if (!empty())
            qFatal("the pictures are not stored");
        library->trash().put(ids);
        return ids;
    }
    int purge() { return library->trash().purge(clock.now().addSecs(1)).value_or(-1); }
    bool waiting(int count)
    {
        return driveUntil(clock, [&] { return outbox->removals().waiting == count; });
    }
};

} // namespace

//! What becomes of the objects of pictures that were deleted for good.
class TestRemoval : public QObject {
    Q_OBJECT
private slots:
    void aPurgedPictureLeavesTheBucket();
    void whatIsInTheTrashStays();
    void theArtistMayKeepThem();
    void itOutlivesOutagesAndRestarts();
    void itIsHandedOverWithTheRowsOrNotAtAll();
    void aRefusalIsAskedOnceAndSaid();
    void anotherStoreWaitsUntilItIsUsed();
    void aLostAnswerIsCleanedUp();
    void anObjectThatIsStillUsedStays();
    void whatWasUnderWayWhenTheProgramEnded_data();
    void whatWasUnderWayWhenTheProgramEnded();
};

void TestRemoval::aPurgedPictureLeavesTheBucket()
{
    Rig rig;
    rig.outbox->start();
    rig.trashed(3);
    const ArtworkId stays = rig.add();
    rig.outbox->wake();
    QVERIFY(rig.empty());
    QSignalSpy told{rig.outbox.get(), &Outbox::removalsChanged};
    QCOMPARE(rig.purge(), 3);
    QCOMPARE(rig.outbox->removals().waiting, 3);
    QVERIFY(rig.waiting(0));
    QCOMPARE(rig.store.objects.size(), 1U);
    QVERIFY(rig.store.objects.contains(rig.outbox->upload(stays)->objectKey));
    QVERIFY(!told.isEmpty());
    QCOMPARE(told.last()[0].value<RemovalStand>(), RemovalStand{});
    settle();
    QCOMPARE(rig.clock.sleepers(), 0);
}

void TestRemoval::whatIsInTheTrashStays()
{
    Rig rig;
    rig.outbox->start();
    const std::vector<ArtworkId> ids = rig.trashed(2);
    settle();
    QCOMPARE(rig.store.removals, 0);
    rig.library->trash().restore(ids);
    QVERIFY(rig.outbox->link(ids.front()));
}

void TestRemoval::theArtistMayKeepThem()
{
    Rig rig;
    OutboxConfig config;
    config.deleted = OutboxConfig::Deleted::Kept;
    rig.outbox->setConfig(config);
    rig.outbox->start();
    rig.trashed(2);
    QCOMPARE(rig.purge(), 2);
    settle();
    QCOMPARE(rig.outbox->removals().waiting, 0);
    QCOMPARE(rig.store.objects.size(), 2U);
}

void TestRemoval::itOutlivesOutagesAndRestarts()
{
    Rig rig;
    rig.outbox->start();
    rig.trashed(3);
    rig.store.removeFails = errorOf(ErrorKind::Offline);
    QCOMPARE(rig.purge(), 3);
    const std::chrono::milliseconds before = rig.clock.elapsed();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.clock.elapsed() - before > 1h; }));
    QCOMPARE(rig.outbox->removals().waiting, 3);
    QCOMPARE(toString(rig.outbox->removals().error->kind), u"offline"_s);
    QVERIFY2(rig.store.removals < 200, "the store is hammered");
    rig.restart();
    rig.outbox->start();
    settle();
    QCOMPARE(rig.outbox->removals().waiting, 3);
    rig.store.removeFails.reset();
    QVERIFY(rig.waiting(0));
    QVERIFY(rig.store.objects.empty());
}

void TestRemoval::itIsHandedOverWithTheRowsOrNotAtAll()
{
    Rig rig;
    rig.outbox->start();
    const std::vector<ArtworkId> ids = rig.trashed(1);
    // Nothing can be written down: the rows stay, too, and the next purge hands them over.
    QVERIFY(
        rig.library->database().run(u"CREATE TEMP TRIGGER no_room BEFORE INSERT ON deletions BEGIN"
                                    " SELECT RAISE(ABORT, 'no room'); END"_s));
    QCOMPARE(rig.purge(), -1);
    QVERIFY(rig.library->artwork(ids.front()));
    QVERIFY(rig.library->database().run(u"DROP TRIGGER no_room"_s));
    QCOMPARE(rig.purge(), 1);
    QVERIFY(rig.waiting(0));
    QVERIFY(rig.store.objects.empty());
}

void TestRemoval::aRefusalIsAskedOnceAndSaid()
{
    Rig rig;
    rig.outbox->start();
    rig.trashed(50);
    rig.store.removeFails = errorOf(ErrorKind::Forbidden, u"no"_s);
    QCOMPARE(rig.purge(), 50);
    QVERIFY(driveUntil(rig.clock, [&] { return rig.store.removals > 0; }));
    settle();
    rig.clock.advance(24h);
    settle();
    QCOMPARE(rig.store.removals, 1);
    const RemovalStand stand = rig.outbox->removals();
    QCOMPARE(stand.waiting, 50);
    QCOMPARE(toString(stand.error->kind), u"forbidden"_s);
    rig.store.removeFails.reset();
    rig.outbox->retryAll(); // other keys, say
    QVERIFY(rig.waiting(0));
}

void TestRemoval::anotherStoreWaitsUntilItIsUsed()
{
    Rig rig;
    rig.outbox->start();
    rig.trashed(1);
    const QString home = rig.store.place;
    rig.store.place = u"elsewhere/bucket"_s;
    rig.outbox->setConfig({});
    QCOMPARE(rig.purge(), 1);
    settle();
    QCOMPARE(rig.store.removals, 0); // nobody's business there
    QCOMPARE(rig.outbox->removals().waiting, 1);
    rig.store.place = home;
    rig.outbox->setConfig({});
    rig.outbox->retryAll(); // as after every change of the settings
    QVERIFY(rig.waiting(0));
    QVERIFY(rig.store.objects.empty());
}

void TestRemoval::aLostAnswerIsCleanedUp()
{
    Rig rig;
    rig.outbox->start();
    const ArtworkId id = rig.add();
    rig.store.alwaysFails = errorOf(ErrorKind::Timeout);
    rig.outbox->wake();
    QVERIFY(rig.reach(id, UploadState::Waiting));
    const QString key = rig.outbox->upload(id)->objectKey;
    rig.store.objects[key] = "it did arrive";
    rig.library->trash().put({id});
    QCOMPARE(rig.purge(), 1);
    QVERIFY(rig.waiting(0));
    QVERIFY(rig.store.objects.empty());
}

void TestRemoval::anObjectThatIsStillUsedStays()
{
    Rig rig;
    rig.outbox->start();
    const std::vector<ArtworkId> ids = rig.trashed(2);
    rig.library->trash().restore({ids[1]});
    // As after a rebuild, where two pictures with the same bytes found one object.
    QVERIFY(rig.library->database().run(
        u"UPDATE uploads SET object_key = (SELECT object_key FROM uploads WHERE artwork_id = ?)"
        " WHERE artwork_id = ?"_s,
        {ids[0], ids[1]}));
    QCOMPARE(rig.purge(), 1);
    settle();
    QCOMPARE(rig.store.removals, 0);
    QCOMPARE(rig.outbox->removals().waiting, 0);
    rig.library->trash().put({ids[1]});
    QCOMPARE(rig.purge(), 1);
    QVERIFY(driveUntil(rig.clock, [&] { return rig.store.removals == 1; }));
}

void TestRemoval::whatWasUnderWayWhenTheProgramEnded_data()
{
    QTest::addColumn<bool>("isTrashedFirst");
    QTest::newRow("in the trash at the next start") << true;
    QTest::newRow("trashed before it goes on") << false;
}

void TestRemoval::whatWasUnderWayWhenTheProgramEnded()
{
    QFETCH(bool, isTrashedFirst);
    Rig rig;
    const ArtworkId id = rig.add();
    rig.store.hang = true;
    rig.outbox->start();
    QVERIFY(rig.reach(id, UploadState::Uploading));
    const QString key = rig.outbox->upload(id)->objectKey;
    QCoro::waitFor(rig.outbox->shutdown());
    rig.outbox.reset();
    rig.store.hang = false;
    rig.store.objects[key] = "it did arrive";
    if (isTrashedFirst)
        rig.library->trash().put({id});
    rig.outbox = std::make_unique<Outbox>(*rig.library, rig.store, rig.clock);
    if (isTrashedFirst)
        rig.outbox->start();
    rig.library->trash().put({id});
    QCOMPARE(rig.purge(), 1);
    rig.outbox->start();
    QVERIFY(rig.waiting(0));
    QVERIFY(rig.store.objects.empty());
}

QTEST_GUILESS_MAIN(TestRemoval)
#include "tst_removal.moc"
