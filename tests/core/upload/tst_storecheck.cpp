#include "core/net/httpclient.h"
#include "core/s3/s3bucket.h"
#include "core/upload/storecheck.h"
#include "tests/support/realminio.h"
#include "tests/support/simstore.h"

#include <QtTest>

#include <memory>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Kind = StoreCheckStep::Kind;
using Outcome = StoreCheckStep::Outcome;

namespace {

S3Config configFor(const RealMinio &minio)
{
    S3Config out;
    out.endpoint = minio.endpoint();
    out.bucket = u"gallery"_s;
    out.accessKey = minio.accessKey();
    out.secretKey = Secret{minio.secretKey()};
    out.caFile = minio.caFile();
    return out;
}

QString nameOf(const StoreCheckStep &step)
{
    static const QStringList kinds{u"reach"_s, u"sign in"_s, u"bucket"_s, u"object"_s, u"link"_s};
    static const QStringList outcomes{u"good"_s, u"note"_s, u"failed"_s};
    QString out =
        kinds.at(static_cast<int>(step.kind)) + u' ' + outcomes.at(static_cast<int>(step.outcome));
    if (step.error)
        out += u' ' + toString(step.error->kind);
    return out;
}

} // namespace

//! "Test connection" against a real MinIO server: one good run and every failure.
class TestStoreCheck : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase() { m_minio.reset(); }
    void init() { m_steps.clear(); }

    void aGoodStoreIsGoodStepByStep();
    void nothingIsLeftBehind();
    void failuresAreTold_data();
    void failuresAreTold();
    void theConsolePortIsRecognised();
    void aMissingBucketCanBeCreated();
    void aPrivateBucketCanBeMadePublic();
    void aKeyThatMayNotEvenReadIsGoodEnough();
    void anHttpsAddressOfAPlainPortIsNamed();
    void aWrongClockIsNotedAndCorrected();
    void aStrictRegionIsFound();
    void privateAuthoritiesNeedTheirFile();
    void keysThatMayOnlyWriteAreGoodEnough();
    void keysThatMayNothingAreTold();
    void aStorageThatReturnsOtherBytesIsTold();
    void aSecondStartSilencesTheFirst();
    void shutdownStopsAHangingCheck();

private:
    [[nodiscard]] StoreCheckResult check(const S3Config &config);
    [[nodiscard]] S3Config configFor(const FakeHttpServer &server) const;

    std::unique_ptr<RealMinio> m_minio;
    HttpClient m_http;
    SystemClock m_clock;
    QStringList m_names;
    std::vector<StoreCheckStep> m_steps;
};

StoreCheckResult TestStoreCheck::check(const S3Config &config)
{
    StoreCheck check{m_http, m_clock};
    m_steps.clear();
    m_names.clear();
    connect(&check, &StoreCheck::stepDone, this, [this](const StoreCheckStep &step) {
        m_steps.push_back(step);
        m_names.append(nameOf(step));
    });
    return QCoro::waitFor(check.run(config, {}));
}

S3Config TestStoreCheck::configFor(const FakeHttpServer &server) const
{
    S3Config out = ::configFor(*m_minio);
    out.endpoint = QString::fromLatin1(server.origin());
    return out;
}

void TestStoreCheck::initTestCase()
{
    m_minio = std::make_unique<RealMinio>();
    m_minio->start();
    S3Client client{m_http, m_clock, ::configFor(*m_minio)};
    QVERIFY(QCoro::waitFor(S3Bucket{client}.create({})));
}

void TestStoreCheck::aGoodStoreIsGoodStepByStep()
{
    const StoreCheckResult result = check(::configFor(*m_minio));
    QCOMPARE(m_names, QStringList({u"reach good"_s, u"sign in good"_s, u"bucket good"_s,
                                   u"object good"_s, u"link note"_s}));
    QVERIFY(result.good);
    QVERIFY(!result.bucketMissing);
    QCOMPARE(result.region, u"us-east-1"_s);
    QCOMPARE(m_steps.front().server, u"MinIO"_s);
    QVERIFY(m_steps.front().milliseconds >= 0);
    QVERIFY(std::abs(m_steps.front().clockOffsetSeconds) < 60);
    QVERIFY(!m_steps.at(1).requestId.isEmpty());
    QVERIFY(m_steps.at(2).objects >= 0);
    QVERIFY(m_steps.back().isPublic == false);
}

