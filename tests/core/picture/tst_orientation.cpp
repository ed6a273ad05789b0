// One turn for whoever decodes, measures, copies or sends a picture.
#include "core/library/keptinput.h"
#include "core/picture/filefacts.h"
#include "core/picture/imagecheck.h"
#include "core/picture/orientation.h"
#include "core/picture/picturedecoder.h"
#include "core/picture/picturesize.h"
#include "core/picture/sharecopy.h"
#include "core/picture/smallerpicture.h"
#include "tests/core/picture/cornerpicture.h"
#include "tests/core/picture/writtenpictures.h"
#include "tests/support/camerapictures.h"
#include "tests/support/pictures.h"

#include <QBuffer>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize stored{120, 80};

//! What is seen of them, by the orientations 1 to 8 (EXIF 2.32 §4.6.4).
const QStringList seen{u"rgbw"_s, u"grwb"_s, u"bwrg"_s, u"wbgr"_s,
                       u"rwbg"_s, u"wrgb"_s, u"bgrw"_s, u"gbwr"_s};

//! Its tag stands in its only directory.
QByteArray tiffOf(const QImage &image, int orientation)
{
    using Turn = QImageIOHandler::Transformation;
    constexpr Turn turns[] = {QImageIOHandler::TransformationNone,
                              QImageIOHandler::TransformationMirror,
                              QImageIOHandler::TransformationRotate180,
                              QImageIOHandler::TransformationFlip,
                              QImageIOHandler::TransformationFlipAndRotate90,
                              QImageIOHandler::TransformationRotate90,
                              QImageIOHandler::TransformationMirrorAndRotate90,
                              QImageIOHandler::TransformationRotate270};
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, "tiff"};
    writer.setTransformation(turns[orientation - 1]);
    if (!writer.write(image))
        qFatal("cannot write TIFF");
    return bytes;
}

QByteArray pictureOf(const QByteArray &kind, int orientation)
{
    const QImage image = corners(stored);
    const QByteArray notes = cameraNotes(orientation, false);
    if (kind == "avif")
        return avifOf(image, orientation);
    if (kind == "jxl")
        return jxlOf(image, orientation);
    if (kind == "heic")
        return heicOf(image, orientation);
    if (kind == "tiff")
        return tiffOf(image, orientation);
    if (kind == "deep png") // which our own decoder leaves to Qt
        return noted(saved(image.convertToFormat(QImage::Format_RGBA64), "png", 100), notes);
    if (kind == "moving webp")
        return noted(animatedWebp({image, corners(stored).mirrored()}), notes);
    return noted(saved(image, kind.constData(), 100), notes);
}

QByteArray big(quint32 value)
{
    QByteArray out{4, '\0'};
    qToBigEndian(value, out.data());
    return out;
}

//! One entry of a directory at `at`.
QByteArray notesAt(quint32 at, const QByteArray &entry, quint16 entries = 1)
{
    return QByteArray::fromHex("4d4d002a") + big(at) + big(entries).last(2) + entry + big(8);
}

} // namespace

class TestOrientation : public QObject {
    Q_OBJECT
private slots:
    void everyKindStandsUpright_data();
    void everyKindStandsUpright();
    void everyKindIsMeasuredAsItIsSeen_data() { everyKindStandsUpright_data(); }
    void everyKindIsMeasuredAsItIsSeen();
    void copiesAndInputsStandUpright_data() { everyKindStandsUpright_data(); }
    void copiesAndInputsStandUpright();
    void hostileNotesAreData_data();
    void hostileNotesAreData();
    void aLongIsAsGoodAsAShort();
    void notesBehindAPlainWebpAreNone();
    void cutNotesNeverCrash();

private:
    [[nodiscard]] QString write(const QByteArray &bytes) const
    {
        writeFile(m_folder.filePath(u"picture"_s), bytes);
        return m_folder.filePath(u"picture"_s);
    }

    QTemporaryDir m_folder;
};

void TestOrientation::everyKindStandsUpright_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("orientation");
    for (const char *const kind :
         {"png", "deep png", "jpg", "webp", "moving webp", "tiff", "avif", "jxl", "heic"}) {
        for (int orientation = 1; orientation <= 8; ++orientation)
            QTest::addRow("%s %d", kind, orientation) << QByteArray{kind} << orientation;
    }
}

void TestOrientation::everyKindStandsUpright()
{
    QFETCH(QByteArray, kind);
    QFETCH(int, orientation);
    const auto both = decodedPictures(pictureOf(kind, orientation), {.edges = {0, 60}});
    QVERIFY2(both, both ? "" : qPrintable(both.error().message));
    const QSize size = orientation >= 5 ? stored.transposed() : stored;
    QCOMPARE(both->size, size);
    QCOMPARE(both->images[0].size(), size);
    QCOMPARE(both->images[1].size(), size / 2);
    for (const QImage &image : both->images)
        QCOMPARE(cornersOf(image), seen[orientation - 1]);
}

