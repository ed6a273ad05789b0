#include "core/library/thumbnails.h"
#include "tests/support/camerapictures.h"
#include "tests/support/pictures.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestThumbnails : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aNewPictureGetsBothSizes();
    void smallPicturesAreNotEnlarged();
    void extremeShapesKeepAPixel();
    void requestingMakesWhatIsMissing();
    void aSecondStartReadsThePack();
    void askingTwiceIsOneRequest();
    void newRequestsAreServedFirst();
    void whatScrolledAwayIsForgotten();
    void newPicturesAreMadeAlthoughForgotten();
    void damagedPacksAreMadeAgain_data();
    void damagedPacksAreMadeAgain();
    void anEntryOfAnotherPictureIsNotShown();
    void exifTurnsThePicture_data();
    void exifTurnsThePicture();
    void transparencyIsKept();
    void everyFormatIsShown_data();
    void everyFormatIsShown();
    void whatCannotBeShownFails_data();
    void whatCannotBeShownFails();
    void aDrawingIsShownWithoutWhatItCouldRun();
    void leavingWhileWorkIsPendingIsSafe();
    void aPurgedPictureLeavesNoRow();

private:
    ArtworkId add(const QByteArray &bytes, const QString &mediaType = u"image/png"_s);
    [[nodiscard]] QString pack() const { return m_folder->filePath(u"thumbnails/pack"_s); }
    [[nodiscard]] int rows();
    //! The image that arrives, or a null one when it failed.
    [[nodiscard]] QImage shown(ArtworkId id, int edge);

    ManualClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
};