void TestStoreCheck::nothingIsLeftBehind()
{
    QVERIFY(check(::configFor(*m_minio)).good);
    S3Client client{m_http, m_clock, ::configFor(*m_minio)};
    const auto left = QCoro::waitFor(client.list(u"limner-check"_s, {}, {}));
    QVERIFY(left);
    QCOMPARE(left->objects.size(), size_t{0});
}

void TestStoreCheck::failuresAreTold_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QStringList>("steps");
    QTest::newRow("wrong access key")
        << u"access"_s << QStringList{u"reach good"_s, u"sign in failed bad_access_key"_s};
    QTest::newRow("wrong secret") << u"secret"_s
                                  << QStringList{u"reach good"_s,
                                                 u"sign in failed bad_signature"_s};
    QTest::newRow("wrong port") << u"port"_s << QStringList{u"reach failed offline"_s};
    QTest::newRow("no scheme") << u"scheme"_s << QStringList{u"reach failed invalid_input"_s};
    QTest::newRow("nothing") << u"nothing"_s << QStringList{u"reach failed not_configured"_s};
    QTest::newRow("bad bucket name") << u"name"_s << QStringList{u"reach failed bad_name"_s};
    QTest::newRow("missing bucket")
        << u"bucket"_s
        << QStringList{u"reach good"_s, u"sign in good"_s, u"bucket failed bucket_missing"_s};
}

void TestStoreCheck::failuresAreTold()
{
    QFETCH(const QString, what);
    S3Config config = ::configFor(*m_minio);
    if (what == u"access")
        config.accessKey = u"somebody-else"_s;
    if (what == u"secret")
        config.secretKey = Secret{u"not-the-secret"_s};
    if (what == u"port")
        config.endpoint = u"http://127.0.0.1:1"_s;
    if (what == u"scheme")
        config.endpoint = u"127.0.0.1:9000"_s;
    if (what == u"nothing")
        config = {};
    if (what == u"name")
        config.bucket = u"Gallery"_s;
    if (what == u"bucket")
        config.bucket = u"not-there"_s;
    const StoreCheckResult result = check(config);
    QTEST(m_names, "steps");
    QVERIFY(!result.good);
    QCOMPARE(result.bucketMissing, what == u"bucket");
    for (const StoreCheckStep &step : m_steps) {
        const QString words = step.error ? step.error->message : QString{};
        QVERIFY(!words.contains(u"not-the-secret"_s) && !words.contains(u"somebody-else"_s));
    }
}

void TestStoreCheck::theConsolePortIsRecognised()
{
    S3Config config = ::configFor(*m_minio);
    config.endpoint = u"http://127.0.0.1:%1"_s.arg(m_minio->consolePort());
    QVERIFY(!check(config).good);
    QCOMPARE(m_names.back(), u"sign in failed not_an_object_store"_s);
    QVERIFY(m_steps.back().error->message.contains(QString::number(m_minio->port())));
}

void TestStoreCheck::aMissingBucketCanBeCreated()
{
    S3Config config = ::configFor(*m_minio);
    config.bucket = u"made-by-the-check"_s;
    QVERIFY(check(config).bucketMissing);
    StoreCheck maker{m_http, m_clock};
    QSignalSpy created{&maker, &StoreCheck::bucketCreated};
    maker.createBucket(config);
    QTRY_COMPARE(created.size(), 1);
    QVERIFY(check(config).good);

    config.secretKey = Secret{u"not-the-secret"_s};
    config.bucket = u"never-made"_s;
    QSignalSpy failed{&maker, &StoreCheck::actionFailed};
    maker.createBucket(config);
    QTRY_COMPARE(failed.size(), 1);
    QCoro::waitFor(maker.shutdown());
}

