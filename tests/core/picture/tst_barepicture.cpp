// A picture without anything that is said about it: the same pixels, colours and way up.

#include "core/picture/a1111text.h"
#include "core/picture/barepicture.h"
#include "core/picture/cameradata.h"
#include "core/picture/embedded.h"
#include "core/picture/exifcomment.h"
#include "core/picture/imagecheck.h"
#include "core/picture/picturechunks.h"
#include "core/picture/picturedecoder.h"
#include "core/base/file.h"
#include "tests/core/picture/writtenpictures.h"
#include "tests/support/camerapictures.h"
#include "tests/support/pictures.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char secret[] = "a secret lighthouse";

QByteArray told(const QByteArray &bytes)
{
    const QTemporaryDir folder;
    const QString from = folder.filePath(u"from"_s);
    const QString to = folder.filePath(u"to"_s);
    EmbeddedRecord record;
    record.request.model = u"acme/brush"_s;
    record.request.parameters = Json{{"prompt", secret}, {"seed", 1}};
    writeFile(from, bytes);
    if (!embedNotes(from, to, {toXmp(record), a1111Text(record, {64, 48})}))
        qFatal("cannot write the notes");
    return readFile(to, 1 << 24).value_or(QByteArray{});
}

QByteArray encoded(QImage image, const char *format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, format};
    writer.setQuality(quality);
    writer.setProgressiveScanWrite(true);
    writer.write(image);
    return bytes;
}

QImage wide()
{
    QImage image = picture({64, 48});
    image.setColorSpace(QColorSpace::AdobeRgb);
    return image;
}

//! A chunk of a WebP.
QByteArray riffChunk(const QByteArray &kind, const QByteArray &content)
{
    QByteArray length{4, Qt::Uninitialized};
    qToLittleEndian(quint32(content.size()), length.data());
    return kind + length + content + QByteArray(content.size() % 2, '\0');
}

} // namespace

class TestBarePicture : public QObject {
    Q_OBJECT
private slots:
    void nothingIsToldAndThePixelsStay_data();
    void nothingIsToldAndThePixelsStay();
    void aPictureThatTellsNothingStaysAsItIs_data();
    void aPictureThatTellsNothingStaysAsItIs();
    void whatIsHiddenInOddPlacesGoesToo_data();
    void whatIsHiddenInOddPlacesGoesToo();
    void otherFormatsAreRefused();
    void cutAndFlippedFilesDoNoHarm_data();
    void cutAndFlippedFilesDoNoHarm();
};

void TestBarePicture::nothingIsToldAndThePixelsStay_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << told(pictureBytes({64, 48}));
    QTest::newRow("png of a camera") << told(cameraPng({64, 48}, 6, true));
    QTest::newRow("png with a profile") << told(encoded(wide(), "png"));
    QTest::newRow("jpeg") << told(pictureBytes({64, 48}, "jpg"));
    QTest::newRow("jpeg of a camera") << told(cameraJpeg({64, 48}, 6, true));
    QTest::newRow("progressive jpeg with a profile") << told(encoded(wide(), "jpeg", 90));
    QTest::newRow("jpeg of four colours") << told(cmykJpeg());
    QTest::newRow("webp") << told(pictureBytes({63, 49}, "webp"));
    QTest::newRow("animation") << told(animatedWebp({picture({32, 24}, 1), picture({32, 24}, 2)}));
}

void TestBarePicture::nothingIsToldAndThePixelsStay()
{
    QFETCH(QByteArray, bytes);
    const Result<QByteArray> bare = withoutMetadata(bytes);
    QVERIFY2(bare, qUtf8Printable(bare ? QString{} : bare.error().message));
    QVERIFY(!bare->contains(secret));
    QVERIFY(!bare->contains(unicodeComment(QString::fromLatin1(secret)).sliced(8)));
    for (const char *word : {"Limner", "limner", "XMP", "xmpmeta", "parameters"})
        QVERIFY2(!bare->contains(word), word);
    QVERIFY(!cameraDataOf(*bare).hasPosition);
    QCOMPARE(cameraDataOf(*bare).orientation, cameraDataOf(bytes).orientation);
    QCOMPARE(*decodedPicture(*bare), *decodedPicture(bytes));
    const auto before = checkImageBytes(bytes);
    const auto after = checkImageBytes(*bare);
    QVERIFY(before && after);
    QCOMPARE(after->mediaType, before->mediaType);
    QCOMPARE(after->size, before->size);
    QCOMPARE(after->isAnimated, before->isAnimated);
    QBuffer buffer;
    buffer.setData(*bare);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader{&buffer}; // Qt's own, which knows profiles
    const QImage image = reader.read();
    QVERIFY(!image.isNull());
    QBuffer was;
    was.setData(bytes);
    was.open(QIODevice::ReadOnly);
    QCOMPARE(image.colorSpace(), QImageReader{&was}.read().colorSpace());
}

