#include "core/picture/pngpicture.h"
#include "core/picture/picturedecoder.h"
#include "tests/core/picture/pngfile.h"
#include "tests/support/pictures.h"

#include <QColorSpace>
#include <QRandomGenerator>
#include <QtTest>

#include <zlib.h>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! From smooth to noise: every filter gets something to do.
QImage painted(QSize size, bool hasAlpha, QRandomGenerator &random)
{
    QImage image{size, hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32};
    const int noise = 1 << random.bounded(9);
    const int slope = random.bounded(7);
    for (int y = 0; y < size.height(); ++y) {
        auto *const row = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const auto channel = [&](int by) {
                return (x * slope + y * by + random.bounded(noise)) & 255;
            };
            row[x] = qRgba(channel(1), channel(2), channel(5), hasAlpha ? channel(3) : 255);
        }
    }
    return image;
}

//! By our own decoder alone; null and a word on stderr when it hands it on.
QImage byOurs(const QByteArray &bytes)
{
    PictureTarget target{{}};
    if (const Result<> read = pngPicture(bytes, target); !read) {
        qWarning("%s", qUtf8Printable(read.error().message));
        return {};
    }
    return target.pictures()->images.front();
}

bool isSame(const QImage &a, const QImage &b)
{
    return !a.isNull() &&
           a.convertToFormat(QImage::Format_ARGB32) == b.convertToFormat(QImage::Format_ARGB32);
}

} // namespace

class TestPngPicture : public QObject {
    Q_OBJECT
private slots:
    void isLibpngsBitForBit_data();
    void isLibpngsBitForBit();
    void thousandsOfFilesAreLibpngsBitForBit();
    void whatStandsAroundThePixelsIsNoMatter_data();
    void whatStandsAroundThePixelsIsNoMatter();
    void otherKindsGoOnToQt_data();
    void otherKindsGoOnToQt();
    void brokenFilesGetLibpngsVerdict();
    void brokenStreamsGetLibpngsVerdict();
    void cutFilesAreRefused();
    void coloursMeanWhatQtSays_data();
    void coloursMeanWhatQtSays();
    void aHugeHeadIsNotBelieved_data();
    void aHugeHeadIsNotBelieved();
};

void TestPngPicture::isLibpngsBitForBit_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("filter"); // 5 = another one for each row
    constexpr QSize sizes[] = {{1, 1},   {1, 9},    {2, 5},     {3, 4},   {4, 4},
                               {5, 8},   {7, 13},   {64, 64},   {255, 3}, {257, 129},
                               {1, 700}, {2000, 2}, {1031, 517}};
    const char *const names[] = {"none", "sub", "up", "average", "paeth", "mixed"};
    for (const QSize size : sizes) {
        for (int filter = 0; filter < 6; ++filter)
            QTest::addRow("%d x %d %s", size.width(), size.height(), names[filter])
                << size << filter;
    }
}

void TestPngPicture::isLibpngsBitForBit()
{
    QFETCH(QSize, size);
    QFETCH(int, filter);
    QRandomGenerator random{quint32(filter * 7919 + size.width())};
    for (const bool hasAlpha : {false, true}) {
        const QImage image = painted(size, hasAlpha, random);
        const auto rule = [&](int y) { return filter < 5 ? filter : (y * y + y / 3) % 5; };
        const QByteArray bytes = PngFile{.image = image, .filter = rule}.bytes();
        const QImage ours = byOurs(bytes);
        QVERIFY(isSame(ours, byLibpng(bytes)));
        QVERIFY(isSame(ours, image));
    }
}

void TestPngPicture::thousandsOfFilesAreLibpngsBitForBit()
{
    QRandomGenerator random{20261129};
    constexpr int strategies[] = {Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED};
    for (int i = 0; i < 4000; ++i) {
        const QSize size{1 + random.bounded(i % 10 == 0 ? 400 : 24), 1 + random.bounded(40)};
        std::vector<int> filters;
        for (int y = 0; y < size.height(); ++y)
            filters.push_back(random.bounded(5));
        const QByteArray bytes = PngFile{.image = painted(size, i % 2 == 0, random),
                                         .filter = [&](int y) { return filters[size_t(y)]; },
                                         .level = random.bounded(10),
                                         .strategy = strategies[random.bounded(5)],
                                         .part = i % 3 == 0 ? 1 + random.bounded(60) : 0}
                                     .bytes();
        if (!isSame(byOurs(bytes), byLibpng(bytes)))
            QFAIL(qPrintable(u"file %1 is another"_s.arg(i)));
    }
}