void TestStoreCheck::aPrivateBucketCanBeMadePublic()
{
    S3Config config = ::configFor(*m_minio);
    StoreCheck maker{m_http, m_clock};
    QSignalSpy done{&maker, &StoreCheck::madePublic};
    maker.makePublic(config, u"open/here"_s);
    QTRY_COMPARE(done.size(), 1);
    std::vector<StoreCheckStep> steps;
    connect(&maker, &StoreCheck::stepDone, this,
            [&](const StoreCheckStep &step) { steps.push_back(step); });
    maker.setPrefix(u"open/here"_s);
    QVERIFY(QCoro::waitFor(maker.run(config, {})).good);
    QCOMPARE(nameOf(steps.back()), u"link good"_s);
    QVERIFY(steps.back().isPublic == true);
    QCoro::waitFor(maker.shutdown());
}

void TestStoreCheck::aKeyThatMayNotEvenReadIsGoodEnough()
{
    SimS3 store{SimS3Options{}};
    const S3Config config = test::configOf(store);
    store.server().setFault([](const ServedRequest &request) -> std::optional<ServedReply> {
        const bool isSigned = !request.header("Authorization").isEmpty();
        if (!isSigned || request.method == "PUT")
            return std::nullopt;
        return ServedReply{.status = 403,
                           .headers = {{"Content-Type", "application/xml"}},
                           .body = "<Error><Code>AccessDenied</Code></Error>"};
    });
    for (const bool isPublic : {true, false}) {
        store.options.publicRead = isPublic;
        QVERIFY(check(config).good);
        QCOMPARE(m_names, (QStringList{u"reach good"_s, u"sign in good"_s,
                                       u"bucket note forbidden"_s, u"object note forbidden"_s,
                                       isPublic ? u"link good"_s : u"link note"_s}));
        QVERIFY(!m_steps.back().mayRead); // no signed link would open
    }
}

void TestStoreCheck::anHttpsAddressOfAPlainPortIsNamed()
{
    S3Config config = ::configFor(*m_minio);
    config.endpoint.replace(u"http://"_s, u"https://"_s);
    QVERIFY(!check(config).good);
    QCOMPARE(m_names.back(), u"reach failed not_encrypted"_s);
    QCOMPARE(m_steps.back().error->message, m_minio->endpoint());
}

void TestStoreCheck::aWrongClockIsNotedAndCorrected()
{
    ManualClock wrong{QDateTime::currentDateTimeUtc().addSecs(-3600)};
    StoreCheck check{m_http, wrong};
    QStringList names;
    int offset = 0;
    connect(&check, &StoreCheck::stepDone, this, [&](const StoreCheckStep &step) {
        names.append(nameOf(step));
        offset = step.clockOffsetSeconds;
    });
    QVERIFY(QCoro::waitFor(check.run(::configFor(*m_minio), {})).good);
    QCOMPARE(names.front(), u"reach note"_s);
    QVERIFY(std::abs(offset - 3600) < 60);
}

void TestStoreCheck::aStrictRegionIsFound()
{
    RealMinio strict{{.region = u"eu-north-7"_s}};
    strict.start();
    S3Config config = ::configFor(strict);
    const StoreCheckResult missing = check(config);
    QVERIFY(missing.bucketMissing);
    QCOMPARE(missing.region, u"eu-north-7"_s);
    S3Client client{m_http, m_clock, config};
    QVERIFY(QCoro::waitFor(S3Bucket{client}.create({})));
    const StoreCheckResult good = check(config);
    QVERIFY(good.good);
    QCOMPARE(good.region, u"eu-north-7"_s);
    QCOMPARE(m_steps.back().region, u"eu-north-7"_s);
}

