#include "tests/core/upload/outboxrig.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Error offline()
{
    return errorOf(ErrorKind::Offline, u"no route"_s);
}

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT
private slots:
    void storesAndGivesAPublicLink();
    void aPrivateBucketGivesASignedLink();
    void looksAtTheBucketOncePerStart();
    void uploadsInParallelUpToTheLimit();
    void offlineProbesOneAtATimeAndRecovers();
    void idleMeansNoWakeUps();
    void aRefusalNeedsAPerson_data();
    void aRefusalNeedsAPerson();
    void retryAllTriesEverythingAgain();
    void aStartIsANewChance();
    void anInterruptedPutKeepsItsKey();
    void withoutAStoreTheyWaitQuietly();
    void aMissingOrChangedFileIsRejected();
    void aBadTemplateIsRejected();
    void settledEndsAtTheDeadline();
    void aLinkOfAnotherStoreIsNotInvented();
    void progressIsTold();
    void theFactsOfManyComeInTheOrderAsked();
};

void TestOutbox::storesAndGivesAPublicLink()
{
    OutboxRig rig;
    const ArtworkId id = rig.add();
    QCOMPARE(toString(rig.outbox->link(id).error().kind), u"not_uploaded"_s);
    QSignalSpy ready{rig.outbox.get(), &Outbox::linkReady};
    rig.outbox->start();
    QVERIFY(driveUntil(rig.clock, [&] { return ready.size() == 1; }));
    const Upload upload = *rig.outbox->upload(id);
    QCOMPARE(toString(upload.state), u"stored"_s);
    QCOMPARE(upload.etag, QByteArray{"etag"});
    QCOMPARE(upload.location, rig.store.place);
    QVERIFY(upload.storedAt.isValid() && !upload.error && !upload.retryAt.isValid());
    QCOMPARE(rig.store.objects.at(upload.objectKey), pngBytes(1));
    const Link link = *rig.outbox->link(id);
    QVERIFY(link.isPublic);
    QVERIFY(link.url.endsWith(upload.objectKey));
    QCOMPARE(rig.outbox->openCount(), 0);
}

void TestOutbox::aPrivateBucketGivesASignedLink()
{
    OutboxRig rig;
    rig.store.publicRead = false;
    const ArtworkId id = rig.add();
    rig.outbox->start();
    QVERIFY(rig.empty());
    QVERIFY(driveUntil(rig.clock, [&] { return rig.outbox->bucketIsPublic().has_value(); }));
    const Link link = *rig.outbox->link(id);
    QVERIFY(!link.isPublic);
    QVERIFY(link.url.endsWith(u"?signed"_s));
    QVERIFY(link.validUntil.isValid());
}

void TestOutbox::looksAtTheBucketOncePerStart()
{
    OutboxRig rig;
    rig.outbox->start();
    for (int i = 0; i < 3; ++i) {
        const ArtworkId id = rig.add();
        rig.outbox->wake();
        QVERIFY(rig.reach(id, UploadState::Stored));
    }
    QCOMPARE(rig.store.publicChecks, 1);
    rig.restart();
    rig.outbox->start();
    QCOMPARE(rig.outbox->bucketIsPublic(), std::optional{true}); // remembered
    rig.store.publicRead = false;
    const ArtworkId id = rig.add();
    rig.outbox->wake();
    QVERIFY(rig.reach(id, UploadState::Stored));
    QCOMPARE(rig.store.publicChecks, 2); // and looked at again
    QCOMPARE(rig.outbox->bucketIsPublic(), std::optional{false});
}

void TestOutbox::uploadsInParallelUpToTheLimit()
{
    OutboxRig rig;
    for (int i = 0; i < 10; ++i)
        rig.add();
    OutboxConfig config;
    config.parallel = 3;
    rig.outbox->setConfig(config);
    rig.outbox->start();
    QVERIFY(rig.empty());
    QCOMPARE(rig.store.mostUnderWay, 3);
    QCOMPARE(rig.store.puts, 10);
    QCOMPARE(rig.store.objects.size(), 10U);
}

void TestOutbox::offlineProbesOneAtATimeAndRecovers()
{
    OutboxRig rig;
    std::vector<ArtworkId> ids;
    for (int i = 0; i < 8; ++i)
        ids.push_back(rig.add());
    rig.store.alwaysFails = offline();
    QList<bool> troubles;
    connect(rig.outbox.get(), &Outbox::storeStateChanged, this,
            [&](const std::optional<Error> &error) { troubles.append(error.has_value()); });
    rig.outbox->start();
    QVERIFY(driveUntil(rig.clock, [&] { return !troubles.isEmpty(); }));
    const int burst = rig.store.puts;
    QVERIFY(burst <= 4);
    rig.store.mostUnderWay = 0;
    const QDateTime before = rig.clock.now();
    QVERIFY(driveUntil(rig.clock, [&] { return before.secsTo(rig.clock.now()) > 3600; }));
    QCOMPARE(rig.store.mostUnderWay, 1);
    QCOMPARE(rig.outbox->openCount(), 8);
    rig.store.alwaysFails.reset();
    QVERIFY(rig.empty());
    QCOMPARE(troubles, (QList<bool>{true, false}));
    QCOMPARE(rig.store.objects.size(), 8U);
    for (const ArtworkId id : ids)
        QVERIFY(!rig.outbox->upload(id)->error);
}