void TestPngPicture::whatStandsAroundThePixelsIsNoMatter_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("part");
    const QByteArray none;
    const QByteArray text = pngChunk("tEXt", QByteArray("parameters\0a fox, steps 20", 26));
    QTest::newRow("a text") << text << none << none << 0;
    QTest::newRow("a text behind") << none << text << none << 0;
    QTest::newRow("a chunk nobody knows") << pngChunk("liMn", "?") << none << none << 0;
    QTest::newRow("an empty IDAT") << pngChunk("IDAT", {}) << none << none << 0;
    QTest::newRow("one byte an IDAT") << none << none << none << 1;
    QTest::newRow("many IDAT") << none << none << none << 500;
    QTest::newRow("garbage after the end") << none << none << QByteArray(999, '\x5a') << 0;
    QTest::newRow("another PNG after the end") << none << none << pictureBytes({9, 9}) << 77;
    QTest::newRow("a resolution") << pngChunk("pHYs", QByteArray(9, '\1')) << none << none << 0;
}

void TestPngPicture::whatStandsAroundThePixelsIsNoMatter()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, behind);
    QFETCH(QByteArray, after);
    QFETCH(int, part);
    QRandomGenerator random{4711};
    const PngFile file{.image = painted({90, 61}, true, random),
                       .filter = [](int y) { return y % 5; },
                       .part = part,
                       .beforePixels = before,
                       .behindPixels = behind};
    const QByteArray bytes = file.bytes() + after;
    QVERIFY(isSame(byOurs(bytes), file.image));
    QVERIFY(isSame(byLibpng(bytes), file.image));
}

void TestPngPicture::otherKindsGoOnToQt_data()
{
    QTest::addColumn<QImage::Format>("format");
    QTest::newRow("palette") << QImage::Format_Indexed8;
    QTest::newRow("black and white") << QImage::Format_Mono;
    QTest::newRow("grey") << QImage::Format_Grayscale8;
    QTest::newRow("16 bits grey") << QImage::Format_Grayscale16;
    QTest::newRow("16 bits") << QImage::Format_RGBX64;
    QTest::newRow("16 bits with alpha") << QImage::Format_RGBA64;
}

void TestPngPicture::otherKindsGoOnToQt()
{
    QFETCH(QImage::Format, format);
    const QImage image = picture({50, 40}).convertToFormat(format);
    QByteArray bytes;
    QBuffer buffer{&bytes};
    QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "png"));
    PictureTarget target{{}};
    const Result<> read = pngPicture(bytes, target);
    QVERIFY(!read);
    QCOMPARE(toString(read.error().kind), toString(ErrorKind::NotImplemented));
    const Result<QImage> shown = decodedPicture(bytes);
    QVERIFY(shown);
    QVERIFY(isSame(*shown, QImage::fromData(bytes)));
}

void TestPngPicture::brokenFilesGetLibpngsVerdict()
{
    QRandomGenerator random{77};
    int refused = 0;
    for (int i = 0; i < 1500; ++i) {
        QByteArray bytes = PngFile{.image = painted({33, 21}, i % 2 == 0, random),
                                   .filter = [](int y) { return y % 5; },
                                   .part = i % 3 == 0 ? 40 : 0,
                                   .beforePixels = pngChunk("tEXt", QByteArray("a\0b", 3))}
                               .bytes();
        for (int hit = random.bounded(1, 4); hit > 0; --hit)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        const Result<QImage> ours = decodedPicture(bytes);
        const QImage theirs = QImage::fromData(bytes);
        if (theirs.isNull() == ours.has_value())
            QFAIL(qPrintable(u"file %1: another verdict"_s.arg(i)));
        if (ours && !isSame(*ours, theirs))
            QFAIL(qPrintable(u"file %1: another picture"_s.arg(i)));
        refused += ours ? 0 : 1;
    }
    QVERIFY(refused > 500);
    QVERIFY(refused < 1500);
}

void TestPngPicture::brokenStreamsGetLibpngsVerdict()
{
    QRandomGenerator random{78};
    int refused = 0;
    for (int i = 0; i < 1500; ++i) {
        const auto spoil = [&](QByteArray &stream) {
            const auto at = random.bounded(int(stream.size()));
            switch (random.bounded(4)) {
            case 0: // somewhere, the checksum of the stream as often as not
                stream[random.bounded(2) == 0 ? at : int(stream.size()) - 1 - at % 4] ^= 0x10;
                break;
            case 1:
                stream.truncate(at + 1);
                break;
            case 2:
                stream += char(random.bounded(256));
                break;
            default:
                stream.insert(at, char(random.bounded(256)));
            }
        };
        const QByteArray bytes = PngFile{.image = painted({33, 21}, i % 2 == 0, random),
                                         .filter = [](int y) { return y % 5; },
                                         .spoil = spoil}
                                     .bytes();
        const Result<QImage> ours = decodedPicture(bytes);
        const QImage theirs = QImage::fromData(bytes);
        if (theirs.isNull() == ours.has_value())
            QFAIL(qPrintable(u"stream %1: another verdict"_s.arg(i)));
        if (ours && !isSame(*ours, theirs))
            QFAIL(qPrintable(u"stream %1: another picture"_s.arg(i)));
        refused += ours ? 0 : 1;
    }
    QVERIFY(refused > 100);
}

