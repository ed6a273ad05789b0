#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/picture/embedded.h"
#include "core/picture/embeddedrecord.h"
#include "core/picture/imagecheck.h"
#include "core/picture/picturechunks.h"
#include "tests/support/pictures.h"

#include <QImageReader>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

EmbeddedRecord record()
{
    EmbeddedRecord out;
    out.uuid = u"8f1c2d3e-0000-4000-8000-0123456789ab"_s;
    out.jobId = u"daily-42"_s;
    out.outputIndex = 2;
    out.outputs = 4;
    out.createdAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    out.request.provider = u"replicate"_s;
    out.request.model = u"acme/brush"_s;
    out.request.version = u"v1"_s;
    out.request.parameters = Json{{"prompt", "a <lighthouse> & \"灯塔\"\n\xf0\x9f\x8c\x8a ]]>"},
                                  {"seed", 4'294'967'296},
                                  {"guidance", 7.5},
                                  {"hd", true}};
    out.fingerprint = fingerprint(out.request);
    out.seedFixed = true;
    out.promptTemplate = u"a {<lighthouse>|harbour}"_s;
    out.group = u"daily"_s;
    out.cost = 0.0037;
    out.billed = true;
    out.seconds = 3.8;
    return out;
}

bool sameRecord(const EmbeddedRecord &a, const EmbeddedRecord &b)
{
    return toXmp(a) == toXmp(b) && a.request == b.request && a.cost == b.cost &&
           a.billed == b.billed && a.createdAt == b.createdAt && a.fingerprint == b.fingerprint;
}

QByteArray bytesOf(const QString &path)
{
    return readFile(path, 1 << 28).value_or(QByteArray{});
}

QImage picture(const QString &path)
{
    QImageReader reader{path};
    reader.setDecideFormatFromContent(true);
    return reader.read();
}

} // namespace

class TestEmbedded : public QObject {
    Q_OBJECT
private slots:
    void eachFormatCarriesTheRecord_data();
    void eachFormatCarriesTheRecord();
    void theSameRecordGivesTheSameBytes();
    void aTransparentLosslessWebpStaysTransparent();
    void whatCannotCarryItIsRefused();
    void anotherProgramsPacketIsKept_data();
    void anotherProgramsPacketIsKept();
    void anOlderRecordOfOursIsReplaced();
    void aSignedPictureStaysAsItIs();
    void secretsAndFilesStayAtHome();
    void aPacketThatAProgramRewroteIsRead();
    void brokenPacketsAreNothing_data();
    void brokenPacketsAreNothing();
    void wildNumbersAreLeftOut();
    void cutAndFlippedFilesDoNoHarm_data();
    void cutAndFlippedFilesDoNoHarm();

private:
    QString path(const char *name) { return m_folder.filePath(QString::fromLatin1(name)); }
    QTemporaryDir m_folder;
};

void TestEmbedded::eachFormatCarriesTheRecord_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << pictureBytes({64, 48});
    QTest::newRow("png, one pixel") << pictureBytes({1, 1});
    QTest::newRow("jpeg") << pictureBytes({64, 48}, "jpg");
    QTest::newRow("turned jpeg with exif") << turnedJpeg({64, 48}, 6);
    QTest::newRow("webp") << pictureBytes({63, 49}, "webp");
    QTest::newRow("bytes after the png") << pictureBytes({8, 8}) + "more";
}

void TestEmbedded::eachFormatCarriesTheRecord()
{
    QFETCH(QByteArray, bytes);
    writeFile(path("in"), bytes);
    const auto done = embedChecked(path("in"), path("out"), toXmp(record()));
    QVERIFY2(done, qUtf8Printable(done ? QString{} : done.error().message));
    QCOMPARE(picture(path("out")), picture(path("in")));
    const auto before = checkImage(path("in"));
    const auto after = checkImage(path("out"));
    QVERIFY(before && after);
    QCOMPARE(after->mediaType, before->mediaType);
    QCOMPARE(after->size, before->size);
    const std::optional<EmbeddedRecord> read = fromXmp(readXmp(path("out")));
    QVERIFY(read);
    QVERIFY(sameRecord(*read, record()));
    QCOMPARE(bytesOf(path("in")), bytes); // untouched
    QVERIFY(bytesOf(path("out")).contains("W5M0MpCehiHzreSzNTczkc9d"));
}

void TestEmbedded::theSameRecordGivesTheSameBytes()
{
    writeFile(path("in"), pictureBytes({32, 32}, "webp"));
    QVERIFY(embedNotes(path("in"), path("one"), toXmp(record())));
    QVERIFY(embedNotes(path("in"), path("two"), toXmp(record())));
    QCOMPARE(bytesOf(path("one")), bytesOf(path("two")));
}

