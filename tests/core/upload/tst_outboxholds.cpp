#include "tests/core/upload/outboxrig.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! What holds uploads back: a store that refuses, the trash, damage that does not pass.
class TestOutboxHolds : public QObject {
    Q_OBJECT
private slots:
    void aRefusedStoreIsAskedOnce();
    void aRefusedStoreAnswersForNewOnesToo();
    void manyComeAHandfulAtATime();
    void whatIsInTheTrashWaits();
    void trashStopsWhatIsUnderWay();
    void bytesThatAlwaysArriveChangedAskAPerson();
};

void TestOutboxHolds::aRefusedStoreIsAskedOnce()
{
    OutboxRig rig;
    const std::vector<ArtworkId> ids = rig.add(200);
    rig.store.alwaysFails = errorOf(ErrorKind::BadAccessKey, u"unknown key"_s);
    QSignalSpy changed{rig.outbox.get(), &Outbox::uploadChanged};
    rig.outbox->start();
    QVERIFY(rig.reach(ids.back(), UploadState::Rejected));
    settle();
    rig.clock.advance(24h);
    settle();
    QCOMPARE(rig.store.puts, 1);
    QCOMPARE(rig.outbox->openCount(), 200);
    for (const ArtworkId id : ids) {
        const Upload upload = *rig.outbox->upload(id);
        QCOMPARE(toString(upload.state), u"rejected"_s);
        QCOMPARE(upload.error->message, u"unknown key"_s);
    }
    QVERIFY(changed.size() >= 60); // those about to be sent; of the rest the store's state tells
    QCOMPARE(toString(changed.last()[1].value<Upload>().state), u"rejected"_s);
    rig.store.alwaysFails.reset();
    rig.outbox->retry(ids[100]);
    QVERIFY(rig.empty());
    QCOMPARE(rig.store.puts, 201);
}

void TestOutboxHolds::aRefusedStoreAnswersForNewOnesToo()
{
    OutboxRig rig;
    const ArtworkId first = rig.add();
    rig.store.alwaysFails = errorOf(ErrorKind::Forbidden);
    rig.outbox->start();
    QVERIFY(rig.reach(first, UploadState::Rejected));
    settle();
    const ArtworkId late = rig.add();
    rig.outbox->wake();
    QCoro::Task<> settled = rig.outbox->settled(late, 1h, {});
    QVERIFY(settled.isReady()); // a command does not wait for what will not happen
    QCOMPARE(toString(rig.outbox->upload(late)->error->kind), u"forbidden"_s);
    settle();
    QCOMPARE(rig.store.puts, 1);
}

void TestOutboxHolds::manyComeAHandfulAtATime()
{
    OutboxRig rig;
    rig.add(70);
    rig.outbox->start();
    QVERIFY(rig.empty());
    QCOMPARE(rig.store.puts, 70);
}

void TestOutboxHolds::whatIsInTheTrashWaits()
{
    OutboxRig rig;
    const std::vector<ArtworkId> ids = rig.add(4);
    rig.library->trash().put({ids[1]});
    rig.store.alwaysFails = errorOf(ErrorKind::Offline);
    rig.outbox->start();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.store.puts > 0; }));
    rig.library->trash().put({ids[0], ids[2]}); // after it was seen, too
    rig.store.alwaysFails.reset();
    QVERIFY(rig.empty());
    QCOMPARE(rig.store.objects.size(), 1U);
    QCoro::Task<> settled = rig.outbox->settled(ids[1], 1h, {});
    QVERIFY(settled.isReady());
    rig.library->trash().restore({ids[0], ids[1]});
    QVERIFY(rig.reach(ids[0], UploadState::Stored));
    QVERIFY(rig.reach(ids[1], UploadState::Stored));
    rig.restart();
    rig.outbox->start();
    settle();
    QCOMPARE(rig.store.objects.size(), 3U);
    rig.outbox->retry(ids[2]);
    settle();
    QCOMPARE(toString(rig.state(ids[2])), u"pending"_s);
}

void TestOutboxHolds::trashStopsWhatIsUnderWay()
{
    OutboxRig rig;
    const ArtworkId id = rig.add();
    rig.store.hang = true;
    rig.outbox->start();
    settle();
    const QString key = rig.outbox->upload(id)->objectKey;
    QCOMPARE(rig.store.underWay, 1);
    rig.library->trash().put({id});
    settle();
    QCOMPARE(rig.store.underWay, 0);
    QCOMPARE(toString(rig.state(id)), u"pending"_s);
    rig.store.hang = false;
    rig.library->trash().restore({id});
    QVERIFY(rig.reach(id, UploadState::Stored));
    QCOMPARE(rig.outbox->upload(id)->objectKey, key);
}

void TestOutboxHolds::bytesThatAlwaysArriveChangedAskAPerson()
{
    OutboxRig rig;
    const ArtworkId id = rig.add();
    rig.store.alwaysFails = errorOf(ErrorKind::BadDigest);
    rig.outbox->start();
    QVERIFY(rig.reach(id, UploadState::Rejected));
    QCOMPARE(rig.store.puts, 3);
    QVERIFY(!rig.outbox->upload(id)->retryAt.isValid());
}

QTEST_GUILESS_MAIN(TestOutboxHolds)
#include "tst_outboxholds.moc"
