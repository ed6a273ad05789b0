#include "tests/core/s3/s3trial.h"
#include "tests/support/realminio.h"
#include "tests/support/simstore.h"

#include <QRandomGenerator>
#include <QXmlStreamReader>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 large = 20 << 20;

ServedReply refusal(int status, const QByteArray &code)
{
    ServedReply out;
    out.status = status;
    out.headers = {{"Content-Type", "application/xml"}};
    out.body = "<Error><Code>" + code + "</Code></Error>";
    return out;
}

int asked(SimS3 &store, const QByteArray &method)
{
    const std::vector<ServedRequest> &requests = store.server().requests;
    return static_cast<int>(
        std::count_if(requests.begin(), requests.end(),
                      [&](const ServedRequest &one) { return one.method == method; }));
}

QString elementOf(const QByteArray &document, QStringView name)
{
    QXmlStreamReader xml{document};
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == name)
            return xml.readElementText();
    }
    return {};
}

//! Keys of a real server that may do no more than the policy says.
S3Config restricted(HttpClient &http, const S3Config &owner, const QByteArray &policy)
{
    const QByteArray body = "Action=AssumeRole&Version=2011-06-15&DurationSeconds=3600&Policy=" +
                            QUrl::toPercentEncoding(QString::fromUtf8(policy));
    const QByteArray host = owner.endpoint.section(u'/', -1).toLatin1();
    const QByteArray time = sigv4::timestamp(QDateTime::currentDateTimeUtc());
    const sigv4::Scope scope{.day = time.left(8), .region = "us-east-1", .service = "sts"};
    const HttpHeaders toSign{{"content-type", "application/x-www-form-urlencoded"},
                             {"host", host},
                             {"x-amz-date", time}};
    const QByteArray canonical = sigv4::canonicalRequest("POST", "/", {}, toSign, sha256Hex(body));
    const QByteArray signature =
        sigv4::signature(sigv4::signingKey(owner.secretKey.reveal(), scope),
                         sigv4::stringToSign(time, scope, canonical));
    HttpRequest request;
    request.method = "POST";
    request.url = owner.endpoint.toLatin1() + '/';
    request.body = body;
    request.headers = {
        {"Content-Type", "application/x-www-form-urlencoded"},
        {"x-amz-date", time},
        {"Authorization", sigv4::authorization(owner.accessKey.toLatin1(), scope,
                                               sigv4::signedHeaders(toSign), signature)}};
    const auto answer = QCoro::waitFor(http.send(std::move(request), {}));
    const QByteArray document = answer.value_or(HttpResponse{}).body;
    S3Config out = owner;
    out.accessKey = elementOf(document, u"AccessKeyId");
    out.secretKey = Secret{elementOf(document, u"SecretAccessKey")};
    out.sessionToken = Secret{elementOf(document, u"SessionToken")};
    if (out.accessKey.isEmpty())
        qFatal("no restricted keys: %s", document.constData());
    return out;
}

} // namespace

//! Stores and keys that are right in their own way: what was put there counts as stored when the
//! put was taken, and what can be looked at was looked at.
class TestS3OddStores : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase() { m_minio.reset(); }

    void anEncryptingServerStores();
    void anEncryptingServerThatDoesNotSaySoIsLookedAt();
    void aKeyThatMayOnlyWriteStores();
    void anAnswerWithoutEtagIsLookedAt();
    void theHashIsInTheMetadata();
    void anEarlyRefusalIsUnderstood_data();
    void anEarlyRefusalIsUnderstood();
    void aRealServerThatRefusesALargeOneIsUnderstood();
    void aLineThatBreaksIsNoRefusal();
    void aRegionIsRemembered();

private:
    std::unique_ptr<RealMinio> m_minio;
};