void TestOutbox::idleMeansNoWakeUps()
{
    OutboxRig rig;
    rig.add();
    rig.outbox->start();
    QVERIFY(rig.empty());
    settle();
    QCOMPARE(rig.clock.sleepers(), 0);
}

void TestOutbox::aRefusalNeedsAPerson_data()
{
    QTest::addColumn<ErrorKind>("kind");
    for (const ErrorKind kind :
         {ErrorKind::BadAccessKey, ErrorKind::BadSignature, ErrorKind::Forbidden,
          ErrorKind::BucketMissing, ErrorKind::Tls, ErrorKind::BadName, ErrorKind::NotAnObjectStore,
          ErrorKind::WrongRegion})
        QTest::newRow(qUtf8Printable(toString(kind))) << kind;
}

void TestOutbox::aRefusalNeedsAPerson()
{
    QFETCH(ErrorKind, kind);
    OutboxRig rig;
    const ArtworkId id = rig.add();
    rig.store.failures = {errorOf(kind, u"no"_s)};
    rig.outbox->start();
    QVERIFY(rig.reach(id, UploadState::Rejected));
    QCOMPARE(toString(rig.outbox->upload(id)->error->kind), toString(kind));
    settle();
    QCOMPARE(rig.clock.sleepers(), 0);
    const QString key = rig.outbox->upload(id)->objectKey;
    rig.outbox->retry(id);
    QVERIFY(rig.reach(id, UploadState::Stored));
    QCOMPARE(rig.store.puts, 2);
    QCOMPARE(rig.outbox->upload(id)->objectKey, key);
}

void TestOutbox::retryAllTriesEverythingAgain()
{
    OutboxRig rig;
    std::vector<ArtworkId> ids{rig.add(), rig.add(), rig.add()};
    rig.store.alwaysFails = errorOf(ErrorKind::BadSignature);
    rig.outbox->start();
    for (const ArtworkId id : ids)
        QVERIFY(rig.reach(id, UploadState::Rejected));
    rig.store.alwaysFails.reset();
    QSignalSpy changed{rig.outbox.get(), &Outbox::uploadChanged};
    rig.outbox->retryAll();
    QVERIFY(changed.size() >= 3);
    QVERIFY(rig.empty());
    QCOMPARE(rig.store.objects.size(), 3U);
}

void TestOutbox::aStartIsANewChance()
{
    OutboxRig rig;
    const ArtworkId rejected = rig.add();
    rig.store.failures = {errorOf(ErrorKind::Forbidden)};
    rig.outbox->start();
    QVERIFY(rig.reach(rejected, UploadState::Rejected));
    rig.restart();
    rig.outbox->start();
    QVERIFY(rig.empty());
    QCOMPARE(toString(rig.state(rejected)), u"stored"_s);
}

void TestOutbox::anInterruptedPutKeepsItsKey()
{
    OutboxRig rig;
    const ArtworkId id = rig.add();
    rig.store.hang = true;
    rig.outbox->start();
    settle();
    QCOMPARE(toString(rig.state(id)), u"uploading"_s);
    const QString key = rig.outbox->upload(id)->objectKey;
    QVERIFY(!key.isEmpty()); // stored before the first byte was sent
    rig.restart();
    QCOMPARE(toString(rig.state(id)), u"uploading"_s);
    rig.store.hang = false;
    rig.outbox->start();
    QVERIFY(rig.empty());
    QCOMPARE(rig.outbox->upload(id)->objectKey, key);
    QCOMPARE(rig.store.objects.size(), 1U);
}

void TestOutbox::withoutAStoreTheyWaitQuietly()
{
    OutboxRig rig;
    rig.store.configured = fail(ErrorKind::NotConfigured);
    const ArtworkId id = rig.add();
    int told = 0;
    connect(rig.outbox.get(), &Outbox::storeStateChanged, this,
            [&](const std::optional<Error> &error) {
                told += error && error->kind == ErrorKind::NotConfigured;
            });
    rig.outbox->start();
    rig.outbox->wake();
    settle();
    QCOMPARE(toString(rig.state(id)), u"pending"_s);
    QCOMPARE(told, 1);
    QCOMPARE(rig.clock.sleepers(), 0);
    QCoro::Task<> settled = rig.outbox->settled(id, 1h, {});
    QVERIFY(settled.isReady());
    rig.store.configured = {};
    rig.outbox->retryAll();
    QVERIFY(rig.empty());
}

