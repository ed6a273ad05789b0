#include "core/net/httpclient.h"
#include "core/s3/s3bucket.h"
#include "core/upload/outbox.h"
#include "tests/core/jobs/fakes.h"
#include "tests/support/realminio.h"
#include "tests/support/simstore.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

S3Config configOf(const RealMinio &minio, const QString &bucket)
{
    S3Config out;
    out.endpoint = minio.endpoint();
    out.bucket = bucket;
    out.accessKey = minio.accessKey();
    out.secretKey = Secret{minio.secretKey()};
    return out;
}

//! The real outbox and client with some pictures to bring away, and hours that pass at once.
struct Rig {
    QTemporaryDir folder;
    ManualClock clock{QDateTime::currentDateTimeUtc()}; // the servers' clocks are real
    HttpClient http;
    std::unique_ptr<Library> library;
    std::unique_ptr<S3Client> client;
    std::unique_ptr<Outbox> outbox;
    std::vector<ArtworkId> ids;
    QStringList troubles; // as told to the window

    explicit Rig(const S3Config &config, int pictures = 3)
    {
        library = *Library::open(folder.path(), clock);
        client = std::make_unique<S3Client>(http, clock, config);
        open();
        for (int i = 0; i < pictures; ++i)
            ids.push_back(add());
    }
    ~Rig() { QCoro::waitFor(outbox->shutdown()); }

    void open()
    {
        outbox = std::make_unique<Outbox>(*library, *client, clock);
        QObject::connect(outbox.get(), &Outbox::storeStateChanged, outbox.get(),
                         [this](const std::optional<Error> &error) {
                             troubles.append(error ? toString(error->kind) : u"good"_s);
                         });
    }
    void restart()
    {
        QCoro::waitFor(outbox->shutdown());
        outbox.reset();
        open();
        outbox->start();
    }
    ArtworkId add() { return keepPicture(*library, clock, static_cast<int>(ids.size())); }

    Upload upload(ArtworkId id) { return outbox->upload(id).value_or(Upload{}); }
    bool all(UploadState state)
    {
        return std::all_of(ids.begin(), ids.end(),
                           [&](ArtworkId id) { return upload(id).state == state; });
    }
    bool reach(UploadState state)
    {
        return driveUntil(clock, [&] { return all(state); });
    }
    bool empty()
    {
        return driveUntil(clock, [&] { return outbox->openCount() == 0; });
    }
    //! Between two tries: what one of them says about the last one.
    QString reason()
    {
        QString out;
        const bool said = driveUntil(clock, [&] {
            for (const ArtworkId id : ids) {
                if (const Upload one = upload(id); one.error)
                    out = toString(one.error->kind);
            }
            return !out.isEmpty();
        });
        return said ? out : u"nothing"_s;
    }
    bool pass(std::chrono::milliseconds time)
    {
        const std::chrono::milliseconds until = clock.elapsed() + time;
        return driveUntil(clock, [&] { return clock.elapsed() >= until; });
    }
};

int puts(SimS3 &store)
{
    const std::vector<ServedRequest> &requests = store.server().requests;
    return static_cast<int>(
        std::count_if(requests.begin(), requests.end(),
                      [](const ServedRequest &one) { return one.method == "PUT"; }));
}

} // namespace

//! A store that is away, full, or strange: uploads wait or ask, and never vanish.
class TestOutages : public QObject {
    Q_OBJECT
private slots:
    void downForHours();
    void downOverARestart();
    void fullUntilSomebodyMakesRoom();
    void revokedKeysAskAndNewKeysGoOn();
    void oneButtonIsEnoughForAll_data();
    void oneButtonIsEnoughForAll();
    void aWrongRegionIsLearned();
    void aWrongClockIsAllowedFor();
    void aClockThatIsSetDelaysNothing();
    void aRealServerGoesAndComesBack();
    void aRealBucketIsMissingAndMade();
    void aDeletedPictureLeavesARealBucketOverAnOutage();
    void aLostLibraryFindsItsObjectsInARealBucket_data();
    void aLostLibraryFindsItsObjectsInARealBucket();
};

void TestOutages::downForHours()
{
    SimS3 store{SimS3Options{}};
    Rig rig{configOf(store)};
    store.server().setDoor(FakeHttpServer::Door::Shut);
    rig.outbox->start();
    QVERIFY(rig.pass(3h));
    QCOMPARE(rig.outbox->openCount(), 3);
    QCOMPARE(rig.reason(), u"offline"_s);
    QCOMPARE(rig.troubles, QStringList{u"offline"_s});
    store.server().setDoor(FakeHttpServer::Door::Open);
    const std::chrono::milliseconds back = rig.clock.elapsed();
    QVERIFY(rig.empty()); // by itself
    QVERIFY(rig.clock.elapsed() - back < 3min);
    QCOMPARE(rig.troubles.last(), u"good"_s);
    for (const ArtworkId id : rig.ids)
        QVERIFY(rig.outbox->link(id));
}