void TestThumbnails::init()
{
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

ArtworkId TestThumbnails::add(const QByteArray &bytes, const QString &mediaType)
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

int TestThumbnails::rows()
{
    Result<QSqlQuery> count = m_library->database().run(u"SELECT count(*) FROM thumbnails"_s);
    return count && count->next() ? count->value(0).toInt() : -1;
}

QImage TestThumbnails::shown(ArtworkId id, int edge)
{
    Thumbnails thumbnails{*m_library};
    QImage image;
    bool done = false;
    connect(&thumbnails, &Thumbnails::ready, this, [&](ArtworkId, int, const QImage &arrived) {
        image = arrived;
        done = true;
    });
    connect(&thumbnails, &Thumbnails::failed, this, [&] { done = true; });
    thumbnails.request(id, edge);
    return QTest::qWaitFor([&] { return done; }) ? image : QImage{};
}

void TestThumbnails::aNewPictureGetsBothSizes()
{
    const ArtworkId id = add(pictureBytes({1000, 500}));
    {
        Thumbnails thumbnails{*m_library};
        QSignalSpy ready{&thumbnails, &Thumbnails::ready};
        thumbnails.make(id);
        QCOMPARE(ready.size(), 0);
        QTRY_COMPARE(ready.size(), 2);
        std::map<int, QSize> sizes;
        for (const QList<QVariant> &arguments : ready) {
            QCOMPARE(arguments[0].toLongLong(), id);
            sizes[arguments[1].toInt()] = arguments[2].value<QImage>().size();
        }
        QCOMPARE(sizes[Thumbnails::smallEdge], QSize(256, 128));
        QCOMPARE(sizes[Thumbnails::largeEdge], QSize(640, 320));
    }
    QCOMPARE(rows(), 2);
}

void TestThumbnails::smallPicturesAreNotEnlarged()
{
    const ArtworkId id = add(pictureBytes({40, 30}));
    QCOMPARE(shown(id, Thumbnails::largeEdge).size(), QSize(40, 30));
}

void TestThumbnails::extremeShapesKeepAPixel()
{
    const ArtworkId id = add(pictureBytes({3000, 1}));
    QCOMPARE(shown(id, Thumbnails::smallEdge).size(), QSize(256, 1));
}

void TestThumbnails::requestingMakesWhatIsMissing()
{
    const ArtworkId id = add(pictureBytes({700, 700}));
    const QImage image = shown(id, Thumbnails::smallEdge);
    QCOMPARE(image.size(), QSize(256, 256));
    // The gradient runs from top left to bottom right.
    QVERIFY(qRed(image.pixel(2, 128)) < 40 && qRed(image.pixel(253, 128)) > 215);
    QVERIFY(qGreen(image.pixel(128, 2)) < 40 && qGreen(image.pixel(128, 253)) > 215);
    QCOMPARE(rows(), 2);
}

void TestThumbnails::aSecondStartReadsThePack()
{
    const ArtworkId id = add(pictureBytes({700, 700}));
    QVERIFY(!shown(id, Thumbnails::smallEdge).isNull());
    const qint64 size = QFileInfo{pack()}.size();
    QVERIFY(QFile::remove(m_library->originals().absolutePath(*m_library->artwork(id))));
    QCOMPARE(shown(id, Thumbnails::smallEdge).size(), QSize(256, 256));
    QCOMPARE(shown(id, Thumbnails::largeEdge).size(), QSize(640, 640));
    QCOMPARE(QFileInfo{pack()}.size(), size);
}

void TestThumbnails::askingTwiceIsOneRequest()
{
    const ArtworkId id = add(pictureBytes({300, 300}));
    const ArtworkId last = add(pictureBytes({300, 300}));
    Thumbnails thumbnails{*m_library};
    QSignalSpy ready{&thumbnails, &Thumbnails::ready};
    for (int i = 0; i < 3; ++i)
        thumbnails.request(id, Thumbnails::smallEdge);
    QCoreApplication::processEvents(); // it runs now, and is asked for again
    if (ready.isEmpty())
        thumbnails.request(id, Thumbnails::smallEdge);
    QTRY_COMPARE(ready.size(), 1);
    thumbnails.request(last, Thumbnails::smallEdge);
    QTRY_COMPARE(ready.size(), 2);
    QCOMPARE(ready[1][0].toLongLong(), last);
}

void TestThumbnails::newRequestsAreServedFirst()
{
    std::vector<ArtworkId> ids;
    for (int i = 0; i < 12; ++i)
        ids.push_back(add(pictureBytes({64, 64})));
    Thumbnails thumbnails{*m_library};
    QSignalSpy ready{&thumbnails, &Thumbnails::ready};
    for (const ArtworkId id : ids)
        thumbnails.request(id, Thumbnails::smallEdge);
    QTRY_COMPARE(ready.size(), 12);
    // Four are under way at once, so the first four are of the last four.
    for (int i = 0; i < 4; ++i)
        QVERIFY(ready[i][0].toLongLong() > ids[6]);
    QVERIFY(ready[11][0].toLongLong() < ids[5]);
}

void TestThumbnails::whatScrolledAwayIsForgotten()
{
    std::vector<ArtworkId> ids;
    for (int i = 0; i < 12; ++i)
        ids.push_back(add(pictureBytes({64, 64})));
    Thumbnails thumbnails{*m_library};
    QSignalSpy ready{&thumbnails, &Thumbnails::ready};
    for (const ArtworkId id : ids)
        thumbnails.request(id, Thumbnails::smallEdge);
    thumbnails.cancelExcept({ids[3]});
    thumbnails.request(ids[0], Thumbnails::largeEdge);
    QTRY_COMPARE(ready.size(), 2);
    // Nothing else is on its way: one more comes alone.
    thumbnails.request(ids[1], Thumbnails::largeEdge);
    QTRY_COMPARE(ready.size(), 3);
    QCOMPARE(ready[2][0].toLongLong(), ids[1]);
}

void TestThumbnails::newPicturesAreMadeAlthoughForgotten()
{
    const ArtworkId id = add(pictureBytes({64, 64}));
    Thumbnails thumbnails{*m_library};
    QSignalSpy ready{&thumbnails, &Thumbnails::ready};
    thumbnails.make(id);
    thumbnails.cancelExcept({});
    QTRY_COMPARE(ready.size(), 2);
}

void TestThumbnails::damagedPacksAreMadeAgain_data()
{
    QTest::addColumn<int>("damage");
    QTest::newRow("gone") << 0;
    QTest::newRow("cut") << 1;
    QTest::newRow("empty") << 2;
    QTest::newRow("a flipped bit in the picture") << 3;
    QTest::newRow("zeros") << 4;
    QTest::newRow("a row that points nowhere") << 5;
    QTest::newRow("a row of absurd length") << 6;
}

void TestThumbnails::damagedPacksAreMadeAgain()
{
    QFETCH(int, damage);
    const ArtworkId id = add(pictureBytes({300, 300}));
    QVERIFY(!shown(id, Thumbnails::smallEdge).isNull());
    QFile file{pack()};
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    if (damage == 0) {
        QVERIFY(file.remove());
    } else if (damage == 1) {
        QVERIFY(file.resize(file.size() - 10));
    } else if (damage == 2) {
        QVERIFY(file.resize(0));
    } else if (damage == 3 || damage == 4) {
        bytes = damage == 4 ? QByteArray(bytes.size(), '\0') : bytes;
        if (damage == 3)
            bytes[bytes.size() - 30] = static_cast<char>(bytes[bytes.size() - 30] ^ 1);
        QVERIFY(file.seek(0));
        QCOMPARE(file.write(bytes), bytes.size());
    } else {
        const QString column = damage == 5 ? u"offset"_s : u"length"_s;
        QVERIFY(m_library->database().run(
            u"UPDATE thumbnails SET %1 = 4000000000000000000"_s.arg(column)));
    }
    file.close();
    QCOMPARE(shown(id, Thumbnails::smallEdge).size(), QSize(256, 256));
    // And the new entry is the one that is found afterwards.
    QVERIFY(QFile::remove(m_library->originals().absolutePath(*m_library->artwork(id))));
    QCOMPARE(shown(id, Thumbnails::smallEdge).size(), QSize(256, 256));
}

void TestThumbnails::anEntryOfAnotherPictureIsNotShown()
{
    const ArtworkId one = add(pictureBytes({300, 150}));
    const ArtworkId two = add(pictureBytes({150, 300}));
    QVERIFY(!shown(one, Thumbnails::smallEdge).isNull());
    QVERIFY(!shown(two, Thumbnails::smallEdge).isNull());
    // As when a lost end of the pack was written over.
    QVERIFY(m_library->database().run(
        u"UPDATE thumbnails SET (offset, length) = (SELECT offset, length FROM thumbnails "
        "WHERE artwork_id = ? AND edge = 256) WHERE artwork_id = ?"_s,
        {one, two}));
    QCOMPARE(shown(two, Thumbnails::smallEdge).size(), QSize(128, 256));
}

void TestThumbnails::exifTurnsThePicture_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QPoint>("dark"); // where the dark corner of the gradient lies
    for (const char *const format : {"jpg", "png", "webp"}) {
        const QByteArray kind{format};
        QTest::addRow("%s, upright", format) << kind << 1 << QSize{256, 128} << QPoint{2, 2};
        QTest::addRow("%s, upside down", format)
            << kind << 3 << QSize{256, 128} << QPoint{253, 125};
        QTest::addRow("%s, clockwise", format) << kind << 6 << QSize{128, 256} << QPoint{125, 2};
        QTest::addRow("%s, back", format) << kind << 8 << QSize{128, 256} << QPoint{2, 253};
    }
}

