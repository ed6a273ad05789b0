#include "core/net/httpclient.h"
#include "core/s3/s3client.h"
#include "tests/core/upload/outboxrig.h"
#include "tests/support/simstore.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! One store under several names, over restarts, and what its links are worth.
class TestStoreInUse : public QObject {
    Q_OBJECT
private slots:
    void theSameBucketUnderAnotherName();
    void aPictureInNoStoreJoinsNothing();
    void anotherPortOfOurOwnStoreIsNoQuestion();
    void theRegionIsKept();
    void publicLinksWorkWithoutKeys();
    void aHangingPublicAddressDelaysNothing();
    void noAnswerIsAskedForOnce();
    void aShutPublicLinkSaysSo();
    void aKeyThatMayNotReadSaysSo();
    void anotherPublicAddressIsLookedAtAnew();
};

void TestStoreInUse::theSameBucketUnderAnotherName()
{
    OutboxRig rig;
    const QString home = rig.store.place;
    const ArtworkId id = rig.add();
    rig.outbox->start();
    QVERIFY(rig.empty());
    rig.store.place = u"minio.example.com/gallery"_s;
    rig.outbox->setConfig({});
    const Result<Link> lost = rig.outbox->link(id);
    QCOMPARE(toString(lost.error().kind), u"other_store"_s);
    QCOMPARE(lost.error().message, home); // where it is
    QSignalSpy changed{rig.outbox.get(), &Outbox::linksChanged};
    QVERIFY(rig.outbox->joinStore(id)); // one click
    QCOMPARE(changed.size(), 1);
    QVERIFY(rig.outbox->link(id));
    QCOMPARE(rig.outbox->upload(id)->location, rig.store.place);

    rig.restart();
    rig.outbox->start();
    QVERIFY(rig.outbox->link(id));
    rig.store.place = home; // at home again: no question either
    rig.outbox->setConfig({});
    QVERIFY(rig.outbox->link(id));
    const ArtworkId second = rig.add();
    rig.outbox->wake();
    QVERIFY(rig.empty());
    rig.store.place = u"minio.example.com/gallery"_s;
    rig.outbox->setConfig({});
    QVERIFY(rig.outbox->link(second));
    rig.store.place = u"minio.example.com/another"_s;
    rig.outbox->setConfig({});
    QVERIFY(!rig.outbox->link(second));
}

void TestStoreInUse::aPictureInNoStoreJoinsNothing()
{
    OutboxRig rig;
    const ArtworkId id = rig.add();
    QCOMPARE(toString(rig.outbox->joinStore(id).error().kind), u"not_uploaded"_s);
    QVERIFY(!rig.outbox->joinStore(12345));
}

void TestStoreInUse::anotherPortOfOurOwnStoreIsNoQuestion()
{
    QTemporaryDir objects;
    QTemporaryDir folder;
    SystemClock clock;
    HttpClient http;
    const std::unique_ptr<Library> library = *Library::open(folder.path(), clock);
    const ArtworkId id = keepPicture(*library, clock, 1);
    QString lastUrl;
    for (int start = 0; start < 2; ++start) {
        SimS3 store{SimS3Options{.folder = objects.path()}};
        S3Config config = configOf(store);
        config.name = u"sandbox/"_s + config.bucket;
        S3Client client{http, clock, config};
        Outbox outbox{*library, client, clock};
        outbox.start();
        QTRY_VERIFY(outbox.link(id).has_value());
        const QString url = outbox.link(id)->url;
        QVERIFY(url.startsWith(config.endpoint));
        QVERIFY(url != lastUrl);
        lastUrl = url;
        HttpRequest request;
        request.url = url.toLatin1();
        QCOMPARE(QCoro::waitFor(http.send(std::move(request), {}))->body, pngBytes(1));
        QCoro::waitFor(outbox.shutdown());
    }
}

void TestStoreInUse::theRegionIsKept()
{
    OutboxRig rig;
    rig.add();
    rig.store.learnedRegion = u"eu-north-7"_s;
    rig.outbox->start();
    QVERIFY(rig.empty());
    rig.store.learnedRegion.clear(); // as a new client
    rig.restart();
    QCOMPARE(rig.store.learnedRegion, u"eu-north-7"_s); // before anything was asked
}

void TestStoreInUse::publicLinksWorkWithoutKeys()
{
    OutboxRig rig;
    const ArtworkId id = rig.add();
    rig.outbox->start();
    QVERIFY(rig.empty());
    rig.restart();
    rig.store.configured = fail(ErrorKind::NotConfigured, u"no access key"_s);
    rig.outbox->start();
    const Result<Link> link = rig.outbox->link(id);
    QVERIFY(link && link->isPublic);
}

