#include "tests/support/realminio.h"
#include "tests/support/realradosgw.h"

#include <QtTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace limner::test;

namespace {

bool isAlive(qint64 pid)
{
    // In a container nobody may collect a dead orphan: a zombie is dead too.
    QFile stat{u"/proc/%1/stat"_s.arg(pid)};
    return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z ");
}

} // namespace

class TestRealServers : public QObject {
    Q_OBJECT
private slots:
    void minioAnswersAndGoesWithItsObject();
    void minioComesBackWithItsPort();
    void minioSpeaksTlsWithAPrivateAuthority();
    void minioAnswersBucketsAsHosts();
    void radosgwAnswersByPathAndByHost();
    void aServerDiesWithATestThatCrashes();
};

void TestRealServers::minioAnswersAndGoesWithItsObject()
{
    qint64 pid = 0;
    {
        RealMinio minio;
        minio.start();
        pid = minio.pid();
        QVERIFY(isAlive(pid));
        QCOMPARE(httpStatus(minio.endpoint() + u"/no-such-bucket"_s), 403);
    }
    QVERIFY(!isAlive(pid));
}

void TestRealServers::minioComesBackWithItsPort()
{
    RealMinio minio;
    minio.start();
    const QString before = minio.endpoint();
    minio.stop();
    QCOMPARE(httpStatus(before + u"/minio/health/live"_s), 0);
    minio.start();
    QCOMPARE(minio.endpoint(), before);
    QCOMPARE(httpStatus(before + u"/minio/health/live"_s), 200);
}

void TestRealServers::minioSpeaksTlsWithAPrivateAuthority()
{
    RealMinio minio{{.tls = true}};
    minio.start();
    const QString live = minio.endpoint() + u"/minio/health/live"_s;
    QVERIFY(live.startsWith(u"https://"));
    QCOMPARE(httpStatus(live, minio.caFile()), 200);
    QCOMPARE(httpStatus(live), 0); // no one else trusts it
}

void TestRealServers::minioAnswersBucketsAsHosts()
{
    RealMinio minio{{.region = u"eu-limner-1"_s, .domain = u"localhost"_s}};
    minio.start();
    const QString asHost = u"http://pictures.localhost:%1/x"_s.arg(minio.port());
    QCOMPARE(httpStatus(asHost), 403);
}

void TestRealServers::radosgwAnswersByPathAndByHost()
{
    QString endpoint;
    {
        RealRadosGw ceph;
        ceph.start();
        endpoint = ceph.endpoint();
        QCOMPARE(httpStatus(endpoint + u"/"_s), 200); // an empty list for the anonymous
        QCOMPARE(httpStatus(endpoint + u"/pictures/x"_s), 404);
        QCOMPARE(httpStatus(u"http://pictures.localhost:%1/x"_s.arg(ceph.port())), 404);
    }
    QCOMPARE(httpStatus(endpoint + u"/"_s), 0);
}

void TestRealServers::aServerDiesWithATestThatCrashes()
{
    QProcess crasher;
    crasher.start(QCoreApplication::applicationFilePath(), {u"--crash-with-a-server"_s});
    QVERIFY(crasher.waitForFinished(30'000));
    QCOMPARE(crasher.exitStatus(), QProcess::CrashExit);
    const qint64 pid = crasher.readAllStandardOutput().trimmed().toLongLong();
    QVERIFY(pid > 0);
    QTRY_VERIFY(!isAlive(pid));
}

int main(int argc, char **argv)
{
    QCoreApplication application{argc, argv};
    if (application.arguments().contains(u"--crash-with-a-server"_s)) {
        QTemporaryDir folder;
        ServerProcess server;
        server.start(u"sleep"_s, {u"600"_s}, {}, folder.filePath(u"log"_s));
        printf("%lld\n", static_cast<long long>(server.pid()));
        fflush(stdout);
        folder.remove(); // its destructor will not run
        ::raise(SIGKILL);
    }
    TestRealServers tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_realservers.moc"
