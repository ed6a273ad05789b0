#include "tests/core/s3/s3trial.h"
#include "tests/support/realminio.h"

#include <QtTest>

#include <memory>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The client against a real MinIO server. A missing server is a failed test.
class TestS3Minio : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase() { m_minio.reset(); }

    void everyKeyGoesThereAndBack_data();
    void everyKeyGoesThereAndBack();
    void headersAndMetadataAreKept();
    void emptyAndLargeFilesAreStored();
    void listsFollowPages();
    void removingTwiceIsFine();
    void aFileArrivesAsItWasSent();
    void aWrongAccessKeyIsTold();
    void aWrongSecretIsTold();
    void aMissingBucketIsTold();
    void aBucketIsCreatedOnce();
    void aTamperedBodyIsRejected();
    void aWrongMd5IsRejected();
    void badNamesAreTold();
    void aSignedLinkOpensForAWeekAtMost();
    void anExpiredLinkIsRefused();
    void onlyThePrefixBecomesPublic();
    void aWrongClockIsCorrected();
    void theConsoleIsNoStore();

private:
    [[nodiscard]] S3Config config() const { return configFor(*m_minio); }
    std::unique_ptr<RealMinio> m_minio;
};

void TestS3Minio::initTestCase()
{
    m_minio = std::make_unique<RealMinio>();
    m_minio->start();
    S3Trial trial{config()};
    FINE(trial.createBucket());
}

void TestS3Minio::everyKeyGoesThereAndBack_data()
{
    QTest::addColumn<QString>("key");
    for (const QString &key : oddKeys())
        QTest::newRow(qUtf8Printable(key)) << key;
}

void TestS3Minio::everyKeyGoesThereAndBack()
{
    QFETCH(const QString, key);
    S3Trial trial{config()};
    const QByteArray bytes = "picture of " + key.toUtf8();
    const Result<ObjectInfo> stored = trial.put(key, bytes);
    FINE(stored);
    QCOMPARE(stored->etag, md5(bytes).toHex());
    const Result<ObjectInfo> head = trial.head(key);
    FINE(head);
    QCOMPARE(head->bytes, bytes.size());
    QCOMPARE(head->etag, stored->etag);
    QCOMPARE(head->contentType, QByteArray{"image/png"});
    QVERIFY(std::abs(head->modified.secsTo(trial.clock.now())) < 3600);
    QCOMPARE(trial.bytes(key).value_or("?"), bytes);
    const auto listed = trial.list(key);
    FINE(listed);
    QCOMPARE(listed->size(), size_t{1});
    QCOMPARE(listed->front().key, key);
    QCOMPARE(listed->front().etag, stored->etag);
    const Result<QByteArray> link = trial.client.presignedUrl(key, 60s);
    FINE(link);
    QCOMPARE(trial.fetch(*link).body, bytes);
    FINE(trial.remove(key));
    QCOMPARE(kindOf(trial.head(key)), u"not_found"_s);
}

void TestS3Minio::headersAndMetadataAreKept()
{
    S3Trial trial{config()};
    PutObject object = trial.object(u"meta.png"_s, "x");
    object.downloadName = u"été \"1\".png"_s;
    object.metadata = {{"Prompt", "a  red coat, été\n100%"}, {"huge", QByteArray(5000, 'x')}};
    FINE(trial.put(std::move(object)));
    const HttpResponse got = trial.fetch(trial.client.presignedUrl(u"meta.png"_s, 60s).value());
    QCOMPARE(got.status, 200);
    QCOMPARE(got.header("x-amz-meta-prompt"),
             QByteArray{"a%20%20red%20coat%2C%20%C3%A9t%C3%A9%0A100%25"});
    QCOMPARE(got.header("x-amz-meta-huge"), QByteArray{});
    QCOMPARE(got.header("content-disposition"),
             QByteArray{
                 "inline; filename=\"_t_ _1_.png\"; filename*=UTF-8''%C3%A9t%C3%A9%20%221%22.png"});
    QVERIFY(got.header("cache-control").contains("immutable"));
}

void TestS3Minio::emptyAndLargeFilesAreStored()
{
    S3Trial trial{config()};
    FINE(trial.put(u"empty"_s, {}));
    QCOMPARE(trial.head(u"empty"_s).value_or(ObjectInfo{.bytes = -1}).bytes, 0);
    qint64 last = 0;
    PutObject large = trial.object(u"large"_s, QByteArray(20 << 20, 'l'));
    large.onProgress = [&](qint64 done, qint64) { last = std::max(last, done); };
    FINE(trial.put(std::move(large)));
    QCOMPARE(last, 20 << 20);
    FINE(trial.remove(u"large"_s));
}

