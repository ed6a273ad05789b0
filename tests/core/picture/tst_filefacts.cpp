#include "core/picture/filefacts.h"
#include "tests/support/pictures.h"

#include <QBuffer>
#include <QImage>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestFileFacts : public QObject {
    Q_OBJECT
private slots:
    void typesByTheirBytes_data();
    void typesByTheirBytes();
    void whatOnlyLooksLikeOneIsNone_data();
    void whatOnlyLooksLikeOneIsNone();
    void frameSoundsAreTold_data();
    void frameSoundsAreTold();
    void aHugeTextIsAText();
    void aPageThatAModelWroteIsAText();
    void aPictureIsMeasured();
    void aBrokenPictureIsStillAPicture();
    void aHugePictureIsKeptAndMeasured();
    void aWebPageIsNothing_data();
    void aWebPageIsNothing();
    void everyTypeHasAnEnding();

private:
    Result<FileFacts> inspect(const QByteArray &bytes)
    {
        QFile file{m_folder.filePath(u"file"_s)};
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return fail(ErrorKind::Io);
        file.close();
        return inspectFile(file.fileName());
    }
    static QByteArray png(QSize size = {8, 4})
    {
        QImage image{size, QImage::Format_RGB32};
        image.fill(Qt::darkGreen);
        QByteArray bytes;
        QBuffer buffer{&bytes};
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return bytes;
    }

    QTemporaryDir m_folder;
};

void TestFileFacts::typesByTheirBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *type, const QByteArray &bytes) {
        QTest::newRow(type) << bytes << QString::fromLatin1(type);
    };
    const QByteArray box{"\0\0\0\x20", 4};
    row("video/mp4", box + "ftypisom" + QByteArray(20, '\0'));
    row("video/quicktime", box + "ftypqt  " + QByteArray(20, '\0'));
    row("video/webm", QByteArray{"\x1a\x45\xdf\xa3\x01\0\0", 7});
    row("audio/wav", "RIFF" + box + "WAVEfmt ");
    row("audio/mpeg", QByteArray{"ID3\x04\0", 5});
    row("audio/ogg", QByteArray{"OggS\0\x02", 6});
    row("audio/flac", QByteArray{"fLaC\0\0\0\x22", 8});
    row("audio/mp4", box + "ftypM4A " + QByteArray(20, '\0'));
    row("audio/aac", QByteArray{"\xff\xf1\x50\x80", 4});
    row("video/x-matroska", QByteArray{"\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska", 16});
    row("image/tiff", QByteArray{"MM\0*\0\0\0\x08", 8});
    row("image/bmp", QByteArray{"BM\x46\0\0\0\0\0\0\0", 10});
    row("model/gltf-binary", "glTF" + box);
    row("application/pdf", "%PDF-1.7\n\xe2\xe3");
    row("application/zip", QByteArray{"PK\x03\x04\x14\0", 6});
    row("image/svg+xml", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    row("application/json", R"({"boxes":[[1,2,3,4]]})");
    row("text/plain", "A lighthouse above a quiet sea, 第一缕光。");
    row("application/octet-stream", QByteArray{"\x00\x01\x02\xff", 4});
}

void TestFileFacts::whatOnlyLooksLikeOneIsNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *tag, const QByteArray &bytes, const QString &type) {
        QTest::newRow(tag) << bytes << type;
    };
    const QString text = u"text/plain"_s;
    const QString anything = u"application/octet-stream"_s;
    row("a sentence with a box", "The ftypisom box comes first.", text);
    row("a sentence about cars", "BMW builds cars.", text);
    row("initials", "MM, 40, likes the sea.", text);
    row("tags", "ID3 tags are older than you think.", text);
    row("a codec", "fLaC and OggS are magic words.", text);
    row("a sentence about drawings", "Here it is: <svg xmlns=\"x\"></svg>", text);
    row("a box longer than the file", QByteArray{"\x7f\0\0\0ftypisom", 12} + QByteArray(99, '\0'),
        anything);
    row("a box without room",
        QByteArray{"\0\0\0\x04"
                   "ftypisom",
                   12},
        anything);
    row("cut in its first box",
        QByteArray{"\0\0\0\x20"
                   "ftypisom",
                   12},
        anything);
    row("a zero in a text", QByteArray{"once\0upon", 9}, anything);
    row("broken UTF-8", "caf\xe9 au lait", anything);
    row("colours of a terminal",
        "\x1b[31mred\x1b[0m and many more words that follow it here, a"
        " whole line of them, so that it is seen to be a text.",
        text);
    row("a mark first", "\xef\xbb\xbf<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        u"image/svg+xml"_s);
    row("deep JSON", QByteArray(200, '[') + QByteArray(200, ']'), u"application/json"_s);
    row("deeper JSON", QByteArray(5000, '[') + QByteArray(5000, ']'), text);
    row("half of a JSON", "{\"a\":[1,2", text);
}