void TestS3OddStores::initTestCase()
{
    MinioOptions options;
    options.environment = {
        {u"MINIO_KMS_SECRET_KEY"_s, u"limner:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="_s},
        {u"MINIO_KMS_AUTO_ENCRYPTION"_s, u"on"_s}};
    m_minio = std::make_unique<RealMinio>(options);
    m_minio->start();
    S3Trial trial{configFor(*m_minio)};
    FINE(trial.createBucket());
}

void TestS3OddStores::anEncryptingServerStores()
{
    S3Trial trial{configFor(*m_minio)};
    const auto stored = trial.put(u"sealed.png"_s, "a picture");
    FINE(stored);
    QVERIFY(stored->etag != md5("a picture").toHex()); // or this tests nothing
    QCOMPARE(trial.bytes(u"sealed.png"_s).value_or("?"), QByteArray{"a picture"});
    const auto seen = trial.head(u"sealed.png"_s);
    FINE(seen);
    QVERIFY(seen->isEncrypted);
    QCOMPARE(seen->sha256, sha256("a picture"));
}

void TestS3OddStores::anEncryptingServerThatDoesNotSaySoIsLookedAt()
{
    SimS3 store{SimS3Options{}};
    // The put's answer has an ETag of its own and no word of why; a look tells.
    store.server().setSpoiler([](const ServedRequest &request, ServedReply &reply) {
        for (auto &[name, value] : reply.headers) {
            if (name == "ETag")
                value = '"' + md5(request.method).toHex() + '"';
        }
        if (request.method == "HEAD")
            reply.headers.emplace_back("x-amz-server-side-encryption", "AES256");
    });
    S3Trial trial{configOf(store)};
    FINE(trial.put(u"a.png"_s, "a picture"));
    QCOMPARE(asked(store, "PUT"), 1);
}