void TestThumbnails::exifTurnsThePicture()
{
    QFETCH(QByteArray, format);
    QFETCH(int, orientation);
    QFETCH(QSize, size);
    QFETCH(QPoint, dark);
    const ArtworkId id =
        add(noted(pictureBytes({1024, 512}, format.constData()), cameraNotes(orientation, false)));
    const QImage image = shown(id, Thumbnails::smallEdge);
    QCOMPARE(image.size(), size);
    QVERIFY(qGray(image.pixel(dark)) < 40);
}

void TestThumbnails::transparencyIsKept()
{
    QImage clear{300, 300, QImage::Format_ARGB32};
    clear.fill(Qt::transparent);
    QByteArray bytes;
    QBuffer buffer{&bytes};
    QVERIFY(buffer.open(QIODevice::WriteOnly) && clear.save(&buffer, "png"));
    const QImage image = shown(add(bytes), Thumbnails::smallEdge);
    QCOMPARE(qAlpha(image.pixel(100, 100)), 0);
}

void TestThumbnails::everyFormatIsShown_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("mediaType");
    QTest::addColumn<QSize>("size");
    QTest::newRow("jpeg") << pictureBytes({300, 150}, "jpg") << u"image/jpeg"_s << QSize{256, 128};
    QTest::newRow("webp") << pictureBytes({300, 150}, "webp") << u"image/webp"_s << QSize{256, 128};
    QTest::newRow("gif") << gifBytes() << u"image/gif"_s << QSize{1, 1};
    QTest::newRow("a lying type") << pictureBytes({300, 150}) << u"image/jpeg"_s << QSize{256, 128};
}

