// Notes go into pictures that have some already: of a camera, of another tool, of ours.

#include "core/picture/cameradata.h"
#include "core/picture/exifcomment.h"
#include "core/picture/picturechunks.h"
#include "tests/core/picture/notesrig.h"
#include "tests/support/a1111file.h"
#include "tests/support/camerapictures.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! Notes with a comment: those of a camera, and then somebody's words.
QByteArray commented(const QString &text)
{
    return *withUserComment(cameraNotes(6, true), unicodeComment(text));
}

QByteArray jpegWith(const QByteArray &notes)
{
    return pictureBytes({64, 48}, "jpg").insert(2, exifChunk(PictureParts::Format::Jpeg, notes));
}

QByteArray foreignText()
{
    return parametersChunk(
        u"a mill\nSteps: 20, Sampler: Euler, Seed: 3, Size: 64x48, Version: v1"_s);
}

} // namespace

class TestKeptNotes : public QObject {
    Q_OBJECT
private slots:
    void anOlderTextOfOursIsReplaced_data();
    void anOlderTextOfOursIsReplaced();
    void whatACameraNotedStays_data();
    void whatACameraNotedStays();
    void anotherToolsTextIsLeftAlone_data();
    void anotherToolsTextIsLeftAlone();
    void anotherProgramsPacketSurvivesASecondWriting();
    void theSourceIsSaidOnce();
    void brokenCameraNotesStayAsTheyAre_data();
    void brokenCameraNotesStayAsTheyAre();
    void wildNotesDoNoHarm();

private:
    NotesRig m_rig;
};

void TestKeptNotes::anOlderTextOfOursIsReplaced_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << pictureBytes({64, 48});
    QTest::newRow("jpeg") << cameraJpeg({64, 48}, 3, false);
    QTest::newRow("webp") << pictureBytes({64, 48}, "webp");
}

void TestKeptNotes::anOlderTextOfOursIsReplaced()
{
    QFETCH(QByteArray, bytes);
    const QByteArray older =
        m_rig.noted(bytes, NotesRig::notesOf(NotesRig::recordOf(u"an older wish"_s)));
    const QByteArray newer =
        m_rig.noted(older, NotesRig::notesOf(NotesRig::recordOf(u"a newer wish"_s)));
    QCOMPARE(readA1111(newer).prompt, u"a newer wish"_s);
    QVERIFY(!newer.contains("an older wish"));
    QVERIFY(!newer.contains(unicodeComment(u"an older wish"_s).sliced(8)));
}

void TestKeptNotes::whatACameraNotedStays_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("jpeg") << cameraJpeg({64, 48}, 6, true);
    QTest::newRow("jpeg, little-endian") << jpegWith(QByteArray::fromHex("49492a0008000000"
                                                                         "0100"
                                                                         "1201030001000000"
                                                                         "06000000"
                                                                         "00000000"));
    QTest::newRow("jpeg, blank comment") << jpegWith(*withUserComment(
        cameraNotes(6, true), QByteArray{"ASCII\0\0\0", 8} + QByteArray(200, ' ')));
    QTest::newRow("png") << cameraPng({64, 48}, 6, true);
}

void TestKeptNotes::whatACameraNotedStays()
{
    QFETCH(QByteArray, bytes);
    const QByteArray out =
        m_rig.noted(bytes, NotesRig::notesOf(NotesRig::recordOf(u"a harbour"_s)));
    QCOMPARE(readA1111(out).prompt, u"a harbour"_s);
    QCOMPARE(cameraDataOf(out).orientation, 6);
    QCOMPARE(cameraDataOf(out).hasPosition, cameraDataOf(bytes).hasPosition);
    QCOMPARE(*pictureOfFile(m_rig.path("out")), *pictureOfFile(m_rig.path("in")));
}

void TestKeptNotes::anotherToolsTextIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("kept");
    const QByteArray text = foreignText();
    const QByteArray packed =
        QByteArray::fromHex("000000237a545874706172616d65746572730000789c4b54c8cdccc9e10a2e492d28b6"
                            "52300400286604d4e7bce106");
    QTest::newRow("png, before the pixels") << NotesRig::pngWith(text, false) << text;
    QTest::newRow("png, behind the pixels") << NotesRig::pngWith(text, true) << text;
    QTest::newRow("png, packed") << NotesRig::pngWith(packed, false) << packed;
    const QByteArray notes = commented(u"a mill\nSteps: 20, Seed: 3, Size: 64x48"_s);
    QTest::newRow("jpeg") << jpegWith(notes) << notes;
    const QByteArray ascii =
        *withUserComment(cameraNotes(1, false), QByteArray{"ASCII\0\0\0a mill", 14});
    QTest::newRow("jpeg, plain letters") << jpegWith(ascii) << ascii;
}