void TestEmbedded::aTransparentLosslessWebpStaysTransparent()
{
    QImage image{20, 10, QImage::Format_ARGB32};
    image.fill(qRgba(10, 200, 30, 128));
    QVERIFY(image.save(path("in"), "webp", 100));
    QVERIFY(embedChecked(path("in"), path("out"), toXmp(record())));
    QVERIFY(picture(path("out")).hasAlphaChannel());
    QCOMPARE(picture(path("out")).pixel(3, 3), picture(path("in")).pixel(3, 3));
}

void TestEmbedded::whatCannotCarryItIsRefused()
{
    writeFile(path("gif"), gifBytes());
    writeFile(path("empty"), {});
    writeFile(path("text"), "<html>");
    for (const char *name : {"gif", "empty", "text", "missing"})
        QVERIFY(!embedNotes(path(name), path("out"), toXmp(record())));
    EmbeddedRecord wordy = record();
    wordy.request.parameters["prompt"] = std::string(32'700, 'x');
    writeFile(path("jpeg"), pictureBytes({8, 8}, "jpg"));
    const Result<> full = embedNotes(path("jpeg"), path("out"), toXmp(wordy));
    QVERIFY(!full); // the prompt stands in it twice
    QCOMPARE(toString(full.error().kind), toString(ErrorKind::NotImplemented));
    writeFile(path("png"), pictureBytes({8, 8}));
    QVERIFY(embedNotes(path("png"), path("out"), toXmp(wordy)));
}

void TestEmbedded::anotherProgramsPacketIsKept_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << pictureBytes({8, 8});
    QTest::newRow("jpeg") << pictureBytes({8, 8}, "jpg");
    QTest::newRow("webp") << pictureBytes({8, 8}, "webp");
}

void TestEmbedded::anotherProgramsPacketIsKept()
{
    QFETCH(QByteArray, bytes);
    const QByteArray foreign =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
        "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
        "rdf:about=\"\" xmlns:t=\"urn:t\"><t:made>by model 7</t:made></rdf:Description>"
        "</rdf:RDF></x:xmpmeta>";
    writeFile(path("in"), bytes);
    QVERIFY(embedNotes(path("in"), path("foreign"), foreign));
    QVERIFY(!fromXmp(readXmp(path("foreign"))));
    const auto joined = embedChecked(path("foreign"), path("out"), toXmp(record()));
    QVERIFY2(joined, qUtf8Printable(joined ? QString{} : joined.error().message));
    QVERIFY(readXmp(path("out")).contains("by model 7"));
    QVERIFY(sameRecord(*fromXmp(readXmp(path("out"))), record()));

    QVERIFY(embedNotes(path("in"), path("odd"), "no xml at all"_ba));
    QVERIFY(!embedNotes(path("odd"), path("out"), toXmp(record())));
}

void TestEmbedded::anOlderRecordOfOursIsReplaced()
{
    EmbeddedRecord older = record();
    older.jobId = u"another"_s;
    writeFile(path("in"), pictureBytes({8, 8}));
    QVERIFY(embedNotes(path("in"), path("old"), toXmp(older)));
    QVERIFY(embedChecked(path("old"), path("out"), toXmp(record())));
    QCOMPARE(fromXmp(readXmp(path("out")))->jobId, u"daily-42"_s);
    QVERIFY(!bytesOf(path("out")).contains("another"));
}

void TestEmbedded::aSignedPictureStaysAsItIs()
{
    QByteArray png = pictureBytes({8, 8});
    QByteArray seal = QByteArray::fromHex("00000004") + "caBXseal" + QByteArray(4, '\0');
    png.insert(33, seal);
    writeFile(path("in"), png);
    QVERIFY(!embedNotes(path("in"), path("out"), toXmp(record())));
}

void TestEmbedded::secretsAndFilesStayAtHome()
{
    EmbeddedRecord out = record();
    out.request.parameters = Json{{"prompt", "/imagine a token of love"},
                                  {"image", "data:image/png;base64,AAAA"},
                                  {"mask", "file:///srv/art/mask.png"},
                                  {"path", "/srv/art/x.png"},
                                  {"hf_token", "hf_abcdef"},
                                  {"control", "https://u:p@example.com/a.png?X-Amz-Signature=1"},
                                  {"list", {"data:image/png;base64,BBBB", "kept"}},
                                  {"nested", {{"api_key", "k"}, {"n", 1}}}};
    const std::optional<EmbeddedRecord> read = fromXmp(toXmp(out));
    QVERIFY(read);
    const QByteArray text = toXmp(out);
    for (const char *hidden : {"AAAA", "BBBB", "srv/art", "hf_abcdef", "Signature", "u:p"})
        QVERIFY2(!text.contains(hidden), hidden);
    QCOMPARE(read->request.prompt(), u"/imagine a token of love"_s);
    QCOMPARE(textAt(read->request.parameters, "control"), u"https://example.com/a.png"_s);
    QCOMPARE(integerAt(memberAt(read->request.parameters, "nested"), "n"),
             std::optional{qint64{1}});
    QCOMPARE(read->fingerprint, out.fingerprint);
}

