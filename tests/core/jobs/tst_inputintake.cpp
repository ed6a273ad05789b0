// One service for anything a person can give, and every answer with its ticket.

#include "core/jobs/inputintake.h"

#include "core/base/digest.h"
#include "core/library/inputtrouble.h"
#include "core/library/library.h"
#include "core/library/lineage.h"
#include "core/net/httpclient.h"
#include "core/sandbox/fakehttpserver.h"
#include "core/schema/inputname.h"
#include "tests/support/camerapictures.h"
#include "tests/support/pictures.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestInputIntake : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aPictureOfTheLibraryStaysItself();
    void aDeletedPictureIsSaid();
    void anAddressIsFetchedWithProgress();
    void theNextSourceIsTakenWhereTheFirstFails();
    void withoutAnyTheFirstTroubleIsTold();
    void aCancelledOneTellsNothing();
    void theSettingKeepsCameraData();
    void drainingEndsWhatIsUnderWay();

private:
    [[nodiscard]] Result<KeptInput> make(std::vector<InputSource> sources)
    {
        InputOrder order{.ticket = newInputTicket(), .sources = std::move(sources)};
        return QCoro::waitFor(m_intake->make(std::move(order), std::stop_token{}));
    }
    ArtworkId addArtwork(const QByteArray &bytes)
    {
        Artwork artwork;
        artwork.jobId = u"job"_s;
        artwork.createdAt = m_clock.now();
        artwork.mediaType = u"image/png"_s;
        artwork.sha256 = sha256(bytes);
        artwork.md5 = md5(bytes);
        const QString incoming = m_library->originals().incomingFile(u"new"_s);
        writeFile(incoming, bytes);
        if (!m_library->originals().adopt(incoming, artwork))
            qFatal("not kept");
        return *m_library->insert(artwork);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock;
    HttpClient m_http;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<InputIntake> m_intake;
};

void TestInputIntake::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeHttpServer>();
    m_library = *Library::open(m_folder->path(), m_clock);
    m_intake = std::make_unique<InputIntake>(m_http, *m_library);
    m_intake->setOwnPlaces({{.origin = m_server->origin()}});
}

void TestInputIntake::cleanup()
{
    QCoro::waitFor(m_intake->drain());
    m_intake.reset();
    m_library.reset();
}

void TestInputIntake::aPictureOfTheLibraryStaysItself()
{
    const QByteArray bytes = pictureBytes({40, 30});
    const ArtworkId id = addArtwork(bytes);
    const Result<KeptInput> input = make({{.artwork = id}});
    QVERIFY(input);
    QCOMPARE(input->name, inputName(sha256Hex(bytes)));
    const Inputs inputs{m_folder->path()};
    QVERIFY(inputs.wasArtwork(input->name));
    // The same by way of its file, or pasted.
    const Result<KeptInput> pasted = make({{.bytes = bytes}});
    QCOMPARE(pasted->name, input->name);
    // A file that is none of the library is none.
    QVERIFY(!inputs.wasArtwork(make({{.bytes = pictureBytes({9, 9})}})->name));
}

void TestInputIntake::aDeletedPictureIsSaid()
{
    const ArtworkId id = addArtwork(pictureBytes({40, 30}));
    QVERIFY(QFile::remove(m_library->originals().absolutePath(*m_library->artwork(id))));
    for (const ArtworkId one : {id, ArtworkId{4711}}) {
        const Result<KeptInput> input = make({{.artwork = one}});
        QVERIFY(!input);
        QVERIFY(inputTroubleOf(input.error()) == InputTrouble::ArtworkGone);
    }
}

void TestInputIntake::anAddressIsFetchedWithProgress()
{
    const QByteArray bytes = pictureBytes({400, 300});
    m_server->on("GET", "/fox.png", {.body = bytes, .trickle = static_cast<int>(bytes.size() / 3)});
    QSignalSpy progressed{m_intake.get(), &InputIntake::progressed};
    QSignalSpy kept{m_intake.get(), &InputIntake::kept};
    InputOrder order{.ticket = newInputTicket(),
                     .sources = {{.address = QString::fromLatin1(m_server->url("/fox.png"))}}};
    m_intake->take(order);
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(kept.front().at(0).toULongLong(), order.ticket);
    const auto input = kept.front().at(1).value<KeptInput>();
    QCOMPARE(input.fileName, u"fox.png"_s);
    QCOMPARE(input.name, inputName(sha256Hex(bytes)));
    QVERIFY(!progressed.isEmpty());
    QCOMPARE(progressed.last().at(2).toLongLong(), bytes.size());
}

void TestInputIntake::theNextSourceIsTakenWhereTheFirstFails()
{
    m_server->on("GET", "/page", {.body = "<html>a viewer</html>"});
    const Result<KeptInput> input = make({{.address = QString::fromLatin1(m_server->url("/page"))},
                                          {.bytes = pictureBytes({8, 8})}});
    QVERIFY(input);
    QCOMPARE(input->size, QSize(8, 8));
}

void TestInputIntake::withoutAnyTheFirstTroubleIsTold()
{
    m_server->on("GET", "/page", {.body = "<html>a viewer</html>"});
    const Result<KeptInput> input =
        make({{.address = QString::fromLatin1(m_server->url("/page"))}, {.bytes = "no picture"}});
    QVERIFY(!input);
    QVERIFY(inputTroubleOf(input.error()) == InputTrouble::WebPage);
    QVERIFY(!make({}));
}

void TestInputIntake::aCancelledOneTellsNothing()
{
    m_server->on("GET", "/slow", {.hang = true});
    QSignalSpy kept{m_intake.get(), &InputIntake::kept};
    QSignalSpy failed{m_intake.get(), &InputIntake::failed};
    InputOrder order{.ticket = newInputTicket(),
                     .sources = {{.address = QString::fromLatin1(m_server->url("/slow"))}}};
    m_intake->take(order);
    QTRY_COMPARE(m_server->requests.size(), size_t{1});
    m_intake->cancel(order.ticket);
    m_intake->cancel(order.ticket + 1000); // of nobody
    InputOrder other{.ticket = newInputTicket(), .sources = {{.bytes = pictureBytes({8, 8})}}};
    m_intake->take(other);
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(kept.front().at(0).toULongLong(), other.ticket);
    QVERIFY(failed.isEmpty());
    QTRY_COMPARE(m_server->closedByClient, 1);
}

void TestInputIntake::theSettingKeepsCameraData()
{
    const QByteArray bytes = cameraJpeg({40, 30}, 6, true);
    QCOMPARE(make({{.bytes = bytes}})->changes.size(), size_t{2});
    m_library->inputs().setKeepsCameraData(true);
    QVERIFY(make({{.bytes = bytes}})->changes.empty());
}

void TestInputIntake::drainingEndsWhatIsUnderWay()
{
    m_server->on("GET", "/slow", {.hang = true});
    QSignalSpy failed{m_intake.get(), &InputIntake::failed};
    m_intake->take({.ticket = newInputTicket(),
                    .sources = {{.address = QString::fromLatin1(m_server->url("/slow"))}}});
    QTRY_COMPARE(m_server->requests.size(), size_t{1});
    QCoro::waitFor(m_intake->drain());
    QVERIFY(failed.isEmpty());
}

QTEST_GUILESS_MAIN(TestInputIntake)
#include "tst_inputintake.moc"