void TestThumbnails::everyFormatIsShown()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, mediaType);
    QFETCH(QSize, size);
    QCOMPARE(shown(add(bytes, mediaType), Thumbnails::smallEdge).size(), size);
}

void TestThumbnails::whatCannotBeShownFails_data()
{
    QTest::addColumn<int>("trouble");
    QTest::newRow("an unknown picture") << 0;
    QTest::newRow("a missing file") << 1;
    QTest::newRow("a damaged file") << 2;
    QTest::newRow("a drawing, which is never run") << 3;
}

void TestThumbnails::whatCannotBeShownFails()
{
    QFETCH(int, trouble);
    const QByteArray drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\""
                               " height=\"64\"><rect width=\"64\" height=\"64\"/></svg>";
    ArtworkId id = add(trouble == 2   ? QByteArray{"no picture"}
                       : trouble == 3 ? drawing
                                      : pictureBytes({64, 64}));
    if (trouble == 0)
        id += 1000;
    if (trouble == 1)
        QVERIFY(QFile::remove(m_library->originals().absolutePath(*m_library->artwork(id))));
    Thumbnails thumbnails{*m_library};
    QSignalSpy ready{&thumbnails, &Thumbnails::ready};
    QSignalSpy failed{&thumbnails, &Thumbnails::failed};
    thumbnails.make(id);
    QTRY_COMPARE(failed.size(), 2);
    QCOMPARE(failed[0][0].toLongLong(), id);
    QCOMPARE(ready.size(), 0);
}

void TestThumbnails::aDrawingIsShownWithoutWhatItCouldRun()
{
    const QByteArray drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\">"
                               "<script>alert(1)</script><image href=\"/etc/passwd\"/>"
                               "<rect width=\"4\" height=\"2\" fill=\"#0000ff\"/></svg>";
    const QImage image = shown(add(drawing, u"image/svg+xml"_s), Thumbnails::smallEdge);
    QCOMPARE(image.size(), QSize(256, 128));
    QVERIFY(image.pixelColor(128, 64).blue() > 240); // it went through JPEG
    const QByteArray bomb = "<!DOCTYPE svg [<!ENTITY a \"ha\">]>" + drawing;
    QVERIFY(shown(add(bomb, u"image/svg+xml"_s), Thumbnails::smallEdge).isNull());
}

void TestThumbnails::leavingWhileWorkIsPendingIsSafe()
{
    std::vector<ArtworkId> ids;
    const QByteArray bytes = pictureBytes({600, 600});
    for (int i = 0; i < 10; ++i)
        ids.push_back(add(bytes));
    {
        Thumbnails thumbnails{*m_library};
        for (const ArtworkId id : ids)
            thumbnails.make(id);
        QCoreApplication::processEvents(); // some are under way, most wait
    }
    QCoreApplication::processEvents();
    QCOMPARE(shown(ids[7], Thumbnails::smallEdge).size(), QSize(256, 256));
}

void TestThumbnails::aPurgedPictureLeavesNoRow()
{
    const ArtworkId id = add(pictureBytes({64, 64}));
    {
        Thumbnails thumbnails{*m_library};
        QSignalSpy ready{&thumbnails, &Thumbnails::ready};
        thumbnails.make(id);
        QTRY_COMPARE(ready.size(), 2);
        m_library->trash().put({id});
        QVERIFY(m_library->trash().purge(m_clock.now().addSecs(1)));
    }
    QCOMPARE(rows(), 0);
}

QTEST_GUILESS_MAIN(TestThumbnails)
#include "tst_thumbnails.moc"
