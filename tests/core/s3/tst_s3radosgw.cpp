#include "tests/core/s3/s3trial.h"
#include "tests/support/realradosgw.h"

#include <QtTest>

#include <memory>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The client against a real Ceph gateway: another reading of the same protocol.
class TestS3RadosGw : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase() { m_gateway.reset(); }

    void everyKeyGoesThereAndBack_data();
    void everyKeyGoesThereAndBack();
    void wrongKeysAreTold();
    void aMissingBucketIsTold();
    void aBucketIsCreatedOnce();
    void aTamperedBodyIsRejected();
    void anExpiredLinkIsRefused();
    void onlyThePrefixBecomesPublic();
    void bucketsAnswerAsHosts();
    void aWrongClockIsCorrected();

private:
    [[nodiscard]] S3Config config() const { return configFor(*m_gateway); }
    std::unique_ptr<RealRadosGw> m_gateway;
};

void TestS3RadosGw::initTestCase()
{
    m_gateway = std::make_unique<RealRadosGw>();
    m_gateway->start();
    S3Trial trial{config()};
    FINE(trial.createBucket());
}

void TestS3RadosGw::everyKeyGoesThereAndBack_data()
{
    QTest::addColumn<QString>("key");
    for (const QString &key : oddKeys())
        QTest::newRow(qUtf8Printable(key)) << key;
}

void TestS3RadosGw::everyKeyGoesThereAndBack()
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
    QCOMPARE(trial.bytes(key).value_or("?"), bytes);
    const auto listed = trial.list(key);
    FINE(listed);
    QCOMPARE(listed->size(), size_t{1});
    QCOMPARE(listed->front().key, key);
    const Result<QByteArray> link = trial.client.presignedUrl(key, 60s);
    FINE(link);
    QCOMPARE(trial.fetch(*link).body, bytes);
    FINE(trial.remove(key));
    FINE(trial.remove(key));
    QCOMPARE(kindOf(trial.head(key)), u"not_found"_s);
}

void TestS3RadosGw::wrongKeysAreTold()
{
    S3Config wrong = config();
    wrong.accessKey = u"somebody-else"_s;
    S3Trial first{wrong};
    QCOMPARE(kindOf(first.put(u"x.png"_s, "x")), u"bad_access_key"_s);
    wrong = config();
    wrong.secretKey = Secret{u"not-the-secret-at-all"_s};
    S3Trial second{wrong};
    QCOMPARE(kindOf(second.put(u"x.png"_s, "x")), u"bad_signature"_s);
}

void TestS3RadosGw::aMissingBucketIsTold()
{
    S3Config other = config();
    other.bucket = u"no-such-bucket"_s;
    S3Trial trial{other};
    QCOMPARE(kindOf(trial.headBucket()), u"bucket_missing"_s);
    QCOMPARE(kindOf(trial.put(u"x.png"_s, "x")), u"bucket_missing"_s);
}

void TestS3RadosGw::aBucketIsCreatedOnce()
{
    S3Config other = config();
    other.bucket = u"brand-new-bucket"_s;
    S3Trial trial{other};
    FINE(trial.createBucket());
    FINE(trial.createBucket());
    FINE(trial.headBucket());
}

void TestS3RadosGw::aTamperedBodyIsRejected()
{
    S3Trial trial{config()};
    PutObject object = trial.object(u"tampered.png"_s, "the bytes on disk");
    object.sha256 = sha256("the bytes we meant");
    object.md5 = {};
    QCOMPARE(kindOf(trial.put(std::move(object))), u"bad_digest"_s);
    PutObject second = trial.object(u"tampered.png"_s, "bytes");
    second.md5 = md5("others");
    QCOMPARE(kindOf(trial.put(std::move(second))), u"bad_digest"_s);
    QCOMPARE(kindOf(trial.head(u"tampered.png"_s)), u"not_found"_s);
}

void TestS3RadosGw::anExpiredLinkIsRefused()
{
    S3Trial trial{config()};
    FINE(trial.put(u"old.png"_s, "x"));
    ManualClock past{trial.clock.now().addSecs(-600)};
    const S3Client then{trial.http, past, config()};
    QCOMPARE(trial.fetch(then.presignedUrl(u"old.png"_s, 1200s).value()).status, 200);
    QCOMPARE(trial.fetch(then.presignedUrl(u"old.png"_s, 60s).value()).status, 403);
}

void TestS3RadosGw::onlyThePrefixBecomesPublic()
{
    S3Trial trial{config()};
    FINE(trial.put(u"shared/a.png"_s, "picture"));
    FINE(trial.put(u"private/a.png"_s, "picture"));
    QCOMPARE(trial.isPublic(u"shared/a.png"_s).value_or(true), false);
    FINE(trial.makePublic(u"shared"_s));
    QCOMPARE(trial.isPublic(u"shared/a.png"_s).value_or(false), true);
    QCOMPARE(trial.isPublic(u"private/a.png"_s).value_or(true), false);
}

void TestS3RadosGw::bucketsAnswerAsHosts()
{
    S3Config byHost = config();
    byHost.endpoint = u"http://localhost:%1"_s.arg(m_gateway->port());
    byHost.addressing = Addressing::VirtualHost;
    S3Trial trial{byHost};
    FINE(trial.put(u"host/é.png"_s, "picture"));
    QCOMPARE(trial.bytes(u"host/é.png"_s).value_or("?"), QByteArray{"picture"});
}

void TestS3RadosGw::aWrongClockIsCorrected()
{
    HttpClient http;
    ManualClock clock{QDateTime::currentDateTimeUtc().addSecs(-3600)};
    S3Client client{http, clock, config()};
    FINE(QCoro::waitFor(client.putBytes(u"clock.png"_s, "tick", "image/png", {})));
    QVERIFY(std::abs(client.clockOffset().count() - 3600) < 60);
    S3Client second{http, clock, config()};
    FINE(QCoro::waitFor(S3Bucket{second}.head({})));
}

QTEST_GUILESS_MAIN(TestS3RadosGw)
#include "tst_s3radosgw.moc"