void TestFileFacts::whatOnlyLooksLikeOneIsNone()
{
    QFETCH(QByteArray, bytes);
    const Result<FileFacts> facts = inspect(bytes);
    QVERIFY(facts);
    QTEST(facts->mediaType, "type");
}

void TestFileFacts::frameSoundsAreTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isSound");
    for (const char *sound : {"\xff\xfb\x90\x64", "\xff\xf3\x90\x64", "\xff\xfa\x90\x64"})
        QTest::newRow(QByteArray{sound}.toHex().constData()) << QByteArray{sound} << true;
    for (const char *none : {"\xff\xfe\x41\x20", "\xff\xfb\xf0\x64", "\xff\xeb\x90\x64"})
        QTest::newRow(QByteArray{none}.toHex().constData()) << QByteArray{none} << false;
}

void TestFileFacts::frameSoundsAreTold()
{
    QFETCH(QByteArray, bytes);
    const Result<FileFacts> facts = inspect(bytes);
    QVERIFY(facts);
    QTEST(facts->mediaType == u"audio/mpeg", "isSound");
}

//! 300 MB, of which nothing but the beginning is read.
void TestFileFacts::aHugeTextIsAText()
{
    QFile file{m_folder.filePath(u"huge"_s)};
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(QByteArray{"[1, 2, 3,\n"}.repeated(1000)) > 0);
    QVERIFY(file.resize(300LL << 20));
    file.close();
    const Result<FileFacts> facts = inspectFile(file.fileName());
    QVERIFY(facts);
    QCOMPARE(facts->mediaType, u"text/plain"_s);
}

void TestFileFacts::aPageThatAModelWroteIsAText()
{
    QFile file{m_folder.filePath(u"page"_s)};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<!DOCTYPE html><html><script>alert(1)</script></html>");
    file.close();
    QVERIFY(!inspectFile(file.fileName()));
    const Result<FileFacts> facts = inspectFile(file.fileName(), Markup::Text);
    QVERIFY(facts);
    QCOMPARE(facts->mediaType, u"text/plain"_s);
    QCOMPARE(contentTypeFor(facts->mediaType), u"text/plain; charset=utf-8"_s);
    QCOMPARE(contentTypeFor(u"image/svg+xml"_s), u"image/svg+xml"_s);
}

void TestFileFacts::typesByTheirBytes()
{
    QFETCH(QByteArray, bytes);
    const Result<FileFacts> facts = inspect(bytes);
    QVERIFY2(facts, qPrintable(facts ? QString{} : facts.error().message));
    QTEST(facts->mediaType, "type");
    QVERIFY(!facts->isPicture);
    QVERIFY(!facts->flaw);
}

void TestFileFacts::aPictureIsMeasured()
{
    const Result<FileFacts> facts = inspect(png());
    QVERIFY(facts && facts->isPicture && !facts->flaw);
    QCOMPARE(facts->mediaType, u"image/png"_s);
    QCOMPARE(facts->size, QSize(8, 4));
}

void TestFileFacts::aBrokenPictureIsStillAPicture()
{
    const QByteArray whole = png();
    const Result<FileFacts> facts = inspect(whole.first(whole.size() - 12));
    QVERIFY(facts && facts->isPicture && facts->flaw);
    QCOMPARE(toString(facts->flaw->kind), toString(ErrorKind::Truncated));
    QCOMPARE(facts->mediaType, u"image/png"_s);
}

void TestFileFacts::aHugePictureIsKeptAndMeasured()
{
    QByteArray bytes = png();
    qToBigEndian<quint32>(60'000, bytes.data() + 16);
    qToBigEndian<quint32>(60'000, bytes.data() + 20);
    const Result<FileFacts> facts = inspect(bytes);
    QVERIFY(facts && facts->flaw);
    QCOMPARE(toString(facts->flaw->kind), toString(ErrorKind::ImageTooLarge));
    QCOMPARE(facts->size, QSize(60'000, 60'000));
}

void TestFileFacts::aWebPageIsNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("page") << QByteArray{"<!DOCTYPE html><html><body>Sign in</body></html>"};
    QTest::newRow("later") << QByteArray{"<!-- proxy -->\n<HTML lang=en>"};
}

void TestFileFacts::aWebPageIsNothing()
{
    QFETCH(QByteArray, bytes);
    const Result<FileFacts> facts = inspect(bytes);
    QVERIFY(!facts);
    QCOMPARE(toString(facts.error().kind), toString(ErrorKind::NotAnImage));
}

void TestFileFacts::everyTypeHasAnEnding()
{
    QCOMPARE(extensionFor(u"image/jpeg"_s), u"jpg"_s);
    QCOMPARE(extensionFor(u"text/plain; charset=utf-8"_s), u"txt"_s);
    QCOMPARE(extensionFor(u"application/octet-stream"_s), u"bin"_s);
    QCOMPARE(extensionFor(u"../../etc"_s), u"bin"_s);
    QVERIFY(fileExtensions().contains(u"mp4"_s));
}

QTEST_GUILESS_MAIN(TestFileFacts)
#include "tst_filefacts.moc"