void TestS3Minio::listsFollowPages()
{
    S3Trial trial{config()};
    std::vector<QCoro::Task<Result<ObjectInfo>>> tasks;
    for (int i = 0; i < 1005; ++i)
        tasks.push_back(
            trial.client.putBytes(u"page/%1"_s.arg(i, 4, 10, QChar{u'0'}), "x", "text/plain", {}));
    for (auto &task : tasks)
        FINE(QCoro::waitFor(std::move(task)));
    const auto all = trial.list(u"page/"_s);
    FINE(all);
    QCOMPARE(all->size(), size_t{1005});
    QCOMPARE(all->back().key, u"page/1004"_s);
    QCOMPARE(QCoro::waitFor(trial.client.list(u"page/"_s, {}, {})).value().objects.size(),
             size_t{1000});
    QCOMPARE(trial.list(u"nothing/"_s).value().size(), size_t{0});
}

void TestS3Minio::removingTwiceIsFine()
{
    S3Trial trial{config()};
    FINE(trial.remove(u"never-was.png"_s));
    FINE(trial.remove(u"never-was.png"_s));
    QCOMPARE(kindOf(trial.remove({})), u"invalid_input"_s);
}

void TestS3Minio::aFileArrivesAsItWasSent()
{
    S3Trial trial{config()};
    QByteArray bytes(3'000'000, Qt::Uninitialized);
    QRandomGenerator{1}.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    FINE(trial.put(u"random.bin"_s, bytes));
    const HttpResponse got = trial.fetch(trial.client.presignedUrl(u"random.bin"_s, 60s).value());
    QCOMPARE(got.body.size(), bytes.size());
    QCOMPARE(sha256(got.body), sha256(bytes));
    QCOMPARE(kindOf(trial.bytes(u"absent"_s)), u"not_found"_s);
}

void TestS3Minio::aWrongAccessKeyIsTold()
{
    S3Config wrong = config();
    wrong.accessKey = u"somebody-else"_s;
    S3Trial trial{wrong};
    const auto result = trial.put(u"x.png"_s, "x");
    QCOMPARE(kindOf(result), u"bad_access_key"_s);
    QVERIFY(!result.error().message.contains(u"somebody"_s));
    QVERIFY(!result.error().isTransient());
}

void TestS3Minio::aWrongSecretIsTold()
{
    S3Config wrong = config();
    wrong.secretKey = Secret{u"not-the-secret-at-all"_s};
    S3Trial trial{wrong};
    const auto result = trial.put(u"x.png"_s, "x");
    QCOMPARE(kindOf(result), u"bad_signature"_s);
    QVERIFY(!why(result).contains(u"not-the-secret"_s));
    QCOMPARE(kindOf(trial.list({})), u"bad_signature"_s);
}

void TestS3Minio::aMissingBucketIsTold()
{
    S3Config other = config();
    other.bucket = u"no-such-bucket"_s;
    S3Trial trial{other};
    QCOMPARE(kindOf(trial.headBucket()), u"bucket_missing"_s);
    QCOMPARE(kindOf(trial.put(u"x.png"_s, "x")), u"bucket_missing"_s);
    QCOMPARE(kindOf(trial.list({})), u"bucket_missing"_s);
}

void TestS3Minio::aBucketIsCreatedOnce()
{
    S3Config other = config();
    other.bucket = u"brand.new-bucket"_s;
    S3Trial trial{other};
    FINE(trial.createBucket());
    FINE(trial.createBucket());
    FINE(trial.headBucket());
    FINE(trial.put(u"x.png"_s, "x"));
}

void TestS3Minio::aTamperedBodyIsRejected()
{
    S3Trial trial{config()};
    PutObject object = trial.object(u"tampered.png"_s, "the bytes on disk");
    object.sha256 = sha256("the bytes we meant");
    object.md5 = {};
    QCOMPARE(kindOf(trial.put(std::move(object))), u"bad_digest"_s);
    QCOMPARE(kindOf(trial.head(u"tampered.png"_s)), u"not_found"_s);
    PutObject shorter = trial.object(u"tampered.png"_s, "the bytes on disk");
    shorter.bytes = 5;
    QCOMPARE(kindOf(trial.put(std::move(shorter))), u"bad_digest"_s);
    PutObject gone = trial.object(u"tampered.png"_s, "the bytes on disk");
    QFile::remove(gone.file);
    QCOMPARE(kindOf(trial.put(std::move(gone))), u"io"_s);
}

void TestS3Minio::aWrongMd5IsRejected()
{
    S3Trial trial{config()};
    PutObject object = trial.object(u"md5.png"_s, "bytes");
    object.md5 = md5("others");
    QCOMPARE(kindOf(trial.put(std::move(object))), u"bad_digest"_s);
    QCOMPARE(kindOf(trial.head(u"md5.png"_s)), u"not_found"_s);
}

