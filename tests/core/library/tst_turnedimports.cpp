// Imports of earlier versions: their sizes and thumbnails were kept as they are stored. Now they
// are as they are seen.
#include "core/library/thumbnails.h"
#include "tests/support/camerapictures.h"
#include "tests/support/pictures.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestTurnedImports : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void whatIsShownIsUprightAtOnce_data();
    void whatIsShownIsUprightAtOnce();
    void theOthersAreLookedAtInTheBackground();
    void whatIsAwayIsLookedAtWhenItIsBack();
    void whatIsMadeAnewMeanwhileStays();

private:
    //! As an earlier version kept it: 120 x 80 with thumbnails that lie on their side, if it does.
    ArtworkId addOld(const QByteArray &bytes, const QString &name);
    [[nodiscard]] QString fileOf(ArtworkId id)
    {
        return m_library->originals().absolutePath(*m_library->artwork(id));
    }
    [[nodiscard]] QByteArray signature(ArtworkId id);

    ManualClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void TestTurnedImports::initTestCase()
{
    qRegisterMetaType<std::vector<ArtworkId>>();
}

void TestTurnedImports::init()
{
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

ArtworkId TestTurnedImports::addOld(const QByteArray &bytes, const QString &name)
{
    const QString incoming = m_library->originals().incomingFile(name);
    writeFile(incoming, bytes);
    Artwork artwork;
    artwork.jobId = u"found-"_s + name;
    artwork.mediaType = u"image/png"_s;
    artwork.size = {120, 80};
    if (!m_library->originals().adopt(incoming, artwork))
        return 0;
    const ArtworkId id = m_library->insert(artwork).value_or(0);
    QImage lying{120, 80, QImage::Format_RGB32};
    lying.fill(Qt::black);
    QByteArray thumbnail;
    QBuffer buffer{&thumbnail};
    buffer.open(QIODevice::WriteOnly);
    lying.save(&buffer, "jpg");
    ThumbnailPack pack{m_folder->filePath(u"thumbnails/pack"_s)};
    std::map<std::pair<ArtworkId, int>, PackPlace> places;
    for (const int edge : Thumbnails::edges())
        places[{id, edge}] = pack.append(id, edge, thumbnail).value_or(PackPlace{});
    m_library->notePacked(places);
    m_library->noteLooks({{id, signatureOf(lying)}});
    const auto listed = m_library->database().run(u"INSERT INTO unmeasured VALUES (?)"_s, {id});
    return listed ? id : 0;
}

QByteArray TestTurnedImports::signature(ArtworkId id)
{
    Result<QSqlQuery> row = m_library->database().run(
        u"SELECT record FROM artwork_signatures WHERE artwork_id = ?"_s, {id});
    return row && row->next() ? row->value(0).toByteArray() : QByteArray{};
}

void TestTurnedImports::whatIsShownIsUprightAtOnce_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QSize>("seen");
    QTest::newRow("PNG") << cameraPng({120, 80}, 6, false) << QSize{80, 120};
    QTest::newRow("JPEG") << cameraJpeg({120, 80}, 8, false) << QSize{80, 120};
    QTest::newRow("on its head") << cameraPng({120, 80}, 3, false) << QSize{120, 80};
    QTest::newRow("upright") << cameraPng({120, 80}, 1, false) << QSize{120, 80};
}