void TestS3OddStores::aKeyThatMayOnlyWriteStores()
{
    HttpClient http;
    const S3Config writer =
        restricted(http, configFor(*m_minio),
                   R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)"
                   R"("Action":["s3:PutObject"],"Resource":["arn:aws:s3:::gallery/*"]}]})");
    S3Trial trial{writer};
    QCOMPARE(kindOf(trial.head(u"sealed.png"_s)), u"forbidden"_s);
    QCOMPARE(kindOf(trial.list({})), u"forbidden"_s);
    FINE(trial.put(u"written.png"_s, "blind"));
    S3Trial owner{configFor(*m_minio)};
    QCOMPARE(owner.bytes(u"written.png"_s).value_or("?"), QByteArray{"blind"});

    // The same where the ETag could be judged, and looking again is refused.
    SimS3 store{SimS3Options{}};
    store.server().setFault([](const ServedRequest &request) -> std::optional<ServedReply> {
        return request.method == "PUT" ? std::nullopt : std::optional{refusal(403, "AccessDenied")};
    });
    store.server().setSpoiler([](const ServedRequest &, ServedReply &reply) {
        for (auto &[name, value] : reply.headers) {
            if (name == "ETag")
                value = '"' + md5("something else").toHex() + '"';
        }
    });
    S3Trial blind{configOf(store)};
    FINE(blind.put(u"a.png"_s, "a picture"));
    QCOMPARE(asked(store, "PUT"), 1);
}

void TestS3OddStores::anAnswerWithoutEtagIsLookedAt()
{
    SimS3 store{SimS3Options{}};
    store.server().setSpoiler([](const ServedRequest &request, ServedReply &reply) {
        if (request.method == "PUT")
            reply.headers.clear();
    });
    S3Trial trial{configOf(store)};
    FINE(trial.put(u"a.png"_s, "a picture"));
    QCOMPARE(asked(store, "PUT"), 1);
    QCOMPARE(asked(store, "HEAD"), 1);
}

void TestS3OddStores::theHashIsInTheMetadata()
{
    SimS3 store{SimS3Options{}};
    S3Trial trial{configOf(store)};
    PutObject object = trial.object(u"a.png"_s, "a picture");
    object.metadata = {{"huge", QByteArray(1800, 'x')}, {"small", "y"}};
    FINE(trial.put(std::move(object)));
    QCOMPARE(trial.head(u"a.png"_s)->sha256, sha256("a picture"));
}

void TestS3OddStores::anEarlyRefusalIsUnderstood_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("ofAll"); // or of large ones only
    QTest::addColumn<QString>("kind");
    QTest::newRow("413 from a proxy in front") << 413 << false << u"too_large"_s;
    QTest::newRow("403 of the keys") << 403 << true << u"forbidden"_s;
    QTest::newRow("507") << 507 << true << u"store_full"_s;
}

void TestS3OddStores::anEarlyRefusalIsUnderstood()
{
    QFETCH(int, status);
    QFETCH(bool, ofAll);
    QFETCH(QString, kind);
    SimS3 store{SimS3Options{}};
    store.server().isRecording = true;
    store.server().setDoorkeeper([&](const ServedRequest &head) -> std::optional<ServedReply> {
        const bool isLarge = head.header("Content-Length").toLongLong() > 1'000'000;
        return isLarge ? std::optional{ServedReply{.status = status}} : std::nullopt;
    });
    if (ofAll)
        store.server().setFault([&](const ServedRequest &request) -> std::optional<ServedReply> {
            return request.method == "PUT" ? std::optional{ServedReply{.status = status}}
                                           : std::nullopt;
        });
    S3Trial trial{configOf(store)};
    const auto result = trial.put(u"large.png"_s, QByteArray(large, 'l'));
    QCOMPARE(kindOf(result), kind);
    QVERIFY(!result.error().isTransient());
    QVERIFY2(asked(store, "PUT") <= 8, qPrintable(QString::number(asked(store, "PUT"))));
    QCOMPARE(trial.list({}).value().size(), size_t{0}); // nothing empty stays behind
}

void TestS3OddStores::aRealServerThatRefusesALargeOneIsUnderstood()
{
    S3Config wrong = configFor(*m_minio);
    wrong.secretKey = Secret{u"not-the-secret-at-all"_s};
    S3Trial trial{wrong};
    QCOMPARE(kindOf(trial.put(u"large.png"_s, QByteArray(large, 'l'))), u"bad_signature"_s);
}

void TestS3OddStores::aLineThatBreaksIsNoRefusal()
{
    SimS3 store{SimS3Options{}};
    store.server().setDoorkeeper([](const ServedRequest &head) -> std::optional<ServedReply> {
        return head.method == "PUT" ? std::optional{ServedReply{.dropBefore = true}} : std::nullopt;
    });
    store.server().setFault([](const ServedRequest &request) -> std::optional<ServedReply> {
        return request.method == "PUT" ? std::optional{ServedReply{.dropBefore = true}}
                                       : std::nullopt;
    });
    S3Trial trial{configOf(store)};
    const auto result = trial.put(u"large.png"_s, QByteArray(large, 'l'));
    QCOMPARE(kindOf(result), u"dropped"_s);
    QVERIFY(result.error().isTransient());
}

void TestS3OddStores::aRegionIsRemembered()
{
    SimS3Options options;
    options.region = "eu-north-7";
    SimS3 store{options};
    S3Trial first{configOf(store)};
    FINE(first.put(u"a.png"_s, "a picture"));
    QCOMPARE(first.client.region(), u"eu-north-7"_s);
    // Another run of the program: a link that is signed before anything was asked must open.
    S3Trial second{configOf(store)};
    second.client.recallRegion(u"eu-north-7"_s);
    QCOMPARE(second.fetch(second.client.presignedUrl(u"a.png"_s, 60s).value()).status, 200);
    // What the server says now counts more than what was remembered.
    S3Trial third{configOf(store)};
    third.client.recallRegion(u"us-west-1"_s);
    FINE(third.put(u"b.png"_s, "another"));
    third.client.recallRegion(u"us-west-1"_s);
    QCOMPARE(third.client.region(), u"eu-north-7"_s);
}

QTEST_GUILESS_MAIN(TestS3OddStores)
#include "tst_s3oddstores.moc"
