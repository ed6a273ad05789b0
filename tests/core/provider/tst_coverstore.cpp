#include "tests/core/provider/finderfixture.h"
#include "core/sandbox/brokenpictures.h"
#include "tests/support/camerapictures.h"

#include <QBuffer>
#include <QDir>

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray png(QSize size)
{
    QImage image{size, QImage::Format_RGB32};
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

//! Covers, as the finder brings them.
class TestCoverStore : public QObject {
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<FinderFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void coversAreFetchedOnceAndScaled();
    void coversStandUpright_data();
    void coversStandUpright();
    void coversThatAreNoneAreRefused_data();
    void coversThatAreNoneAreRefused();
    void coversFollowARedirectWithoutTheKey();
    void fewCoversAtATimeTheLastFirst();

private:
    std::unique_ptr<FinderFixture> m_fixture;
};

void TestCoverStore::coversAreFetchedOnceAndScaled()
{
    m_fixture->sim.server().on("GET", "/big.png", {.body = png(QSize{2000, 500})});
    QSignalSpy ready{m_fixture->finder.get(), &ModelFinder::coverReady};
    m_fixture->finder->wantCover(m_fixture->address("/big.png"));
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(at<QImage>(ready, 1).size(), QSize(512, 128));
    m_fixture->finder->wantCover(m_fixture->address("/covers/acme/inkbrush.png"));
    QTRY_COMPARE(ready.size(), 2);
    QCOMPARE(at<QImage>(ready, 1).size(), QSize(480, 320));
    QCOMPARE(m_fixture->sim.tokensLeaked, 0);
    m_fixture->restart();
    m_fixture->goOffline();
    QSignalSpy kept{m_fixture->finder.get(), &ModelFinder::coverReady};
    m_fixture->finder->wantCover(m_fixture->address("/big.png"));
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(at<QImage>(kept, 1).size(), QSize(512, 128));
}

void TestCoverStore::coversStandUpright_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const char *const format : {"png", "jpeg", "webp"})
        QTest::newRow(format) << QByteArray{format};
}

// Its notes say that what is stored lies on its left side: its top is the right edge.
void TestCoverStore::coversStandUpright()
{
    QFETCH(QByteArray, format);
    QImage lying{QSize{1200, 600}, QImage::Format_RGB32};
    lying.fill(Qt::darkCyan);
    for (int y = 0; y < lying.height(); ++y) {
        for (int x = 0; x < 100; ++x)
            lying.setPixelColor(x, y, Qt::red);
    }
    QByteArray body;
    QBuffer buffer{&body};
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(lying.save(&buffer, format.constData(), 100));
    m_fixture->sim.server().on("GET", "/turned", {.body = noted(body, cameraNotes(6, false))});
    QSignalSpy ready{m_fixture->finder.get(), &ModelFinder::coverReady};
    for (int time = 0; time < 2; ++time) { // fetched, then kept
        m_fixture->finder->wantCover(m_fixture->address("/turned"));
        QTRY_COMPARE(ready.size(), 1);
        const auto cover = at<QImage>(ready, 1);
        QCOMPARE(cover.size(), QSize(256, 512));
        QVERIFY(cover.pixelColor(128, 10).red() > 200 && cover.pixelColor(128, 500).red() < 50);
        ready.clear();
    }
    QCOMPARE(m_fixture->sim.server().requests.size(), size_t{1});
}

void TestCoverStore::coversThatAreNoneAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    QTest::newRow("HTML") << QByteArray{"<html>Sign in</html>"} << 200 << u"not_an_image"_s;
    QTest::newRow("empty") << QByteArray{} << 200 << u"not_an_image"_s;
    QTest::newRow("a drawing") << QByteArray{R"(<svg xmlns="http://www.w3.org/2000/svg"/>)"} << 200
                               << u"not_an_image"_s;
    QTest::newRow("cut") << png(QSize{300, 300}).left(60) << 200 << u"not_an_image"_s;
    QTest::newRow("bomb") << bombPng() << 200 << u"image_too_large"_s;
    QTest::newRow("too many bytes")
        << QByteArray(CoverStore::largestFile + 1, 'x') << 200 << u"too_large"_s;
    QTest::newRow("gone") << QByteArray{"Not Found"} << 404 << u"not_found"_s;
    QTest::newRow("broken server") << QByteArray{"oops"} << 502 << u"server_error"_s;
}