void TestPngPicture::cutFilesAreRefused()
{
    QRandomGenerator random{79};
    const QByteArray bytes =
        PngFile{.image = painted({40, 40}, true, random), .filter = [](int) { return 4; }}.bytes();
    for (qsizetype length = 0; length < bytes.size() - 4; ++length) {
        // A copy of that very length, so that reading behind it is found out.
        const QByteArray cut{bytes.constData(), length};
        QVERIFY(!decodedPicture(cut));
    }
}

void TestPngPicture::coloursMeanWhatQtSays_data()
{
    QTest::addColumn<QByteArray>("colours");
    QTest::newRow("nothing") << QByteArray{};
    QTest::newRow("sRGB") << pngChunk("sRGB", QByteArray(1, '\0'));
    QTest::newRow("gamma 1") << pngChunk("gAMA", QByteArray::fromHex("000186a0"));
    QTest::newRow("gamma 2.2") << pngChunk("gAMA", QByteArray::fromHex("0000b18f"));
    QTest::newRow("gamma 0") << pngChunk("gAMA", QByteArray::fromHex("00000000"));
    QTest::newRow("sRGB beside another gamma")
        << pngChunk("sRGB", QByteArray(1, '\0')) +
               pngChunk("gAMA", QByteArray::fromHex("000186a0"));
    const auto profile = [](QColorSpace::NamedColorSpace space) {
        const QByteArray icc = qCompress(QColorSpace{space}.iccProfile()).mid(4);
        return pngChunk("iCCP", QByteArray("a\0\0", 3) + icc);
    };
    QTest::newRow("P3") << profile(QColorSpace::DisplayP3);
    QTest::newRow("Adobe") << profile(QColorSpace::AdobeRgb);
    QTest::newRow("a broken profile") << profile(QColorSpace::AdobeRgb).replace(30, 9, "spoiled..");
    QTest::newRow("no profile") << pngChunk("iCCP", QByteArray("a\0\0", 3) + "no stream");
}

void TestPngPicture::coloursMeanWhatQtSays()
{
    QFETCH(QByteArray, colours);
    QRandomGenerator random{80};
    const QByteArray bytes =
        PngFile{.image = painted({64, 64}, true, random), .beforePixels = colours}.bytes();
    QImage theirs = QImage::fromData(bytes);
    if (theirs.colorSpace().isValid() && theirs.colorSpace() != QColorSpace{QColorSpace::SRgb})
        theirs.convertToColorSpace(QColorSpace::SRgb);
    theirs.setColorSpace({}); // it takes part in comparing
    const Result<QImage> ours = decodedPicture(bytes);
    QVERIFY(ours);
    QVERIFY(isSame(*ours, theirs));
}

void TestPngPicture::aHugeHeadIsNotBelieved_data()
{
    QTest::addColumn<quint32>("width");
    QTest::addColumn<quint32>("height");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("more than the limit")
        << quint32{20'000} << quint32{20'000} << ErrorKind::ImageTooLarge;
    QTest::newRow("within it, without the bytes")
        << quint32{12'000} << quint32{12'000} << ErrorKind::Truncated;
    QTest::newRow("wide") << quint32{900'000} << quint32{1} << ErrorKind::ImageTooLarge;
}

void TestPngPicture::aHugeHeadIsNotBelieved()
{
    QFETCH(quint32, width);
    QFETCH(quint32, height);
    QFETCH(ErrorKind, kind);
    const QByteArray zeros = qCompress(QByteArray(60'000, '\0')).mid(4);
    const QByteArray bytes =
        pngHead(width, height, 8, 6) + pngChunk("IDAT", zeros) + pngChunk("IEND", {});
    for (const int edge : {0, 256}) {
        const Result<QImage> shown = decodedPicture(bytes, edge);
        QVERIFY(!shown);
        QCOMPARE(toString(shown.error().kind), toString(kind));
    }
}

QTEST_GUILESS_MAIN(TestPngPicture)
#include "tst_pngpicture.moc"