void TestKeptNotes::anotherToolsTextIsLeftAlone()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, kept);
    const EmbeddedRecord record = NotesRig::recordOf(u"a harbour"_s);
    const QByteArray out = m_rig.noted(bytes, NotesRig::notesOf(record));
    QCOMPARE(out.count(kept), 1);
    QVERIFY(!out.contains("Version: Limner"));
    QVERIFY(!out.contains(unicodeComment(u"Version: Limner"_s).sliced(8)));
    QCOMPARE(fromXmp(readXmp(m_rig.path("out")))->request, record.request);
}

void TestKeptNotes::anotherProgramsPacketSurvivesASecondWriting()
{
    const QByteArray foreign =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
        "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
        "rdf:about=\"\" xmlns:t=\"urn:t\"><t:made>by model 7</t:made></rdf:Description>"
        "</rdf:RDF></x:xmpmeta>";
    writeFile(m_rig.path("bare"), pictureBytes({64, 48}));
    QVERIFY(embedNotes(m_rig.path("bare"), m_rig.path("foreign"), foreign));
    const QByteArray bytes = *readFile(m_rig.path("foreign"), 1 << 20);
    const QByteArray once = m_rig.noted(bytes, NotesRig::notesOf(NotesRig::recordOf(u"x"_s)));
    QCOMPARE(m_rig.noted(once, NotesRig::notesOf(NotesRig::recordOf(u"x"_s))), once);
    const QByteArray other = m_rig.noted(once, NotesRig::notesOf(NotesRig::recordOf(u"y"_s)));
    QVERIFY(other.contains("by model 7"));
    QCOMPARE(fromXmp(readXmp(m_rig.path("out")))->request.prompt(), u"y"_s);
}

void TestKeptNotes::theSourceIsSaidOnce()
{
    const QByteArray plain = toXmp(NotesRig::recordOf(u"x"_s));
    QVERIFY(plain.contains("<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/"
                           "digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:"));
    const QByteArray foreign =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
        "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
        "xmlns:e=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" "
        "e:DigitalSourceType=\"http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia\"/>"
        "</rdf:RDF></x:xmpmeta>";
    writeFile(m_rig.path("bare"), pictureBytes({64, 48}));
    QVERIFY(embedNotes(m_rig.path("bare"), m_rig.path("foreign"), foreign));
    m_rig.noted(*readFile(m_rig.path("foreign"), 1 << 20),
                NotesRig::notesOf(NotesRig::recordOf(u"x"_s)));
    const QByteArray packet = readXmp(m_rig.path("out"));
    QCOMPARE(packet.count("DigitalSourceType"), 1);
    QVERIFY(packet.contains("/algorithmicMedia"));
    QVERIFY(fromXmp(packet));
}

void TestKeptNotes::brokenCameraNotesStayAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("notes");
    QTest::newRow("no notes at all") << "rubbish"_ba;
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("directory beyond the end")
        << cameraNotes(1, false).replace(4, 4, QByteArray::fromHex("00ffffff"));
    QTest::newRow("cut") << cameraNotes(1, true).chopped(20);
    // Where other notes should be there is nothing.
    QByteArray lost = commented(u"x"_s);
    const qsizetype pointer = lost.lastIndexOf(QByteArray::fromHex("8769000400000001"));
    QTest::newRow("lost directory")
        << lost.replace(pointer + 8, 4, QByteArray::fromHex("00fffff0"));
}

void TestKeptNotes::brokenCameraNotesStayAsTheyAre()
{
    QFETCH(QByteArray, notes);
    const QByteArray segment = exifChunk(PictureParts::Format::Jpeg, notes);
    const QByteArray out =
        m_rig.noted(jpegWith(notes), NotesRig::notesOf(NotesRig::recordOf(u"x"_s)));
    QCOMPARE(out.count(segment), 1);
    QCOMPARE(fromXmp(readXmp(m_rig.path("out")))->request.prompt(), u"x"_s);
}

void TestKeptNotes::wildNotesDoNoHarm()
{
    const QByteArray good = commented(u"a mill"_s);
    const QByteArray comment = unicodeComment(u"x\nSeed: 1, Size: 1x1, Version: Limner"_s);
    for (qsizetype length = 0; length < good.size(); ++length) {
        static_cast<void>(userComment(good.first(length)));
        static_cast<void>(withUserComment(good.first(length), comment));
    }
    quint32 random = 1;
    for (int round = 0; round < 5000; ++round) {
        QByteArray bad = good;
        for (int flips = 0; flips < 3; ++flips) {
            random = random * 1'664'525U + 1'013'904'223U;
            bad[qsizetype((random >> 8U) % quint32(bad.size()))] = static_cast<char>(random >> 24U);
        }
        if (const auto whole = withUserComment(bad, comment)) {
            // It is found again wherever the notes hold together, in place of the other.
            const QByteArrayView found = userComment(*whole);
            QVERIFY(found.isEmpty() || found == comment || found == userComment(bad));
        }
    }
}

QTEST_GUILESS_MAIN(TestKeptNotes)
#include "tst_keptnotes.moc"