void TestCoverStore::coversThatAreNoneAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, kind);
    m_fixture->sim.server().on("GET", "/odd.png", {.status = status, .body = body});
    QSignalSpy failed{m_fixture->finder.get(), &ModelFinder::coverFailed};
    m_fixture->finder->wantCover(m_fixture->address("/odd.png"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(toString(at<Error>(failed, 1).kind), kind);
    m_fixture->finder->wantCover(m_fixture->address("/odd.png"));
    QTRY_COMPARE(failed.size(), 2);
    // What will be no better is not asked for again.
    QCOMPARE(m_fixture->sim.server().requests.size(), status == 502 ? size_t{2} : size_t{1});
    QVERIFY(QDir{m_fixture->folder.filePath(u"finder/covers"_s)}.entryList(QDir::Files).isEmpty());
}

void TestCoverStore::coversFollowARedirectWithoutTheKey()
{
    FakeHttpServer other;
    other.on("GET", "/there.png", {.body = png(QSize{20, 20})});
    m_fixture->sim.server().on("GET", "/here.png",
                               {.status = 302, .headers = {{"Location", other.url("/there.png")}}});
    m_fixture->sim.server().on(
        "GET", "/round.png",
        {.status = 302, .headers = {{"Location", m_fixture->address("/round.png").toLatin1()}}});
    m_fixture->sim.server().on("GET", "/file.png",
                               {.status = 302, .headers = {{"Location", "file:///etc/passwd"}}});
    QSignalSpy ready{m_fixture->finder.get(), &ModelFinder::coverReady};
    QSignalSpy failed{m_fixture->finder.get(), &ModelFinder::coverFailed};
    m_fixture->finder->wantCover(
        QString::fromLatin1(m_fixture->sim.server().url("/here.png"))); // with the key
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(!m_fixture->sim.server().requests.front().header("Authorization").isEmpty());
    QVERIFY(other.requests.front().header("Authorization").isEmpty());
    m_fixture->finder->wantCover(m_fixture->address("/round.png"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(toString(at<Error>(failed, 1).kind), u"redirected"_s);
    m_fixture->finder->wantCover(m_fixture->address("/file.png"));
    QTRY_COMPARE(failed.size(), 2);
    QCOMPARE(toString(at<Error>(failed, 1).kind), u"invalid_input"_s);
}

void TestCoverStore::fewCoversAtATimeTheLastFirst()
{
    m_fixture->sim.server().setFault(
        [](const ServedRequest &) { return ServedReply{.hang = true}; });
    for (int i = 0; i < 20; ++i)
        m_fixture->finder->wantCover(m_fixture->address("/c" + QByteArray::number(i) + ".png"));
    QTRY_COMPARE(m_fixture->sim.server().requests.size(), size_t{CoverStore::mostAtOnce});
    m_fixture->finder->dropCovers();
    m_fixture->finder->wantCover(m_fixture->address("/seen.png"));
    m_fixture->sim.server().setFault({});
    m_fixture->http->dropConnections(); // those under way end
    QSignalSpy failed{m_fixture->finder.get(), &ModelFinder::coverFailed};
    QTRY_COMPARE(failed.size(), CoverStore::mostAtOnce + 1);
    QCOMPARE(m_fixture->sim.server().requests.size(), size_t{CoverStore::mostAtOnce} + 1);
    QCOMPARE(m_fixture->sim.server().requests.back().target, QByteArray{"/seen.png"});
}

QTEST_GUILESS_MAIN(TestCoverStore)
#include "tst_coverstore.moc"