void TestTurnedImports::whatIsShownIsUprightAtOnce()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QSize, seen);
    const ArtworkId id = addOld(bytes, u"one"_s);
    const QByteArray before = signature(id);
    const bool isTurned = QByteArray{QTest::currentDataTag()} != "upright";
    QSignalSpy changed{m_library.get(), &Library::artworksChanged};
    {
        Thumbnails thumbnails{*m_library};
        QSignalSpy ready{&thumbnails, &Thumbnails::ready};
        thumbnails.request(id, Thumbnails::smallEdge);
        QTRY_COMPARE(ready.size(), 1);
        const auto image = ready.front().at(2).value<QImage>();
        QCOMPARE(image.size(), seen);
        QCOMPARE(image.pixelColor(5, 5) != QColor{Qt::black}, isTurned); // made anew
    } // what it knows is written down
    QCOMPARE(m_library->artwork(id)->size, seen);
    QCOMPARE(changed.size(), isTurned ? 1 : 0);
    QCOMPARE(signature(id) != before, isTurned);
    QVERIFY(m_library->reader().unmeasured().empty());
    // Both of the pack are the new ones now.
    QVERIFY(QFile::remove(fileOf(id)));
    for (const int edge : Thumbnails::edges()) {
        Thumbnails thumbnails{*m_library};
        QSignalSpy ready{&thumbnails, &Thumbnails::ready};
        thumbnails.request(id, edge);
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(ready.front().at(2).value<QImage>().size(), seen);
    }
}

void TestTurnedImports::theOthersAreLookedAtInTheBackground()
{
    std::vector<ArtworkId> ids;
    for (int i = 0; i < 12; ++i)
        ids.push_back(addOld(cameraPng({120, 80}, i % 3 == 0 ? 6 : 1, false), QString::number(i)));
    {
        Thumbnails thumbnails{*m_library};
        QSignalSpy idle{&thumbnails, &Thumbnails::idle};
        thumbnails.lookAgain();
        QTRY_VERIFY(!idle.empty() && thumbnails.isIdle());
    }
    QVERIFY(m_library->reader().unmeasured().empty());
    for (size_t i = 0; i < ids.size(); ++i)
        QCOMPARE(m_library->artwork(ids[i])->size, i % 3 == 0 ? QSize(80, 120) : QSize(120, 80));
    QCOMPARE(m_library->reader().count({.text = u"ratio:portrait"_s}), 4);
}

void TestTurnedImports::whatIsAwayIsLookedAtWhenItIsBack()
{
    const ArtworkId id = addOld(cameraPng({120, 80}, 6, false), u"one"_s);
    const QString file = fileOf(id);
    QVERIFY(QFile::rename(file, file + u".away"_s));
    const auto look = [this] {
        Thumbnails thumbnails{*m_library};
        QSignalSpy ready{&thumbnails, &Thumbnails::ready};
        thumbnails.lookAgain();
        return QTest::qWaitFor([&] { return ready.size() == 2; });
    };
    QVERIFY(look()); // as it was
    QCOMPARE(m_library->artwork(id)->size, QSize(120, 80));
    QCOMPARE(m_library->reader().unmeasured(), std::vector<ArtworkId>{id});
    QVERIFY(QFile::rename(file + u".away"_s, file));
    QVERIFY(look());
    QCOMPARE(m_library->artwork(id)->size, QSize(80, 120));
    QVERIFY(m_library->reader().unmeasured().empty());
}

// The pack is compacted while a picture is made anew: what it moved is older.
void TestTurnedImports::whatIsMadeAnewMeanwhileStays()
{
    const ArtworkId id = addOld(cameraPng({120, 80}, 6, false), u"one"_s);
    const int edge = Thumbnails::smallEdge;
    const auto place = [this, id, edge] { return m_library->reader().packed(id).places[edge]; };
    const PackPlace moved{.offset = 7, .length = 70, .pack = 1};
    const PackPlace anew{.offset = 9, .length = 90, .pack = 1};
    m_library->noteMoved({{{id, edge}, moved}});
    QCOMPARE(place(), moved);
    m_library->noteSeen({{id, QSize{80, 120}}});
    m_library->noteMoved({{{id, edge}, moved}});
    QCOMPARE(place(), PackPlace{});
    m_library->notePacked({{{id, edge}, anew}});
    m_library->noteMoved({{{id, edge}, moved}});
    QCOMPARE(place(), anew);
}

QTEST_GUILESS_MAIN(TestTurnedImports)
#include "tst_turnedimports.moc"