void TestEmbedded::aPacketThatAProgramRewroteIsRead()
{
    const QByteArray rewritten = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
                                 "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                                 "<rdf:Description rdf:about='' xmlns:ns1='urn:limner:1' "
                                 "ns1:picture='{&quot;job&quot;:&quot;j&quot;,&quot;parameters&"
                                 "quot;:{&quot;seed&quot;:7}}'/>"
                                 "</rdf:RDF></x:xmpmeta>";
    const std::optional<EmbeddedRecord> read = fromXmp(rewritten);
    QVERIFY(read);
    QCOMPARE(read->jobId, u"j"_s);
    QCOMPARE(read->request.seed(), std::optional{qint64{7}});
}

void TestEmbedded::brokenPacketsAreNothing_data()
{
    QTest::addColumn<QByteArray>("packet");
    const QByteArray good = toXmp(record());
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("no xml") << QByteArray{"\xff\xfe rubbish"};
    QTest::newRow("half") << good.first(good.indexOf("</limner:picture>") - 40);
    QTest::newRow("no json") << QByteArray{good}.replace("{&quot;", "&quot;");
    QByteArray deep = good;
    const qsizetype at = deep.indexOf("{&quot;");
    deep.insert(at, QByteArray(5000, '['));
    QTest::newRow("deep") << deep;
    QTest::newRow("entities") << QByteArray{
        "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>"
        "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e "
        "'&d;&d;&d;&d;&d;&d;&d;&d;'>]><l:picture xmlns:l='urn:limner:1'>"
        "&e;&e;&e;&e;&e;</l:picture>"};
    QTest::newRow("many elements") << QByteArray{"<a>"}.repeated(100'000);
}

void TestEmbedded::brokenPacketsAreNothing()
{
    QFETCH(QByteArray, packet);
    QVERIFY(!fromXmp(packet));
}

void TestEmbedded::wildNumbersAreLeftOut()
{
    const QByteArray wild =
        "<l:picture xmlns:l='urn:limner:1'>{\"uuid\":\"../../etc\",\"output\":-5,"
        "\"outputs\":99999999999,\"cost\":-1,\"seconds\":1e999,\"created\":\"never\","
        "\"parameters\":[1],\"fingerprint\":\"zz\",\"billed\":\"yes\",\"job\":7}</l:picture>";
    const std::optional<EmbeddedRecord> read = fromXmp(wild);
    // 1e999 is no JSON number for this parser; without it the rest is judged value by value.
    QVERIFY(!read);
    const std::optional<EmbeddedRecord> rest = fromXmp(QByteArray{wild}.replace("1e999", "-3"));
    QVERIFY(rest);
    QVERIFY(rest->uuid.isEmpty());
    QVERIFY(rest->jobId.isEmpty());
    QCOMPARE(rest->outputIndex, 0);
    QCOMPARE(rest->outputs, 1);
    QVERIFY(!rest->cost);
    QVERIFY(!rest->billed);
    QVERIFY(rest->seconds < 0);
    QVERIFY(!rest->createdAt.isValid());
    QVERIFY(rest->request.parameters.is_object());
    QCOMPARE(rest->fingerprint.size(), 64);
}

void TestEmbedded::cutAndFlippedFilesDoNoHarm_data()
{
    anotherProgramsPacketIsKept_data();
}

void TestEmbedded::cutAndFlippedFilesDoNoHarm()
{
    QFETCH(QByteArray, bytes);
    writeFile(path("in"), bytes);
    QVERIFY(embedNotes(path("in"), path("good"), toXmp(record())));
    const QByteArray good = bytesOf(path("good"));
    for (qsizetype length = 0; length < good.size(); length += 7)
        static_cast<void>(takeApart(good.first(length)));
    quint32 random = 1;
    for (int round = 0; round < 3000; ++round) {
        QByteArray bad = good;
        for (int flips = 0; flips < 4; ++flips) {
            random = random * 1'664'525U + 1'013'904'223U;
            // Lengths and names stand near the front more often than not.
            const qsizetype at = (random >> 8U) % (flips < 2 ? 120 : bad.size());
            bad[at] = static_cast<char>(random >> 24U);
        }
        const std::optional<PictureParts> parts = takeApart(bad);
        if (!parts)
            continue;
        qsizetype covered = 0;
        for (const PictureChunk &chunk : parts->chunks) {
            QCOMPARE(chunk.at, covered);
            covered += chunk.length;
            QVERIFY(chunk.length >= 0 && covered <= bad.size());
            static_cast<void>(fromXmp(chunk.xmp.toByteArray()));
        }
        QCOMPARE(covered, bad.size());
    }
}

QTEST_GUILESS_MAIN(TestEmbedded)
#include "tst_embedded.moc"
