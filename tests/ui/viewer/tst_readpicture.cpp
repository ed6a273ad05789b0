#include "tests/support/pictures.h"
#include "ui/viewer/readpicture.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestReadPicture : public QObject {
    Q_OBJECT
private slots:
    void itComesAsLargeAsTheView();
    void aSmallOneComesWhole();
    void itStandsUprightAsEverywhere();
    void whatOneSeesThroughIsReadyForPainting();
    void aHugeOneComesSmallerAndTellsItsSize();
    void whatIsNoPictureIsAnError_data();
    void whatIsNoPictureIsAnError();
    void aStampTellsThatAFileChanged();

private:
    QString written(const QByteArray &bytes, const QString &name = u"picture"_s)
    {
        const QString path = m_folder.filePath(name);
        writeFile(path, bytes);
        return path;
    }
    QTemporaryDir m_folder;
};

void TestReadPicture::itComesAsLargeAsTheView()
{
    const QString path = written(pictureBytes({800, 400}));
    const ReadPicture fitted = readPicture(path, PictureDetail::Fitted, {200, 300});
    QCOMPARE(fitted.image.size(), QSize(200, 100));
    QCOMPARE(fitted.size, QSize(800, 400));
    QVERIFY(!fitted.isWhole());
    const ReadPicture whole = readPicture(path, PictureDetail::Whole, {200, 300});
    QCOMPARE(whole.image.size(), QSize(800, 400));
    QCOMPARE(whole.image.format(), QImage::Format_RGB32);
    QVERIFY(whole.isWhole());
}

void TestReadPicture::aSmallOneComesWhole()
{
    const ReadPicture read =
        readPicture(written(pictureBytes({40, 30}, "jpg")), PictureDetail::Fitted, {900, 900});
    QCOMPARE(read.image.size(), QSize(40, 30));
    QVERIFY(read.isWhole());
    QVERIFY(!read.error);
}

void TestReadPicture::itStandsUprightAsEverywhere()
{
    const QString path = written(turnedJpeg({800, 400}, 6));
    const ReadPicture fitted = readPicture(path, PictureDetail::Fitted, {300, 300});
    QCOMPARE(fitted.size, QSize(400, 800));
    QCOMPARE(fitted.image.size(), QSize(150, 300));
    QCOMPARE(readPicture(path, PictureDetail::Fitted, {100, 800}).image.size(), QSize(100, 200));
}

void TestReadPicture::whatOneSeesThroughIsReadyForPainting()
{
    QImage image{32, 32, QImage::Format_ARGB32};
    image.fill(QColor{200, 0, 0, 128});
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(image.save(&buffer, "png"));
    const ReadPicture read = readPicture(written(bytes), PictureDetail::Whole, {100, 100});
    QCOMPARE(read.image.format(), QImage::Format_ARGB32_Premultiplied);
    QCOMPARE(read.image.pixelColor(5, 5).alpha(), 128);
}

void TestReadPicture::aHugeOneComesSmallerAndTellsItsSize()
{
    QImage image{8000, 7000, QImage::Format_RGB888};
    image.fill(Qt::red);
    const QString path = m_folder.filePath(u"huge.png"_s);
    QVERIFY(image.save(path, "png"));
    const ReadPicture whole = readPicture(path, PictureDetail::Whole, {1000, 1000});
    QCOMPARE(whole.size, QSize(8000, 7000));
    const qint64 pixels = qint64{whole.image.width()} * whole.image.height();
    QVERIFY(pixels <= mostShownPixels);
    QVERIFY(pixels > mostShownPixels * 9 / 10);
    QVERIFY(!whole.isWhole());
    const ReadPicture fitted = readPicture(path, PictureDetail::Fitted, {1000, 1000});
    QCOMPARE(fitted.image.size(), QSize(1000, 875));
}

void TestReadPicture::whatIsNoPictureIsAnError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    const QByteArray png = pictureBytes({64, 64});
    QByteArray lying = png;
    lying.replace(16, 8, QByteArray::fromHex("0000ea600000ea60")); // 60000 × 60000
    QTest::newRow("empty") << QByteArray{} << ErrorKind::NotAnImage;
    QTest::newRow("a page") << QByteArray{"<!doctype html><p>no"} << ErrorKind::NotAnImage;
    QTest::newRow("cut short") << png.left(png.size() / 2) << ErrorKind::Truncated;
    QTest::newRow("its head alone") << png.left(30) << ErrorKind::Truncated;
    QTest::newRow("says it is huge") << lying << ErrorKind::ImageTooLarge;
}

void TestReadPicture::whatIsNoPictureIsAnError()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorKind, kind);
    const QString path = written(bytes);
    for (const PictureDetail detail : {PictureDetail::Fitted, PictureDetail::Whole}) {
        const ReadPicture read = readPicture(path, detail, {500, 500});
        QVERIFY(read.image.isNull());
        QVERIFY(read.error);
        QCOMPARE(toString(read.error->kind), toString(kind));
        QCOMPARE(read.stamp.bytes, bytes.size());
    }
    const ReadPicture gone = readPicture(path + u"-gone"_s, PictureDetail::Fitted, {500, 500});
    QVERIFY(gone.error->kind == ErrorKind::Io);
    const ReadPicture folder = readPicture(m_folder.path(), PictureDetail::Fitted, {500, 500});
    QVERIFY(folder.error->kind == ErrorKind::Io);
}

void TestReadPicture::aStampTellsThatAFileChanged()
{
    const QString path = written("one");
    const FileStamp before = stampOf(path);
    QCOMPARE(stampOf(path), before);
    written("another");
    QVERIFY(stampOf(path) != before);
    QVERIFY(QFile::remove(path));
    QCOMPARE(stampOf(path), FileStamp{});
}

QTEST_GUILESS_MAIN(TestReadPicture)
#include "tst_readpicture.moc"
