#include "tests/core/s3/s3trial.h"
#include "tests/support/realminio.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The client against MinIO servers that are set up in their own ways.
class TestS3MinioSetups : public QObject {
    Q_OBJECT
private slots:
    void aStrictRegionIsLearned();
    void aStrictRegionIsLearnedForANewBucket();
    void bucketsAnswerAsHosts();
    void tlsNeedsTheAuthority();
    void aStoppedServerIsOffline();
};

void TestS3MinioSetups::aStrictRegionIsLearned()
{
    RealMinio strict{{.region = u"eu-north-7"_s}};
    strict.start();
    S3Config good = configFor(strict);
    good.region = u"eu-north-7"_s;
    S3Trial first{good};
    FINE(first.createBucket());
    for (const QString &region : {u""_s, u"eu-west-1"_s}) {
        S3Config wrong = configFor(strict);
        wrong.region = region;
        S3Trial byPut{wrong};
        FINE(byPut.put(u"x.png"_s, "x"));
        QCOMPARE(byPut.client.region(), u"eu-north-7"_s);
        QCOMPARE(byPut.fetch(byPut.client.presignedUrl(u"x.png"_s, 60s).value()).status, 200);
        S3Trial byHead{wrong};
        FINE(byHead.head(u"x.png"_s));
        QCOMPARE(byHead.client.region(), u"eu-north-7"_s);
        S3Trial byBucket{wrong};
        FINE(byBucket.headBucket());
        QCOMPARE(byBucket.client.region(), u"eu-north-7"_s);
    }
}

void TestS3MinioSetups::aStrictRegionIsLearnedForANewBucket()
{
    RealMinio strict{{.region = u"eu-north-7"_s}};
    strict.start();
    for (const QString &region : {u""_s, u"eu-west-1"_s}) {
        S3Config wrong = configFor(strict);
        wrong.region = region;
        wrong.bucket = u"new-"_s + (region.isEmpty() ? u"empty"_s : region);
        S3Trial trial{wrong};
        FINE(trial.createBucket());
        QCOMPARE(trial.client.region(), u"eu-north-7"_s);
        FINE(trial.put(u"x.png"_s, "x"));
    }
}

void TestS3MinioSetups::bucketsAnswerAsHosts()
{
    RealMinio hosts{{.domain = u"localhost"_s}};
    hosts.start();
    S3Config byHost = configFor(hosts);
    byHost.addressing = Addressing::VirtualHost;
    S3Trial trial{byHost};
    FINE(trial.createBucket());
    FINE(trial.put(u"a b/é.png"_s, "picture"));
    QCOMPARE(trial.bytes(u"a b/é.png"_s).value_or("?"), QByteArray{"picture"});
    QVERIFY(trial.client.publicUrl(u"x"_s).startsWith("http://gallery.localhost:"));
    const QByteArray link = trial.client.presignedUrl(u"a b/é.png"_s, 60s).value();
    QCOMPARE(trial.fetch(link).body, QByteArray{"picture"});
    QCOMPARE(trial.list({}).value().size(), size_t{1});
}

void TestS3MinioSetups::tlsNeedsTheAuthority()
{
    RealMinio secure{{.tls = true}};
    secure.start();
    S3Config trusted = configFor(secure);
    S3Trial trial{trusted};
    FINE(trial.createBucket());
    FINE(trial.put(u"x.png"_s, "x"));
    S3Config untrusted = trusted;
    untrusted.caFile.clear();
    S3Trial second{untrusted};
    QCOMPARE(kindOf(second.put(u"x.png"_s, "x")), u"tls"_s);
    S3Config plain = trusted;
    plain.endpoint.replace(u"https:"_s, u"http:"_s);
    S3Trial third{plain};
    QCOMPARE(kindOf(third.put(u"x.png"_s, "x")), u"insecure_client"_s);
}

void TestS3MinioSetups::aStoppedServerIsOffline()
{
    RealMinio minio;
    minio.start();
    S3Trial trial{configFor(minio)};
    FINE(trial.createBucket());
    minio.stop();
    const auto result = trial.put(u"x.png"_s, "x");
    QCOMPARE(kindOf(result), u"offline"_s);
    QVERIFY(result.error().isTransient());
    minio.start();
    FINE(trial.put(u"x.png"_s, "x"));
}

QTEST_GUILESS_MAIN(TestS3MinioSetups)
#include "tst_s3miniosetups.moc"
