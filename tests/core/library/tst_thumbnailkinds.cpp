#include "core/library/thumbnails.h"
#include "tests/core/picture/writtenpictures.h"
#include "tests/support/pictures.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray fileBytes(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "png"))
        qFatal("cannot write PNG");
    return bytes;
}

} // namespace

//! Thumbnails of one kind of picture or another, and what becomes of them in the pack.
class TestThumbnailKinds : public QObject {
    Q_OBJECT
private slots:
    void init();
    void kindsQtCannotReadAreShown_data();
    void kindsQtCannotReadAreShown();
    void thePackHoldsJpegs();
    void whatOneCanSeeThroughIsWebp();
    void packsOfEarlierDaysAreRead();
    void offeredPixelsAreTaken();
    void whatNobodyWaitsForIsMadeOnce();

private:
    ArtworkId add(const QByteArray &bytes, const QString &mediaType = u"image/png"_s);
    [[nodiscard]] QString pack() const { return m_folder->filePath(u"thumbnails/pack"_s); }
    //! The small one, or a null one when it failed.
    [[nodiscard]] QImage shown(ArtworkId id);

    ManualClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
};

void TestThumbnailKinds::init()
{
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

ArtworkId TestThumbnailKinds::add(const QByteArray &bytes, const QString &mediaType)
{
    const QString incoming = m_library->originals().incomingFile(u"new"_s);
    writeFile(incoming, bytes);
    Artwork artwork;
    artwork.jobId = u"job"_s;
    artwork.outputIndex = ++m_made;
    artwork.mediaType = mediaType;
    if (!m_library->originals().adopt(incoming, artwork))
        return 0;
    const Result<ArtworkId> id = m_library->insert(artwork);
    return id ? *id : 0;
}

QImage TestThumbnailKinds::shown(ArtworkId id)
{
    Thumbnails thumbnails{*m_library};
    QImage image;
    bool done = false;
    connect(&thumbnails, &Thumbnails::ready, this, [&](ArtworkId, int, const QImage &arrived) {
        image = arrived;
        done = true;
    });
    connect(&thumbnails, &Thumbnails::failed, this, [&] { done = true; });
    thumbnails.request(id, Thumbnails::smallEdge);
    return QTest::qWaitFor([&] { return done; }, 20'000) ? image : QImage{};
}

void TestThumbnailKinds::kindsQtCannotReadAreShown_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("mediaType");
    QTest::newRow("avif") << avifOf(picture({300, 150})) << u"image/avif"_s;
    QTest::newRow("jxl") << jxlOf(picture({300, 150})) << u"image/jxl"_s;
    QTest::newRow("heic") << heicOf(picture({300, 150})) << u"image/heic"_s;
}

void TestThumbnailKinds::kindsQtCannotReadAreShown()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, mediaType);
    QCOMPARE(shown(add(bytes, mediaType)).size(), QSize(256, 128));
}

void TestThumbnailKinds::thePackHoldsJpegs()
{
    QVERIFY(!shown(add(pictureBytes({300, 300}))).isNull());
    QVERIFY(fileBytes(pack()).contains("JFIF"));
    QVERIFY(!fileBytes(pack()).contains("WEBP"));
}

void TestThumbnailKinds::whatOneCanSeeThroughIsWebp()
{
    QImage image = picture({300, 300}).convertToFormat(QImage::Format_ARGB32);
    for (int x = 0; x < 60; ++x)
        image.setPixel(x, 7, qRgba(0, 0, 0, 0));
    const ArtworkId id = add(png(image));
    QVERIFY(!shown(id).isNull());
    QVERIFY(fileBytes(pack()).contains("WEBP"));
    QVERIFY(!fileBytes(pack()).contains("IHDR"));
    // It comes back from there with its alpha channel.
    QVERIFY(QFile::remove(m_library->originals().absolutePath(*m_library->artwork(id))));
    const QImage again = shown(id);
    QVERIFY(again.hasAlphaChannel());
    QVERIFY(qAlpha(again.pixel(20, 6)) < 200);
    QCOMPARE(qAlpha(again.pixel(200, 200)), 255);
}

void TestThumbnailKinds::packsOfEarlierDaysAreRead()
{
    const ArtworkId id = add("no picture any more");
    ThumbnailPack earlier{pack()};
    QVERIFY(QDir{}.mkpath(QFileInfo{pack()}.path()));
    const Result<PackPlace> place =
        earlier.append(id, Thumbnails::smallEdge, pictureBytes({256, 100}));
    QVERIFY(place);
    m_library->notePacked({{{id, Thumbnails::smallEdge}, *place}});
    QCOMPARE(shown(id).size(), QSize(256, 100));
}

void TestThumbnailKinds::offeredPixelsAreTaken()
{
    const ArtworkId id = add("this is not decoded");
    {
        Thumbnails thumbnails{*m_library};
        QSignalSpy ready{&thumbnails, &Thumbnails::ready};
        m_library->offerPixels(id, {picture({640, 320}), picture({256, 128})});
        thumbnails.make(id); // as whoever announces the picture asks
        QTRY_VERIFY(thumbnails.isIdle());
        QVERIFY(ready.size() >= 2);
    }
    QCOMPARE(m_library->reader().packed(id).places.size(), 2u);
    QVERIFY(m_library->reader().unsignedAfter({}).ids.empty()); // its look was told with them
    QCOMPARE(shown(id).size(), QSize(256, 128));
}

void TestThumbnailKinds::whatNobodyWaitsForIsMadeOnce()
{
    std::vector<ArtworkId> ids;
    for (int i = 0; i < 8; ++i)
        ids.push_back(add(pictureBytes({300, 200}, "png", i)));
    Thumbnails thumbnails{*m_library};
    QSignalSpy idle{&thumbnails, &Thumbnails::idle};
    m_library->announceFound(ids);
    m_library->announceFound(ids);
    QTRY_VERIFY_WITH_TIMEOUT(!idle.isEmpty() && thumbnails.isIdle(), 30'000);
    const qint64 size = QFileInfo{pack()}.size();
    thumbnails.request(ids.front(), Thumbnails::smallEdge);
    QTRY_VERIFY(thumbnails.isIdle());
    QCOMPARE(QFileInfo{pack()}.size(), size);
    for (const ArtworkId id : ids)
        QTRY_COMPARE(m_library->reader().packed(id).places.size(), 2u);
}

QTEST_GUILESS_MAIN(TestThumbnailKinds)
#include "tst_thumbnailkinds.moc"