void TestBarePicture::aPictureThatTellsNothingStaysAsItIs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << pictureBytes({64, 48});
    QTest::newRow("jpeg") << pictureBytes({64, 48}, "jpg");
    QTest::newRow("progressive jpeg") << encoded(picture({64, 48}), "jpeg", 90);
    QTest::newRow("webp") << pictureBytes({63, 49}, "webp");
    QTest::newRow("animation") << animatedWebp({picture({32, 24}, 1), picture({32, 24}, 2)});
}

void TestBarePicture::aPictureThatTellsNothingStaysAsItIs()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(withoutMetadata(bytes).value_or(QByteArray{}), bytes);
}

void TestBarePicture::whatIsHiddenInOddPlacesGoesToo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray jpeg = encoded(picture({64, 48}), "jpeg", 90);
    const QByteArray words = QByteArray::fromHex("fffe0015") + secret;
    QCOMPARE(words.size(), 2 + 0x15);
    const qsizetype secondScan = jpeg.indexOf("\xff\xda", jpeg.indexOf("\xff\xda") + 2);
    QVERIFY(secondScan > 0);
    QTest::newRow("between the scans of a jpeg") << QByteArray{jpeg}.insert(secondScan, words);
    QTest::newRow("behind a jpeg") << jpeg + secret;
    QByteArray preview = jpeg; // JFIF: a preview of 2 x 1
    const QByteArray pixels = "abcdef";
    preview.replace(4, 2, QByteArray::fromHex("0016"));
    preview.replace(18, 2, QByteArray::fromHex("0201"));
    QTest::newRow("preview of a jpeg") << preview.insert(20, pixels).append(secret);
    QTest::newRow("behind a png") << pictureBytes({8, 8}) + secret;
    QTest::newRow("seal of a png") << pictureBytes({8, 8}).insert(
        33, QByteArray::fromHex("00000013") + "caBX" + secret + QByteArray(4, '\0'));
    QByteArray film = animatedWebp({picture({32, 24}, 1), picture({32, 24}, 2)});
    const qsizetype frame = film.indexOf("ANMF");
    const QByteArray note = riffChunk("NOTE", secret);
    const auto grow = [&film, &note](qsizetype at) {
        const auto length = qFromLittleEndian<quint32>(film.constData() + at);
        qToLittleEndian(length + quint32(note.size()), film.data() + at);
    };
    const qsizetype end = frame + 8 + qFromLittleEndian<quint32>(film.constData() + frame + 4);
    grow(4);
    grow(frame + 4);
    QTest::newRow("in a frame") << film.insert(end, note);
}

void TestBarePicture::whatIsHiddenInOddPlacesGoesToo()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(bytes.contains(secret));
    const Result<QByteArray> bare = withoutMetadata(bytes);
    QVERIFY2(bare, qUtf8Printable(bare ? QString{} : bare.error().message));
    QVERIFY(!bare->contains(secret));
    QVERIFY(!bare->contains("abcdef"));
    QCOMPARE(*decodedPicture(*bare), *decodedPicture(bytes));
}

void TestBarePicture::otherFormatsAreRefused()
{
    for (const QByteArray &bytes :
         {gifBytes(), QByteArray{}, QByteArray{"<svg/>"}, avifOf(picture({8, 8}))}) {
        const Result<QByteArray> bare = withoutMetadata(bytes);
        QVERIFY(!bare);
        QCOMPARE(toString(bare.error().kind), toString(ErrorKind::NotImplemented));
    }
}

void TestBarePicture::cutAndFlippedFilesDoNoHarm_data()
{
    aPictureThatTellsNothingStaysAsItIs_data();
}

void TestBarePicture::cutAndFlippedFilesDoNoHarm()
{
    QFETCH(QByteArray, bytes);
    for (qsizetype length = 0; length < bytes.size(); length += 13)
        static_cast<void>(withoutMetadata(bytes.first(length)));
    quint32 random = 1;
    for (int round = 0; round < 100; ++round) {
        QByteArray bad = bytes;
        for (int flips = 0; flips < 3; ++flips) {
            random = random * 1'664'525U + 1'013'904'223U;
            const quint32 reach =
                quint32(flips < 2 ? qMin<qsizetype>(120, bad.size()) : bad.size());
            bad[qsizetype((random >> 8U) % reach)] = static_cast<char>(random >> 24U);
        }
        if (const Result<QByteArray> bare = withoutMetadata(bad))
            QCOMPARE(*decodedPicture(*bare, 64), *decodedPicture(bad, 64));
    }
}

QTEST_GUILESS_MAIN(TestBarePicture)
#include "tst_barepicture.moc"