void TestStoreInUse::aHangingPublicAddressDelaysNothing()
{
    OutboxRig rig;
    rig.store.publicHangs = true;
    const ArtworkId id = rig.add();
    QSignalSpy ready{rig.outbox.get(), &Outbox::linkReady};
    rig.outbox->start();
    const std::chrono::milliseconds before = rig.clock.elapsed();
    QCoro::Task<> settled = rig.outbox->settled(id, 30s, {});
    QVERIFY(driveUntil(rig.clock, [&] { return ready.size() == 1 && settled.isReady(); }));
    QVERIFY(rig.clock.elapsed() - before < 2s);
    const Result<Link> link = rig.outbox->link(id);
    QVERIFY(link && !link->isPublic && !link->doubt); // a signed one, which opens
    const ArtworkId second = rig.add();
    const std::chrono::milliseconds then = rig.clock.elapsed();
    rig.outbox->wake();
    QVERIFY(driveUntil(rig.clock, [&] { return ready.size() == 2; }));
    QVERIFY(rig.clock.elapsed() - then < 2s);
    QVERIFY(rig.outbox->link(second));
}

void TestStoreInUse::noAnswerIsAskedForOnce()
{
    OutboxRig rig;
    rig.store.publicFails = errorOf(ErrorKind::Offline, u"Connection refused"_s);
    OutboxConfig config;
    config.links = LinkMode::Public;
    rig.outbox->setConfig(config);
    rig.outbox->start();
    std::vector<ArtworkId> ids;
    for (int i = 0; i < 10; ++i) {
        ids.push_back(rig.add());
        rig.outbox->wake();
        QVERIFY(rig.reach(ids.back(), UploadState::Stored));
    }
    QCOMPARE(rig.store.publicChecks, 1);
    const Result<Link> link = rig.outbox->link(ids.back());
    QVERIFY(link && link->doubt);
    QCOMPARE(toString(link->doubt->kind), u"link_unopened"_s);
    QCOMPARE(link->doubt->message, u"Connection refused"_s);

    rig.store.publicFails.reset();
    rig.clock.advance(6min);
    QSignalSpy changed{rig.outbox.get(), &Outbox::linksChanged};
    ids.push_back(rig.add());
    rig.outbox->wake();
    QVERIFY(rig.reach(ids.back(), UploadState::Stored));
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(!rig.outbox->link(ids.front())->doubt);
}

void TestStoreInUse::aShutPublicLinkSaysSo()
{
    OutboxRig rig;
    rig.store.publicRead = false;
    OutboxConfig config;
    config.links = LinkMode::Public;
    rig.outbox->setConfig(config);
    const ArtworkId id = rig.add();
    rig.outbox->start();
    QVERIFY(rig.empty());
    QTRY_VERIFY(rig.outbox->link(id)->doubt);
    QCOMPARE(rig.outbox->link(id)->doubt->httpStatus, 403);
    rig.restart();
    rig.outbox->setConfig(config);
    QVERIFY(rig.outbox->link(id)->doubt); // a command that only lists says it, too
    QCOMPARE(rig.store.publicChecks, 1);
}

void TestStoreInUse::aKeyThatMayNotReadSaysSo()
{
    OutboxRig rig;
    rig.store.publicRead = false;
    rig.store.signedRead = false;
    const ArtworkId id = rig.add();
    rig.outbox->start();
    QVERIFY(rig.empty());
    QTRY_VERIFY(rig.outbox->link(id)->doubt);
    QVERIFY(!rig.outbox->link(id)->isPublic);
}

void TestStoreInUse::anotherPublicAddressIsLookedAtAnew()
{
    QTemporaryDir folder;
    SystemClock clock;
    HttpClient http;
    const std::unique_ptr<Library> library = *Library::open(folder.path(), clock);
    SimS3 store{SimS3Options{}};
    S3Config config = configOf(store);
    S3Client client{http, clock, config};
    Outbox outbox{*library, client, clock};
    QVERIFY(keepPicture(*library, clock, 1) != 0);
    outbox.start();
    QTRY_COMPARE(outbox.bucketIsPublic(), std::optional{true});
    config.publicUrl = u"http://127.0.0.1:9"_s;
    client.setConfig(config);
    outbox.setConfig({});
    QCOMPARE(outbox.bucketIsPublic(), std::optional<bool>{});
    QCoro::waitFor(outbox.shutdown());
}

QTEST_GUILESS_MAIN(TestStoreInUse)
#include "tst_storeinuse.moc"
