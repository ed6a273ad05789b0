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
    row("image/avif", box + "ftypavif" + QByteArray(16, '\0'));
    row("image/heic", box + "ftypheic" + QByteArray(16, '\0'));
    row("video/mp4", box + "ftypisom" + QByteArray(16, '\0'));
    row("video/quicktime", box + "ftypqt  " + QByteArray(16, '\0'));
    row("video/webm", QByteArray{"\x1a\x45\xdf\xa3\x01\0\0", 7});
    row("audio/wav", "RIFF" + box + "WAVEfmt ");
    row("audio/mpeg", QByteArray{"ID3\x04\0", 5});
    row("model/gltf-binary", "glTF" + box);
    row("application/pdf", "%PDF-1.7\n\xe2\xe3");
    row("application/zip", QByteArray{"PK\x03\x04\x14\0", 6});
    row("image/svg+xml", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    row("application/json", R"({"boxes":[[1,2,3,4]]})");
    row("text/plain", "A lighthouse above a quiet sea, 第一缕光。");
    row("application/octet-stream", QByteArray{"\x00\x01\x02\xff", 4});
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
