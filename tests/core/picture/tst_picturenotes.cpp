// What a kept file tells other tools: written beside our record, read back by readers that are not
// ours (one of them is exiftool).

#include "core/picture/cameradata.h"
#include "core/picture/imagecheck.h"
#include "tests/core/picture/notesrig.h"
#include "tests/core/picture/writtenpictures.h"
#include "tests/support/a1111file.h"
#include "tests/support/camerapictures.h"

#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtEndian>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const QString hostile = u"a <b>\"lighthouse\"</b>, 灯塔 \U0001f30a:\nfirst light & ]]>"_s;

//! A lossless WebP in its simplest container, no VP8X.
QByteArray losslessWebp(bool hasAlpha)
{
    QImage image{20, 10, hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32};
    image.fill(qRgba(10, 200, 30, hasAlpha ? 128 : 255));
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "webp", 100);
    return bytes;
}

QByteArray progressiveJpeg(QSize size)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, "jpeg"};
    writer.setProgressiveScanWrite(true);
    writer.write(picture(size));
    return bytes;
}

} // namespace

class TestPictureNotes : public QObject {
    Q_OBJECT
private slots:
    void everyFormatIsReadAsA1111WroteIt_data();
    void everyFormatIsReadAsA1111WroteIt();
    void notesThatAreThereAlreadyAreWrittenTheSameAgain_data();
    void notesThatAreThereAlreadyAreWrittenTheSameAgain();
    void aPictureMadeFromAPictureIsAComposite_data();
    void aPictureMadeFromAPictureIsAComposite();
    void aSimpleWebpBecomesAnExtendedOne_data();
    void aSimpleWebpBecomesAnExtendedOne();
    void everyFrameOfAnAnimationStays();
    void aTextTooLongForAJpegIsLeftOutWhole();
    void exiftoolReadsWhatWeWrote_data();
    void exiftoolReadsWhatWeWrote();

private:
    NotesRig m_rig;
};

void TestPictureNotes::everyFormatIsReadAsA1111WroteIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << pictureBytes({64, 48});
    QTest::newRow("png, text of another keyword behind the pixels")
        << NotesRig::pngWith(QByteArray::fromHex("00000003744558746b0076cb04f390"), true);
    QTest::newRow("bytes after the png") << pictureBytes({8, 8}) + "more";
    QTest::newRow("jpeg") << pictureBytes({64, 48}, "jpg");
    QTest::newRow("progressive jpeg") << progressiveJpeg({64, 48});
    QTest::newRow("jpeg of four colours") << cmykJpeg();
    QTest::newRow("turned jpeg") << turnedJpeg({64, 48}, 6);
    QTest::newRow("webp") << pictureBytes({63, 49}, "webp");
    QTest::newRow("lossless webp") << losslessWebp(false);
    QTest::newRow("transparent webp") << losslessWebp(true);
}

void TestPictureNotes::everyFormatIsReadAsA1111WroteIt()
{
    QFETCH(QByteArray, bytes);
    const EmbeddedRecord record = NotesRig::recordOf(hostile);
    const QByteArray out = m_rig.noted(bytes, NotesRig::notesOf(record));
    const A1111File read = readA1111(out);
    QCOMPARE(read.prompt, hostile);
    QCOMPARE(read.settings[u"Steps"_s], u"28"_s);
    QCOMPARE(read.settings[u"Seed"_s], u"4294967297"_s);
    QCOMPARE(read.settings[u"Size"_s], u"64x48"_s);
    QCOMPARE(read.settings[u"Model"_s], u"acme/brush"_s);
    QCOMPARE(read.settings[u"Version"_s], u"Limner"_s);
    const std::optional<EmbeddedRecord> whole = fromXmp(readXmp(m_rig.path("out")));
    QVERIFY(whole);
    QCOMPARE(whole->request, record.request);
    QCOMPARE(cameraDataOf(out).orientation, cameraDataOf(bytes).orientation);
    QImageReader qt{m_rig.path("out")};
    qt.setDecideFormatFromContent(true);
    QVERIFY(!qt.read().isNull());
}

void TestPictureNotes::notesThatAreThereAlreadyAreWrittenTheSameAgain_data()
{
    everyFormatIsReadAsA1111WroteIt_data();
    QTest::newRow("jpeg of a camera") << cameraJpeg({64, 48}, 6, true);
}

void TestPictureNotes::notesThatAreThereAlreadyAreWrittenTheSameAgain()
{
    QFETCH(QByteArray, bytes);
    const PictureNotes notes = NotesRig::notesOf(NotesRig::recordOf(hostile));
    const QByteArray once = m_rig.noted(bytes, notes);
    QCOMPARE(m_rig.noted(bytes, notes), once);
    QCOMPARE(m_rig.noted(once, notes), once);
}

void TestPictureNotes::aPictureMadeFromAPictureIsAComposite_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isComposite");
    const QString kept = u"input:"_s + QString{64, u'a'};
    QTest::newRow("kept") << u"image"_s << kept << true;
    QTest::newRow("mask") << u"mask"_s << kept << true;
    QTest::newRow("address") << u"input_image"_s << u"https://example.com/a.png"_s << true;
    QTest::newRow("bytes") << u"image"_s << u"data:image/png;base64,AAAA"_s << true;
    QTest::newRow("a sound") << u"audio"_s << kept << false;
    QTest::newRow("words") << u"image_style"_s << u"oil"_s << false;
}

