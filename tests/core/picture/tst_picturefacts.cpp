#include "core/picture/filefacts.h"
#include "core/picture/imagecheck.h"
#include "tests/core/picture/writtenpictures.h"
#include "tests/support/pictures.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! With a chunk that animations begin with, right behind its header.
QByteArray animatedPng()
{
    QByteArray bytes = pictureBytes({30, 20});
    return bytes.insert(33, QByteArray::fromHex("00000008") + "acTL" +
                                QByteArray::fromHex("000000020000000000000000"));
}

//! With its one frame twice: what stands before the trailer begins at the image's own block.
QByteArray animatedGif()
{
    const QByteArray bytes = gifBytes();
    const qsizetype frame = bytes.indexOf(',', 13);
    return bytes.chopped(1) + bytes.sliced(frame);
}

} // namespace

//! What is told of pictures by their heads: kind, size and whether they move.
class TestPictureFacts : public QObject {
    Q_OBJECT
private slots:
    void kindsQtCannotReadAreMeasured_data();
    void kindsQtCannotReadAreMeasured();
    void moreFramesThanOneAreTold_data();
    void moreFramesThanOneAreTold();
    void aBrokenHeadIsAFlaw_data();
    void aBrokenHeadIsAFlaw();
    void twoHundredMillionPixelsAreTheLimit();

private:
    Result<FileFacts> inspect(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(u"file"_s);
        writeFile(path, bytes);
        return inspectFile(path);
    }
    QTemporaryDir m_folder;
};

void TestPictureFacts::kindsQtCannotReadAreMeasured_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("mediaType");
    const QImage image = picture({120, 80});
    QTest::newRow("avif") << avifOf(image) << u"image/avif"_s;
    QTest::newRow("jxl") << jxlOf(image) << u"image/jxl"_s;
    QTest::newRow("heic") << heicOf(image) << u"image/heic"_s;
}

void TestPictureFacts::kindsQtCannotReadAreMeasured()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, mediaType);
    const Result<FileFacts> facts = inspect(bytes);
    QVERIFY(facts);
    QCOMPARE(facts->mediaType, mediaType);
    QCOMPARE(mediaTypeOf(bytes), mediaType);
    QVERIFY(facts->isPicture);
    QCOMPARE(facts->size, QSize(120, 80));
    QVERIFY(!facts->flaw);
    QVERIFY(!facts->isAnimated);
}

void TestPictureFacts::moreFramesThanOneAreTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isAnimated");
    QTest::newRow("webp") << animatedWebp({picture({30, 20}), picture({30, 20}, 1)}) << true;
    QTest::newRow("gif") << animatedGif() << true;
    QTest::newRow("png") << animatedPng() << true;
    QTest::newRow("a plain webp") << pictureBytes({30, 20}, "webp") << false;
    QTest::newRow("a plain gif") << gifBytes() << false;
    QTest::newRow("a plain png") << pictureBytes({30, 20}) << false;
}

void TestPictureFacts::moreFramesThanOneAreTold()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isAnimated);
    const Result<FileFacts> facts = inspect(bytes);
    QVERIFY(facts && facts->isPicture && !facts->flaw);
    QCOMPARE(facts->isAnimated, isAnimated);
}

void TestPictureFacts::aBrokenHeadIsAFlaw_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QImage image = picture({40, 30});
    QTest::newRow("avif") << avifOf(image).first(60);
    QTest::newRow("heic") << heicOf(image).first(60);
    QTest::newRow("jxl") << jxlOf(image).first(3);
}

void TestPictureFacts::aBrokenHeadIsAFlaw()
{
    QFETCH(QByteArray, bytes);
    const Result<FileFacts> facts = inspect(bytes);
    QVERIFY(facts && facts->isPicture);
    QVERIFY(facts->flaw);
}

void TestPictureFacts::twoHundredMillionPixelsAreTheLimit()
{
    QVERIFY(isWithin({}, {20'000, 10'000}));
    QVERIFY(isWithin({}, {10'000, 20'000}));
    QVERIFY(!isWithin({}, {20'000, 10'001}));
}

QTEST_GUILESS_MAIN(TestPictureFacts)
#include "tst_picturefacts.moc"