void TestS3Minio::badNamesAreTold()
{
    S3Trial trial{config()};
    QCOMPARE(kindOf(trial.put(u"a//b.png"_s, "x")), u"bad_name"_s);
    QCOMPARE(kindOf(trial.put(QString(1100, u'k'), "x")), u"bad_name"_s);
}

void TestS3Minio::aSignedLinkOpensForAWeekAtMost()
{
    S3Trial trial{config()};
    FINE(trial.put(u"a week.png"_s, "seven days"));
    const Result<QByteArray> link = trial.client.presignedUrl(u"a week.png"_s, 604'800s);
    FINE(link);
    QCOMPARE(trial.fetch(*link).body, QByteArray{"seven days"});
    QCOMPARE(kindOf(trial.client.presignedUrl(u"a"_s, 604'801s)), u"invalid_input"_s);
    QCOMPARE(kindOf(trial.client.presignedUrl(u"a"_s, 0s)), u"invalid_input"_s);
    QByteArray forged = *link;
    forged.replace("a%20week", "md5");
    QCOMPARE(trial.fetch(forged).status, 403);
}

void TestS3Minio::anExpiredLinkIsRefused()
{
    S3Trial trial{config()};
    FINE(trial.put(u"old.png"_s, "x"));
    ManualClock past{trial.clock.now().addSecs(-600)};
    const S3Client then{trial.http, past, config()};
    QCOMPARE(trial.fetch(then.presignedUrl(u"old.png"_s, 1200s).value()).status, 200);
    const HttpResponse expired = trial.fetch(then.presignedUrl(u"old.png"_s, 60s).value());
    QCOMPARE(expired.status, 403);
    QVERIFY(expired.body.contains("expired"));
}

void TestS3Minio::onlyThePrefixBecomesPublic()
{
    S3Trial trial{config()};
    for (const QString &key : {u"shared/a b.png"_s, u"private/a.png"_s, u"second/a.png"_s})
        FINE(trial.put(key, "picture"));
    QCOMPARE(trial.isPublic(u"shared/a b.png"_s).value_or(true), false);
    FINE(trial.makePublic(u"shared"_s));
    FINE(trial.makePublic(u"shared/"_s));
    FINE(trial.makePublic(u"second"_s));
    QCOMPARE(trial.isPublic(u"shared/a b.png"_s).value_or(false), true);
    QCOMPARE(trial.isPublic(u"second/a.png"_s).value_or(false), true);
    QCOMPARE(trial.isPublic(u"private/a.png"_s).value_or(true), false);
    QCOMPARE(trial.isPublic(u"shared/absent.png"_s).value_or(true), false);
    QCOMPARE(trial.fetch(trial.client.publicUrl(u"shared/a b.png"_s)).body, QByteArray{"picture"});
    const Result<QByteArray> policy = QCoro::waitFor(S3Bucket{trial.client}.policy({}));
    FINE(policy);
    QCOMPARE(policy->count("LimnerPublicRead"), 2);
}

void TestS3Minio::aWrongClockIsCorrected()
{
    HttpClient http;
    for (const int hours : {-1, 26}) {
        ManualClock clock{QDateTime::currentDateTimeUtc().addSecs(hours * 3600)};
        S3Client client{http, clock, config()};
        const Result<ObjectInfo> stored =
            QCoro::waitFor(client.putBytes(u"clock.png"_s, "tick", "image/png", {}));
        FINE(stored);
        QVERIFY(std::abs(client.clockOffset().count() + hours * 3600) < 60);
        S3Trial trial{config()};
        QCOMPARE(trial.fetch(client.presignedUrl(u"clock.png"_s, 60s).value()).status, 200);
        S3Client second{http, clock, config()};
        FINE(QCoro::waitFor(S3Bucket{second}.head({})));
    }
}

void TestS3Minio::theConsoleIsNoStore()
{
    S3Config console = config();
    console.endpoint = u"http://127.0.0.1:%1"_s.arg(m_minio->consolePort());
    S3Trial trial{console};
    const Result<> bucket = trial.headBucket();
    QVERIFY2(kindOf(bucket) == u"not_an_object_store"_s, qPrintable(why(bucket)));
    const auto put = trial.put(u"x.png"_s, "x");
    QVERIFY2(kindOf(put) == u"not_an_object_store"_s, qPrintable(why(put)));
    const auto list = trial.list({});
    QVERIFY2(kindOf(list) == u"not_an_object_store"_s, qPrintable(why(list)));
}

QTEST_GUILESS_MAIN(TestS3Minio)
#include "tst_s3minio.moc"
