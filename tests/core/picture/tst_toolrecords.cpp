// What other tools wrote into their pictures: files of every layout (tests/data/metadata), and
// files of nobody's layout.
#include "core/base/file.h"
#include "core/picture/imagecheck.h"
#include "core/picture/records/recordtable.h"
#include "tests/core/picture/toldpictures.h"

#include <QDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray dataFile(const QString &name)
{
    return readFile(QStringLiteral(LIMNER_TEST_DATA "/metadata/") + name, 1 << 20)
        .value_or(QByteArray{});
}

const Json &expectations()
{
    static const Json all = parseJson(dataFile(u"expected.json"_s)).value_or(Json::object());
    return all;
}

} // namespace

class TestToolRecords : public QObject {
    Q_OBJECT
private slots:
    void eachToolsFileIsRead_data();
    void eachToolsFileIsRead();
    void everyReaderHasAFile();
    void whatWasReadIsRecalled_data() { eachToolsFileIsRead_data(); }
    void whatWasReadIsRecalled();
    void whatNobodyKnowsSaysNothing_data();
    void whatNobodyKnowsSaysNothing();
    void valuesMayHoldCommasAndQuotes();
    void aLastLineOfFewPairsIsPrompt();
    void everythingOnOneLineIsTakenApart();
    void cutAndFlippedFilesDoNoHarm_data() { eachToolsFileIsRead_data(); }
    void cutAndFlippedFilesDoNoHarm();
};

void TestToolRecords::eachToolsFileIsRead_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &[name, expected] : expectations().items())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestToolRecords::eachToolsFileIsRead()
{
    QFETCH(QString, name);
    const QByteArray bytes = dataFile(name);
    const Result<ImageFacts> facts = checkImageBytes(bytes);
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().message));
    const std::optional<FoundSettings> found = foundSettings(bytes);
    QVERIFY(found);
    const Json &expected = expectations().at(name.toStdString());
    QCOMPARE(found->model, textAt(expected, "model"));
    const Json told = parametersOf(*found);
    for (const auto &[key, value] : memberAt(expected, "parameters").items()) {
        const QByteArray wanted = key.c_str() + ("=" + toBytes(value));
        QCOMPARE(key.c_str() + ("=" + toBytes(memberAt(told, key.c_str()))), wanted);
    }
}

void TestToolRecords::everyReaderHasAFile()
{
    QStringList origins;
    for (const auto &[name, expected] : expectations().items())
        origins.append(textAt(memberAt(expected, "parameters"), "origin"));
    for (const RecordReader &reader : recordReaders())
        QVERIFY2(origins.contains(reader.name), reader.name.data());
    const QDir folder{QStringLiteral(LIMNER_TEST_DATA "/metadata")};
    QCOMPARE(folder.entryList({u"*.png"_s, u"*.jpg"_s, u"*.webp"_s}).size(),
             static_cast<qsizetype>(expectations().size()));
}

void TestToolRecords::whatWasReadIsRecalled()
{
    QFETCH(QString, name);
    const std::optional<FoundSettings> found = foundSettings(dataFile(name));
    QVERIFY(found);
    QCOMPARE(settingsFrom(parametersOf(*found), found->model), *found);
}

void TestToolRecords::whatNobodyKnowsSaysNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no texts") << pictureBytes({8, 8});
    QTest::newRow("no picture") << QByteArray{"parameters"};
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("gif") << gifBytes();
    QTest::newRow("another text") << pngSaying("Title", "a heron");
    QTest::newRow("a camera's comment") << jpegSaying(QByteArray("ASCII\0\0\0", 8) + "a heron");
    QTest::newRow("empty parameters") << pngSaying("parameters", "");
    QTest::newRow("other JSON") << pngSaying("parameters", R"({"a":1})");
    QTest::newRow("broken JSON") << pngSaying("parameters", R"({"sui_image_params":{"prompt":"a)");
    QTest::newRow("no keyword") << pngWith(pngChunk("tEXt", QByteArray{"\0parameters", 11}));
    QTest::newRow("no zero") << pngWith(pngChunk("iTXt", "parameters"));
    QTest::newRow("half an iTXt") << pngWith(
        pngChunk("iTXt", QByteArray{"parameters\0\0\0en", 15}));
    QTest::newRow("packed rubbish")
        << pngWith(pngChunk("zTXt", QByteArray{"parameters\0\0rubbish", 19}));
}

void TestToolRecords::whatNobodyKnowsSaysNothing()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!foundSettings(bytes));
}

void TestToolRecords::valuesMayHoldCommasAndQuotes()
{
    const FoundSettings found = readPng(
        "parameters", "a\nb, Steps: c\nNegative prompt: d\ne\nSteps: 5, Model: foo, bar v2, "
                      "Seed: 3, Prompt note: \"x: 1, \\\"y\\\"\", TI hashes: {\"a\": \"b, c\"}, "
                      "Hires size: 2x2\nTemplate: {a|b}, c: d");
    QCOMPARE(found.prompt, u"a\nb, Steps: c"_s);
    QCOMPARE(found.negativePrompt, u"d\ne"_s);
    QCOMPARE(found.model, u"foo, bar v2"_s);
    QCOMPARE(found.seed, std::optional<quint64>{3});
    QCOMPARE(textAt(found.others, "prompt_note"), u"x: 1, \"y\""_s);
    QCOMPARE(textAt(found.others, "ti_hashes"), uR"({"a": "b, c"})"_s);
    QCOMPARE(textAt(found.others, "hires_size"), u"2x2"_s);
    QCOMPARE(textAt(found.others, "template"), u"{a|b}, c: d"_s);
}

void TestToolRecords::aLastLineOfFewPairsIsPrompt()
{
    const FoundSettings two = readPng("parameters", "a poster\nText: yes, Font: serif");
    QCOMPARE(two.prompt, u"a poster\nText: yes, Font: serif"_s);
    const FoundSettings three =
        readPng("parameters", "a poster\nSeed: 4, Size: 640x480, Model: some");
    QCOMPARE(three.prompt, u"a poster"_s);
    QCOMPARE(three.width, std::optional<int>{640});
    QCOMPARE(three.model, u"some"_s);
}

void TestToolRecords::everythingOnOneLineIsTakenApart()
{
    const FoundSettings found = readPng(
        "parameters", "Fog: a car, old Negative prompt: blue Steps: 23, Sampler: Undefined, "
                      "CFG scale: 3.5, Seed: 1760020955, Civitai metadata: {}");
    QCOMPARE(found.prompt, u"Fog: a car, old"_s);
    QCOMPARE(found.negativePrompt, u"blue"_s);
    QCOMPARE(found.steps, std::optional<int>{23});
    QCOMPARE(found.origin, u"Civitai"_s);
}

void TestToolRecords::cutAndFlippedFilesDoNoHarm()
{
    QFETCH(QString, name);
    const QByteArray bytes = dataFile(name);
    for (qsizetype size = 0; size < bytes.size(); size += 41) {
        const QByteArray cut = bytes.first(size);
        static_cast<void>(foundSettings(QByteArray{cut.constData(), cut.size()}));
    }
    for (qsizetype at = 0; at < bytes.size(); at += 17) {
        QByteArray flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ (at % 2 == 0 ? 0xff : 0x10));
        const std::optional<FoundSettings> found = foundSettings(flipped);
        QVERIFY(!found || parseJson(toBytes(parametersOf(*found))));
    }
}

QTEST_GUILESS_MAIN(TestToolRecords)
#include "tst_toolrecords.moc"