void TestPictureNotes::aPictureMadeFromAPictureIsAComposite()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(bool, isComposite);
    EmbeddedRecord record = NotesRig::recordOf(u"x"_s);
    record.request.parameters[name.toStdString()] = value.toStdString();
    QCOMPARE(toXmp(record).contains("/compositeWithTrainedAlgorithmicMedia<"), isComposite);
    QCOMPARE(toXmp(record).contains("/trainedAlgorithmicMedia<"), !isComposite);
    record.request.parameters[name.toStdString()] = Json::array({value.toStdString()});
    QCOMPARE(toXmp(record).contains("/compositeWithTrainedAlgorithmicMedia<"), isComposite);
}

void TestPictureNotes::aSimpleWebpBecomesAnExtendedOne_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("flags"); // EXIF 0x08, XMP 0x04, transparent 0x10
    QTest::addColumn<QSize>("size");
    QTest::newRow("lossy") << pictureBytes({63, 49}, "webp") << "VP8 "_ba << 0x0c << QSize{63, 49};
    QTest::newRow("lossless") << losslessWebp(false) << "VP8L"_ba << 0x0c << QSize{20, 10};
    QTest::newRow("transparent") << losslessWebp(true) << "VP8L"_ba << 0x1c << QSize{20, 10};
}

void TestPictureNotes::aSimpleWebpBecomesAnExtendedOne()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, kind);
    QFETCH(QSize, size);
    QCOMPARE(bytes.mid(12, 4), kind); // simple before
    const QByteArray out = m_rig.noted(bytes, NotesRig::notesOf(NotesRig::recordOf(u"x"_s)));
    QCOMPARE(out.mid(12, 4), "VP8X"_ba);
    QTEST(int(out.at(20)), "flags");
    QCOMPARE(qFromLittleEndian<quint32>(out.constData() + 24) & 0xffffffU,
             quint32(size.width() - 1));
    QCOMPARE(qFromLittleEndian<quint32>(out.constData() + 26) >> 8U, quint32(size.height() - 1));
    QCOMPARE(qint64{qFromLittleEndian<quint32>(out.constData() + 4)}, out.size() - 8);
    QVERIFY(out.indexOf(kind, 12) < out.indexOf("EXIF", 12)); // the order the format asks for
    QVERIFY(out.indexOf("EXIF", 12) < out.indexOf("XMP ", 12));
}

void TestPictureNotes::everyFrameOfAnAnimationStays()
{
    const QByteArray bytes = animatedWebp({picture({32, 24}, 1), picture({32, 24}, 2)});
    const QByteArray out = m_rig.noted(bytes, NotesRig::notesOf(NotesRig::recordOf(u"x"_s)));
    QCOMPARE(readA1111(out).prompt, u"x"_s);
    QVERIFY(checkImageBytes(out)->isAnimated);
    for (const QByteArray &file : {bytes, out}) {
        QImageReader reader;
        QBuffer buffer;
        buffer.setData(file);
        buffer.open(QIODevice::ReadOnly);
        reader.setDevice(&buffer);
        QCOMPARE(reader.imageCount(), 2);
    }
    const qsizetype frames = bytes.indexOf("ANIM");
    QVERIFY(out.contains(bytes.sliced(frames)));
}

void TestPictureNotes::aTextTooLongForAJpegIsLeftOutWhole()
{
    const QString prompt{24'000, u'灯'};
    EmbeddedRecord record = NotesRig::recordOf(u"short"_s);
    const PictureNotes notes{toXmp(record), prompt + prompt};
    const QByteArray out = m_rig.noted(pictureBytes({64, 48}, "jpg"), notes);
    QVERIFY(!out.contains("Exif"));
    QCOMPARE(fromXmp(readXmp(m_rig.path("out")))->request, record.request);
    QCOMPARE(readA1111(m_rig.noted(pictureBytes({64, 48}), notes)).text, prompt + prompt);
}

void TestPictureNotes::exiftoolReadsWhatWeWrote_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("field");
    QTest::newRow("png") << pictureBytes({64, 48}) << u"PNG:Parameters"_s;
    QTest::newRow("jpeg") << cameraJpeg({64, 48}, 6, true) << u"EXIF:UserComment"_s;
    QTest::newRow("webp") << pictureBytes({63, 49}, "webp") << u"EXIF:UserComment"_s;
}

void TestPictureNotes::exiftoolReadsWhatWeWrote()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, field);
    const EmbeddedRecord record = NotesRig::recordOf(hostile);
    m_rig.noted(bytes, NotesRig::notesOf(record));
    QProcess exiftool;
    exiftool.start(u"exiftool"_s,
                   {u"-j"_s, u"-G"_s, u"-struct"_s, u"-charset"_s, u"UTF8"_s, u"-validate"_s,
                    u"-warning"_s, u"-error"_s, u"-all"_s, m_rig.path("out")});
    QVERIFY2(exiftool.waitForStarted(-1), "exiftool (libimage-exiftool-perl) is missing");
    QVERIFY(exiftool.waitForFinished(-1));
    const QJsonObject read =
        QJsonDocument::fromJson(exiftool.readAllStandardOutput()).array().at(0).toObject();
    QCOMPARE(read[field].toString(), a1111Text(record, {64, 48}));
    QCOMPARE(read[u"XMP:DigitalSourceType"_s].toString(),
             u"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"_s);
    QCOMPARE(read[u"XMP:CreatorTool"_s].toString(), u"Limner"_s);
    QCOMPARE(read[u"XMP:Description"_s].toString(), hostile);
    QVERIFY2(!read.contains(u"ExifTool:Error"_s),
             qUtf8Printable(read[u"ExifTool:Error"_s].toString()));
    if (bytes.startsWith("\xff\xd8")) {
        QCOMPARE(read[u"EXIF:Orientation"_s].toString(), u"Rotate 90 CW"_s);
        QCOMPARE(read[u"EXIF:GPSLatitudeRef"_s].toString(), u"North"_s);
    }
}

QTEST_GUILESS_MAIN(TestPictureNotes)
#include "tst_picturenotes.moc"