void TestOutbox::aMissingOrChangedFileIsRejected()
{
    OutboxRig rig;
    const ArtworkId missing = rig.add();
    const ArtworkId longer = rig.add();
    const ArtworkId changed = rig.add();
    QVERIFY(QFile::remove(rig.library->originals().absolutePath(*rig.library->artwork(missing))));
    QFile append{rig.library->originals().absolutePath(*rig.library->artwork(longer))};
    QVERIFY(append.open(QIODevice::Append) && append.write("x") == 1);
    append.close();
    QFile other{rig.library->originals().absolutePath(*rig.library->artwork(changed))};
    QVERIFY(other.open(QIODevice::ReadWrite) && other.seek(20) && other.write("zz") == 2);
    other.close();
    rig.store.failures = {errorOf(ErrorKind::BadDigest)};
    rig.outbox->start();
    for (const ArtworkId id : {missing, longer, changed}) {
        QVERIFY(rig.reach(id, UploadState::Rejected));
        QCOMPARE(toString(rig.outbox->upload(id)->error->kind), u"io"_s);
    }
    QCOMPARE(rig.store.puts, 1);
}

void TestOutbox::aBadTemplateIsRejected()
{
    OutboxRig rig;
    const ArtworkId id = rig.add();
    OutboxConfig config;
    config.keyTemplate = u"pictures/{nonsense}"_s;
    rig.outbox->setConfig(config);
    rig.outbox->start();
    QVERIFY(rig.reach(id, UploadState::Rejected));
    QCOMPARE(rig.store.puts, 0);
    rig.outbox->setConfig({});
    rig.outbox->retry(id);
    QVERIFY(rig.reach(id, UploadState::Stored));
}

void TestOutbox::settledEndsAtTheDeadline()
{
    OutboxRig rig;
    const ArtworkId id = rig.add();
    rig.store.hang = true;
    rig.outbox->start();
    QCoro::Task<> late = rig.outbox->settled(id, 30s, {});
    settle();
    QVERIFY(!late.isReady());
    rig.clock.advance(31s);
    QTRY_VERIFY(late.isReady());
    rig.restart();
    rig.store.hang = false;
    rig.outbox->start();
    QCoro::Task<> good = rig.outbox->settled(id, 30s, {});
    const QDateTime before = rig.clock.now();
    QVERIFY(driveUntil(rig.clock, [&] { return good.isReady(); }));
    QVERIFY(before.secsTo(rig.clock.now()) < 30);
    QVERIFY(rig.outbox->link(id)->isPublic); // the link is known by then, too
}

void TestOutbox::aLinkOfAnotherStoreIsNotInvented()
{
    OutboxRig rig;
    const ArtworkId id = rig.add();
    rig.outbox->start();
    QVERIFY(rig.empty());
    const QString before = rig.store.place;
    rig.store.place = u"elsewhere/bucket"_s;
    rig.outbox->setConfig({});
    QCOMPARE(toString(rig.outbox->link(id).error().kind), u"other_store"_s);
    QCOMPARE(rig.outbox->link(id).error().message, before);
    rig.store.place.clear();
    rig.outbox->setConfig({});
    QCOMPARE(toString(rig.outbox->link(id).error().kind), u"not_configured"_s);
    QCOMPARE(rig.outbox->link(id).error().message, before);
}

void TestOutbox::progressIsTold()
{
    OutboxRig rig;
    const ArtworkId id = rig.add();
    QSignalSpy progress{rig.outbox.get(), &Outbox::uploadProgress};
    QCOMPARE(rig.outbox->bytesSent(id), -1);
    rig.outbox->start();
    QVERIFY(rig.empty());
    QCOMPARE(progress.size(), 1);
    settle();
    QCOMPARE(rig.outbox->bytesSent(id), -1);
}

void TestOutbox::theFactsOfManyComeInTheOrderAsked()
{
    OutboxRig rig;
    const ArtworkId stored = rig.add();
    rig.outbox->start();
    QVERIFY(rig.empty());
    rig.store.alwaysFails = errorOf(ErrorKind::BadSignature);
    const ArtworkId first = rig.add();
    const ArtworkId second = rig.add();
    rig.outbox->wake();
    QVERIFY(rig.reach(first, UploadState::Rejected));
    QVERIFY(rig.reach(second, UploadState::Rejected)); // it waits behind a store that refuses
    const std::vector<ArtworkFacts> facts = rig.outbox->facts({second, 4711, stored, first});
    QCOMPARE(facts.size(), size_t{3});
    const ArtworkId order[] = {second, stored, first};
    for (size_t i = 0; i < facts.size(); ++i) {
        QCOMPARE(facts[i].artwork.id, order[i]);
        QCOMPARE(toString(facts[i].upload.state), toString(rig.state(order[i])));
        QCOMPARE(facts[i].sent, -1);
    }
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