void TestOrientation::everyKindIsMeasuredAsItIsSeen()
{
    QFETCH(QByteArray, kind);
    QFETCH(int, orientation);
    const QByteArray bytes = pictureOf(kind, orientation);
    const QSize size = orientation >= 5 ? stored.transposed() : stored;
    QCOMPARE(pictureSize(bytes), size);
    QCOMPARE(pictureSizeOfFile(write(bytes)), size);
    if (kind == "tiff")
        return; // no kind of picture that is looked at by its head
    const Result<FileFacts> facts = inspectFile(write(bytes));
    QVERIFY(facts && !facts->flaw);
    QCOMPARE(facts->size, size);
    QCOMPARE(checkImageBytes(bytes)->size, size);
    QCOMPARE(checkImage(write(bytes))->size, size);
}

void TestOrientation::copiesAndInputsStandUpright()
{
    QFETCH(QByteArray, kind);
    QFETCH(int, orientation);
    const QByteArray bytes = pictureOf(kind, orientation);
    const QSize size = orientation >= 5 ? stored.transposed() : stored;
    const Result<ShareCopy> copy = shareCopy(write(bytes), {.format = ShareFormat::Png});
    QVERIFY(copy);
    QCOMPARE(copy->size, size);
    QCOMPARE(cornersOf(QImage::fromData(copy->bytes)), seen[orientation - 1]);

    const Result<SmallerPicture> smaller = smallerPicture(bytes, 1'000'000);
    QVERIFY(smaller);
    QCOMPARE(smaller->before, size);
    QCOMPARE(smaller->size, size);
    QCOMPARE(cornersOf(QImage::fromData(smaller->jpeg)), seen[orientation - 1]);

    const Inputs inputs{m_folder.path()};
    const Result<KeptInput> input = keepInput(inputs, GivenInput{.file = write(bytes)});
    QVERIFY2(input, input ? "" : qPrintable(input.error().message));
    QCOMPARE(input->size, size);
    QCOMPARE(cornersOf(input->likeness), seen[orientation - 1]);
    // Whoever takes it need not know of notes.
    QCOMPARE(cornersOf(*decodedPicture(*inputs.bytes(input->name))), seen[orientation - 1]);
    QCOMPARE(orientationOf(*inputs.bytes(input->name)), 1);
}

void TestOrientation::hostileNotesAreData_data()
{
    QTest::addColumn<QByteArray>("notes");
    const QByteArray turned = QByteArray::fromHex("011200030000000100060000");
    const QByteArray deeper = QByteArray::fromHex("876900040000000100000008"); // its own directory
    QTest::newRow("nothing") << QByteArray{};
    QTest::newRow("no TIFF") << QByteArray("Exif, or so it says");
    QTest::newRow("a directory far away") << notesAt(0xfffffff0U, turned);
    QTest::newRow("a directory behind its end") << notesAt(4096, turned);
    QTest::newRow("a directory inside the head") << notesAt(0, turned);
    QTest::newRow("a directory that is its own child") << notesAt(8, deeper);
    QTest::newRow("more entries than bytes") << notesAt(8, deeper, 0xffff);
    QTest::newRow("orientation 0") << notesAt(8, QByteArray::fromHex("011200030000000100000000"));
    QTest::newRow("orientation 9") << notesAt(8, QByteArray::fromHex("011200030000000100090000"));
    QTest::newRow("orientation 65,542")
        << notesAt(8, QByteArray::fromHex("011200040000000100010006"));
    QTest::newRow("a text for an orientation")
        << notesAt(8, QByteArray::fromHex("011200020000000200060000"));
}

void TestOrientation::hostileNotesAreData()
{
    QFETCH(QByteArray, notes);
    for (const char *const kind : {"png", "jpg", "webp"}) {
        const QByteArray bytes = noted(saved(corners(stored), kind, 100), notes);
        QCOMPARE(orientationOf(bytes), 1);
        const auto shown = decodedPictures(bytes, {});
        QVERIFY(shown);
        QCOMPARE(shown->size, stored);
        QCOMPARE(cornersOf(shown->images.front()), u"rgbw"_s);
        QCOMPARE(pictureSize(bytes), stored);
    }
}

void TestOrientation::aLongIsAsGoodAsAShort()
{
    const QByteArray notes = notesAt(8, QByteArray::fromHex("011200040000000100000006"));
    QCOMPARE(orientationOf(noted(saved(corners(stored), "png", 100), notes)), 6);
}

void TestOrientation::notesBehindAPlainWebpAreNone()
{
    QByteArray bytes = saved(corners(stored), "webp", 100);
    QVERIFY(bytes.sliced(12, 4) != "VP8X");
    const QByteArray notes = cameraNotes(6, false);
    QByteArray length{4, '\0'};
    qToLittleEndian(static_cast<quint32>(notes.size()), length.data());
    bytes += "EXIF" + length + notes;
    qToLittleEndian(static_cast<quint32>(bytes.size() - 8), bytes.data() + 4);
    QCOMPARE(orientationOf(bytes), 1);
    QCOMPARE(decodedPicture(bytes)->size(), stored);
}

void TestOrientation::cutNotesNeverCrash()
{
    const QByteArray notes = cameraNotes(6, true);
    for (qsizetype length = 0; length <= notes.size(); ++length) {
        const int orientation = orientationOf(noted(pictureBytes({4, 3}), notes.first(length)));
        QVERIFY(orientation == 1 || orientation == 6);
    }
}

QTEST_GUILESS_MAIN(TestOrientation)
#include "tst_orientation.moc"