void TestOutages::downOverARestart()
{
    SimS3 store{SimS3Options{}};
    Rig rig{configOf(store)};
    store.server().setDoor(FakeHttpServer::Door::Shut);
    rig.outbox->start();
    QVERIFY(rig.pass(1h));
    const QString key = rig.upload(rig.ids.front()).objectKey;
    QVERIFY(!key.isEmpty());
    rig.restart();
    QVERIFY(rig.pass(1h));
    store.server().setDoor(FakeHttpServer::Door::Open);
    QVERIFY(rig.empty());
    QCOMPARE(rig.upload(rig.ids.front()).objectKey, key);
}

void TestOutages::fullUntilSomebodyMakesRoom()
{
    SimS3 store{SimS3Options{}};
    Rig rig{configOf(store)};
    store.options.isFull = true;
    rig.outbox->start();
    QVERIFY(rig.pass(3h));
    QCOMPARE(rig.outbox->openCount(), 3);
    QCOMPARE(rig.reason(), u"store_full"_s);
    // Every few minutes one of them, not all of them all the time.
    QVERIFY2(puts(store) < 60, "a full store is hammered");
    store.options.isFull = false;
    QVERIFY(rig.empty());
    QCOMPARE(rig.troubles, (QStringList{u"store_full"_s, u"good"_s}));
}

void TestOutages::revokedKeysAskAndNewKeysGoOn()
{
    SimS3 store{SimS3Options{}};
    Rig rig{configOf(store)};
    store.options.accessKey = "another";
    store.options.secretKey = "another-secret";
    rig.outbox->start();
    QVERIFY(rig.reach(UploadState::Rejected));
    QCOMPARE(rig.reason(), u"bad_access_key"_s);
    settle();
    const int before = puts(store);
    rig.clock.advance(24h);
    settle();
    QCOMPARE(puts(store), before);          // only a person helps
    rig.client->setConfig(configOf(store)); // as the settings do
    rig.outbox->retryAll();
    QVERIFY(rig.empty());
}

void TestOutages::oneButtonIsEnoughForAll_data()
{
    QTest::addColumn<QString>("cause");
    QTest::newRow("keys") << u"keys"_s;
    QTest::newRow("permission") << u"permission"_s;
    QTest::newRow("bucket") << u"bucket"_s;
}

void TestOutages::oneButtonIsEnoughForAll()
{
    QFETCH(QString, cause);
    SimS3 store{SimS3Options{}};
    const SimS3Options good = store.options;
    Rig rig{configOf(store)};
    if (cause == u"keys")
        store.options.secretKey = "revoked";
    else if (cause == u"bucket")
        store.options.bucketExists = false;
    else
        store.server().setFault([](const ServedRequest &) {
            return ServedReply{.status = 403,
                               .headers = {{"Content-Type", "application/xml"}},
                               .body = "<Error><Code>AccessDenied</Code></Error>"};
        });
    rig.outbox->start();
    QVERIFY(rig.reach(UploadState::Rejected));
    store.options.secretKey = good.secretKey;
    store.options.bucketExists = true;
    store.server().setFault({});
    rig.outbox->retry(rig.ids.back()); // "Upload now" at any one of them
    QVERIFY(rig.empty());
    QCOMPARE(rig.troubles.last(), u"good"_s);
}

void TestOutages::aWrongRegionIsLearned()
{
    SimS3 store{SimS3Options{}};
    store.options.region = "eu-central-1";
    S3Config config = configOf(store);
    config.region = u"us-west-2"_s;
    Rig rig{config};
    rig.outbox->start();
    QVERIFY(rig.empty());
    QCOMPARE(rig.client->region(), u"eu-central-1"_s);
    QVERIFY(rig.troubles.isEmpty());
}

void TestOutages::aWrongClockIsAllowedFor()
{
    SimS3 store{SimS3Options{}};
    store.options.clockOffset = 26h;
    Rig rig{configOf(store)};
    rig.outbox->start();
    QVERIFY(rig.empty());
    QVERIFY(rig.troubles.isEmpty());
}

