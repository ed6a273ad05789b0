// Large pictures for small thumbnails: little is held of them, and one does not see it.
#include "core/picture/picturedecoder.h"
#include "tests/core/picture/cornerpicture.h"
#include "tests/core/picture/reduction.h"
#include "tests/core/picture/writtenpictures.h"

#include <QFile>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1 << 20;

//! What this program held at most since `forgetPeak`, bytes.
qint64 peak()
{
    QFile status{u"/proc/self/status"_s};
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).chopped(2).trimmed().toLongLong() * 1024;
    }
    return -1;
}

bool forgetPeak()
{
    QFile control{u"/proc/self/clear_refs"_s};
    return control.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && control.write("5") == 1;
}

} // namespace

class TestLargePictures : public QObject {
    Q_OBJECT
private slots:
    void aHundredMegapixelsTakeLittleMemory_data();
    void aHundredMegapixelsTakeLittleMemory();
    void whatIsReadInPartsLooksTheSame_data();
    void whatIsReadInPartsLooksTheSame();
    void wholeOnesAreWholeHoweverLarge();
};

void TestLargePictures::aHundredMegapixelsTakeLittleMemory_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("most");
    const QSize size{12'800, 8'000};
    QTest::newRow("WebP") << plainWebp(size, Loss::Some) << 40 * mebibyte;
    // The library holds it once, one byte a pixel where there are few colours.
    QTest::newRow("WebP without loss") << plainWebp(size, Loss::None) << 150 * mebibyte;
}

void TestLargePictures::aHundredMegapixelsTakeLittleMemory()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, most);
    QVERIFY(forgetPeak());
    const qint64 before = peak();
    const Result<DecodedPictures> shown = decodedPictures(bytes, {.edges = {640, 256}});
    const qint64 held = peak() - before;
    QVERIFY(shown);
    QCOMPARE(shown->size, QSize(12'800, 8'000));
    QCOMPARE(shown->images.at(0).size(), QSize(640, 400));
    QCOMPARE(shown->images.at(1).size(), QSize(256, 160));
    QVERIFY(shown->images.at(0).pixel(3, 3) == shown->images.at(1).pixel(250, 150));
    QVERIFY2(held < most, qPrintable(u"%1 MiB"_s.arg(held / mebibyte)));
}

void TestLargePictures::whatIsReadInPartsLooksTheSame_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QImage opaque = photograph({1021, 683});
    const QImage clear = photograph({1021, 683}, true);
    for (const bool hasAlpha : {false, true}) {
        const QImage &image = hasAlpha ? clear : opaque;
        const char *const kind = hasAlpha ? ", one sees through" : "";
        QTest::addRow("WebP%s", kind) << saved(image, "webp", 90);
        QTest::addRow("WebP without loss%s", kind) << saved(image, "webp", 100);
        QTest::addRow("AVIF%s", kind) << avifOf(image);
        QTest::addRow("AVIF, shared colours%s", kind) << avifOf(image, 1, Chroma::Shared);
        QTest::addRow("AVIF, turned%s", kind) << avifOf(image, 6);
    }
    QTest::newRow("JPEG XL") << jxlOf(opaque);
    QTest::newRow("JPEG") << saved(opaque, "jpg", 90);
}

void TestLargePictures::whatIsReadInPartsLooksTheSame()
{
    QFETCH(QByteArray, bytes);
    const Result<DecodedPictures> parts =
        decodedPictures(bytes, {.edges = {200, 90}, .mostWhole = 100'000});
    const Result<DecodedPictures> whole = decodedPictures(bytes, {.edges = {200, 90}});
    QVERIFY(parts && whole);
    QCOMPARE(parts->size, whole->size);
    for (size_t i = 0; i < 2; ++i) {
        QCOMPARE(parts->images[i].format(), whole->images[i].format());
        const double quality = psnr(parts->images[i], whole->images[i]);
        qInfo("%.1f dB", quality);
        QVERIFY2(quality >= 40, qPrintable(QString::number(quality)));
    }
}

void TestLargePictures::wholeOnesAreWholeHoweverLarge()
{
    const QImage image = photograph({333, 222});
    for (const QByteArray &bytes : {saved(image, "webp", 100), avifOf(image), jxlOf(image)}) {
        const Result<DecodedPictures> large =
            decodedPictures(bytes, {.edges = {0, 100}, .mostWhole = 1000});
        QVERIFY(large);
        QCOMPARE(large->images[0], *decodedPicture(bytes));
        QCOMPARE(large->images[1].size(), QSize(100, 66));
    }
}

QTEST_GUILESS_MAIN(TestLargePictures)
#include "tst_largepictures.moc"
