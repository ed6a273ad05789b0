// What a camera noted in a picture, and taking the place out of it without touching a pixel.

#include "core/picture/cameradata.h"
#include "tests/support/camerapictures.h"
#include "tests/support/pictures.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;

class TestCameraData : public QObject {
    Q_OBJECT
private slots:
    void notesAreFound_data();
    void notesAreFound();
    void thePlaceGoesAndThePixelsStay_data();
    void thePlaceGoesAndThePixelsStay();
    void aPlaceInXmpGoesToo();
    void aPreviewBehindThePictureGoesWithItsPlace();
    void whatIsNotKnownHereOnlyTellsThatItHasOne();
    void brokenNotesSayNothing();
};

void TestCameraData::notesAreFound_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("orientation");
    QTest::addColumn<bool>("hasPosition");
    QTest::newRow("jpeg, none") << pictureBytes({8, 8}, "jpg") << 1 << false;
    QTest::newRow("jpeg, turned") << cameraJpeg({8, 8}, 6, false) << 6 << false;
    QTest::newRow("jpeg, placed") << cameraJpeg({8, 8}, 1, true) << 1 << true;
    QTest::newRow("jpeg, both") << cameraJpeg({8, 8}, 8, true) << 8 << true;
    QTest::newRow("png, none") << pictureBytes({8, 8}) << 1 << false;
    QTest::newRow("png, both") << cameraPng({8, 8}, 3, true) << 3 << true;
    QTest::newRow("tiff") << cameraNotes(5, true) << 5 << true;
    QTest::newRow("out of range") << cameraJpeg({8, 8}, 9, false) << 1 << false;
    QTest::newRow("empty") << QByteArray{} << 1 << false;
}

void TestCameraData::notesAreFound()
{
    QFETCH(QByteArray, bytes);
    const CameraData data = cameraDataOf(bytes);
    QTEST(data.orientation, "orientation");
    QTEST(data.hasPosition, "hasPosition");
}

void TestCameraData::thePlaceGoesAndThePixelsStay_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("without");
    QTest::newRow("jpeg") << cameraJpeg({40, 20}, 1, true) << pictureBytes({40, 20}, "jpg");
    QTest::newRow("png") << cameraPng({40, 20}, 1, true) << pictureBytes({40, 20}, "png");
}

void TestCameraData::thePlaceGoesAndThePixelsStay()
{
    QFETCH(QByteArray, bytes);
    const std::optional<QByteArray> clean = withoutPosition(bytes);
    QVERIFY(clean);
    QTEST(*clean, "without");
}

void TestCameraData::aPlaceInXmpGoesToo()
{
    const QByteArray xmp = QByteArray("http://ns.adobe.com/xap/1.0/\0", 29) +
                           "<x:xmpmeta exif:GPSLatitude=\"60,10N\"/>";
    QByteArray segment = QByteArray::fromHex("ffe100");
    segment += static_cast<char>(xmp.size() + 2);
    const QByteArray plain = pictureBytes({16, 16}, "jpg");
    const QByteArray told = QByteArray{plain}.insert(2, segment + xmp);
    QVERIFY(cameraDataOf(told).hasPosition);
    QCOMPARE(withoutPosition(told).value_or(QByteArray{}), plain);
}

void TestCameraData::aPreviewBehindThePictureGoesWithItsPlace()
{
    const QByteArray plain = pictureBytes({64, 64}, "jpg");
    const QByteArray both = plain + cameraJpeg({8, 8}, 1, true);
    QVERIFY(cameraDataOf(both).hasPosition);
    QCOMPARE(withoutPosition(both).value_or(QByteArray{}), plain);
}

void TestCameraData::whatIsNotKnownHereOnlyTellsThatItHasOne()
{
    const QByteArray box = QByteArray::fromHex("00000018") + "ftypheic" + QByteArray(12, '\0');
    const QByteArray exif = QByteArray("Exif\0\0", 6);
    QVERIFY(!cameraDataOf(box + exif + cameraNotes(6, false)).hasPosition);
    const QByteArray told = box + exif + cameraNotes(6, true);
    QVERIFY(cameraDataOf(told).hasPosition);
    QVERIFY(!withoutPosition(told));
}

void TestCameraData::brokenNotesSayNothing()
{
    const QByteArray whole = cameraNotes(6, true);
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const QByteArray cut = whole.first(length);
        static_cast<void>(cameraDataOf(cut)); // never outside of it
        static_cast<void>(cameraDataOf(QByteArray("Exif\0\0", 6) + cut));
    }
    QByteArray far = whole;
    far.replace(4, 4, QByteArray::fromHex("fffffff0")); // the directory is beyond the end
    QCOMPARE(cameraDataOf(far).orientation, 1);
    QVERIFY(!cameraDataOf(far).hasPosition);
}

QTEST_APPLESS_MAIN(TestCameraData)
#include "tst_cameradata.moc"