void TestOutages::aClockThatIsSetDelaysNothing()
{
    SimS3 store{SimS3Options{}};
    Rig rig{configOf(store), 1};
    bool isBusy = true;
    store.server().setFault([&](const ServedRequest &) -> std::optional<ServedReply> {
        if (!isBusy)
            return std::nullopt;
        return ServedReply{.status = 409,
                           .headers = {{"Content-Type", "application/xml"}},
                           .body = "<Error><Code>OperationAborted</Code></Error>"};
    });
    rig.outbox->start();
    QVERIFY(rig.reach(UploadState::Waiting));
    isBusy = false;
    rig.clock.jumpWallClock(-24h);
    const std::chrono::milliseconds before = rig.clock.elapsed();
    QVERIFY(rig.empty());
    QVERIFY(rig.clock.elapsed() - before < 5min);
}

void TestOutages::aRealServerGoesAndComesBack()
{
    RealMinio minio;
    minio.start();
    const S3Config config = configOf(minio, u"gallery"_s);
    Rig rig{config};
    QVERIFY(QCoro::waitFor(S3Bucket{*rig.client}.create({})));
    minio.kill();
    rig.outbox->start();
    QVERIFY(rig.pass(2min));
    QCOMPARE(rig.outbox->openCount(), 3);
    QCOMPARE(rig.reason(), u"offline"_s);
    minio.start();
    QVERIFY(rig.empty());
    const auto listed = QCoro::waitFor(rig.client->list({}, {}, {}));
    QVERIFY(listed);
    QCOMPARE(listed->objects.size(), 3U);
}

void TestOutages::aRealBucketIsMissingAndMade()
{
    RealMinio minio;
    minio.start();
    const S3Config config = configOf(minio, u"gone"_s);
    Rig rig{config};
    rig.outbox->start();
    QVERIFY(rig.reach(UploadState::Rejected));
    QCOMPARE(rig.reason(), u"bucket_missing"_s);
    QVERIFY(QCoro::waitFor(S3Bucket{*rig.client}.create({})));
    rig.outbox->retry(rig.ids.front());
    QVERIFY(rig.empty());
}

void TestOutages::aDeletedPictureLeavesARealBucketOverAnOutage()
{
    RealMinio minio;
    minio.start();
    Rig rig{configOf(minio, u"gallery"_s)};
    QVERIFY(QCoro::waitFor(S3Bucket{*rig.client}.create({})));
    rig.outbox->start();
    QVERIFY(rig.empty());
    const QString stays = rig.upload(rig.ids.back()).objectKey;
    minio.kill();
    rig.library->trash().put({rig.ids[0], rig.ids[1]});
    QCOMPARE(rig.library->trash().purge(rig.clock.now().addSecs(1)).value_or(-1), 2);
    QVERIFY(rig.pass(2min));
    QCOMPARE(rig.outbox->removals().waiting, 2);
    QCOMPARE(toString(rig.outbox->removals().error->kind), u"offline"_s);
    rig.restart();
    minio.start();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.outbox->removals().waiting == 0; }));
    const auto listed = QCoro::waitFor(rig.client->list({}, {}, {}));
    QCOMPARE(listed->objects.size(), 1U);
    QCOMPARE(listed->objects.front().key, stays);
}

void TestOutages::aLostLibraryFindsItsObjectsInARealBucket_data()
{
    QTest::addColumn<bool>("isEncrypting");
    QTest::newRow("plain") << false;
    QTest::newRow("encrypting") << true;
}

void TestOutages::aLostLibraryFindsItsObjectsInARealBucket()
{
    QFETCH(bool, isEncrypting);
    MinioOptions options;
    if (isEncrypting)
        options.environment = {
            {u"MINIO_KMS_SECRET_KEY"_s, u"limner:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="_s},
            {u"MINIO_KMS_AUTO_ENCRYPTION"_s, u"on"_s}};
    RealMinio minio{options};
    minio.start();
    Rig rig{configOf(minio, u"gallery"_s), 5};
    QVERIFY(QCoro::waitFor(S3Bucket{*rig.client}.create({})));
    rig.outbox->start();
    QVERIFY(rig.empty());
    const auto before = QCoro::waitFor(rig.client->list({}, {}, {}));
    Database &database = rig.library->database();
    QVERIFY(database.run(u"UPDATE uploads SET state = 'pending', store_id = NULL, object_key = '',"
                         " etag = NULL, stored_at = NULL"_s));
    QVERIFY(database.run(
        u"INSERT INTO adoptions (artwork_id, bytes) SELECT id, bytes FROM artworks"_s));
    rig.restart();
    QVERIFY(rig.empty());
    const auto after = QCoro::waitFor(rig.client->list({}, {}, {}));
    QCOMPARE(after->objects.size(), before->objects.size());
    for (size_t i = 0; i < after->objects.size(); ++i) // nothing was sent again
        QCOMPARE(after->objects[i].modified, before->objects[i].modified);
    for (const ArtworkId id : rig.ids)
        QVERIFY(rig.outbox->link(id));
}

QTEST_GUILESS_MAIN(TestOutages)
#include "tst_outages.moc"