void TestStoreCheck::privateAuthoritiesNeedTheirFile()
{
    RealMinio secure{{.tls = true}};
    secure.start();
    S3Config config = ::configFor(secure);
    S3Client client{m_http, m_clock, config};
    QVERIFY(QCoro::waitFor(S3Bucket{client}.create({})));
    QVERIFY(check(config).good);
    S3Config untrusted = config;
    untrusted.caFile.clear();
    QVERIFY(!check(untrusted).good);
    QCOMPARE(m_names, QStringList{u"reach failed tls"_s});
    QVERIFY(!m_steps.back().error->message.isEmpty());
    S3Config plain = config;
    plain.endpoint.replace(u"https:"_s, u"http:"_s);
    QVERIFY(!check(plain).good);
    QCOMPARE(m_names, QStringList{u"reach failed insecure_client"_s});
}

// A server that says no.
void TestStoreCheck::keysThatMayOnlyWriteAreGoodEnough()
{
    FakeHttpServer server;
    QByteArray kept;
    server.setHandler([&](const ServedRequest &request) {
        ServedReply reply;
        const bool isBucket = request.path() == "/gallery";
        if (isBucket || request.method == "DELETE") {
            reply.status = 403;
            reply.body =
                "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>";
        } else if (request.method == "PUT") {
            kept = request.body;
            reply.headers = {{"ETag", "\"opaque\""}};
        } else {
            reply.body = kept;
        }
        return reply;
    });
    QVERIFY(check(configFor(server)).good);
    QCOMPARE(m_names, QStringList({u"reach good"_s, u"sign in good"_s, u"bucket note forbidden"_s,
                                   u"object note forbidden"_s, u"link good"_s}));
}

void TestStoreCheck::keysThatMayNothingAreTold()
{
    FakeHttpServer server;
    server.setHandler([](const ServedRequest &) {
        ServedReply reply;
        reply.status = 403;
        reply.body = "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>";
        return reply;
    });
    QVERIFY(!check(configFor(server)).good);
    QCOMPARE(m_names.back(), u"object failed forbidden"_s);
}

void TestStoreCheck::aStorageThatReturnsOtherBytesIsTold()
{
    FakeHttpServer server;
    server.setHandler([](const ServedRequest &request) {
        ServedReply reply;
        reply.headers = {{"ETag", "\"opaque\""}};
        if (request.target.contains("list-type"))
            reply.body = "<ListBucketResult/>";
        else if (request.method == "GET")
            reply.body = "other bytes";
        return reply;
    });
    QVERIFY(!check(configFor(server)).good);
    QCOMPARE(m_names.back(), u"object failed bad_digest"_s);
}

void TestStoreCheck::aSecondStartSilencesTheFirst()
{
    StoreCheck check{m_http, m_clock};
    QSignalSpy finished{&check, &StoreCheck::finished};
    QStringList names;
    connect(&check, &StoreCheck::stepDone, this,
            [&](const StoreCheckStep &step) { names.append(nameOf(step)); });
    FakeHttpServer hanging;
    hanging.setHandler([](const ServedRequest &) {
        ServedReply reply;
        reply.hang = true;
        return reply;
    });
    check.start(configFor(hanging));
    QTRY_COMPARE(hanging.requests.size(), size_t{1});
    check.start(::configFor(*m_minio));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(names.size(), 5);
    QTRY_COMPARE(hanging.closedByClient, 1);
    QCoro::waitFor(check.shutdown());
    QCOMPARE(finished.size(), 1);
}

void TestStoreCheck::shutdownStopsAHangingCheck()
{
    StoreCheck check{m_http, m_clock};
    FakeHttpServer hanging;
    hanging.setHandler([](const ServedRequest &) {
        ServedReply reply;
        reply.hang = true;
        return reply;
    });
    QSignalSpy finished{&check, &StoreCheck::finished};
    check.start(configFor(hanging));
    QTRY_COMPARE(hanging.requests.size(), size_t{1});
    QCoro::waitFor(check.shutdown());
    QCOMPARE(finished.size(), 0);
}

QTEST_GUILESS_MAIN(TestStoreCheck)
#include "tst_storecheck.moc"
