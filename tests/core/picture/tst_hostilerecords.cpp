// Pictures that lie about how they were made, or want to do harm with it: nothing of it is
// believed, and everything ends.
#include "tests/core/picture/toldpictures.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray zlibPacked(const QByteArray &text)
{
    return qCompress(text, 9).sliced(4); // without the length, which is Qt's own
}

} // namespace

class TestHostileRecords : public QObject {
    Q_OBJECT
private slots:
    void numbersThatLieAreLeftOut();
    void aSeedOfSixtyFourBitsStaysWhatItIs();
    void secretsAndPathsStayOut();
    void circlesEnd_data();
    void circlesEnd();
    void aDeepOrWideGraphEnds();
    void aDrawingThatHoldsItselfEnds_data();
    void aDrawingThatHoldsItselfEnds();
    void fiftyMegabytesDoNoHarm_data();
    void fiftyMegabytesDoNoHarm();
    void anyEncodingGivesText_data();
    void anyEncodingGivesText();
    void nestedJsonSaysNothing();
    void hiddenTextsThatLieSayNothing_data();
    void hiddenTextsThatLieSayNothing();
};

void TestHostileRecords::numbersThatLieAreLeftOut()
{
    const FoundSettings wild = readPng(
        "invokeai_metadata", R"({"positive_prompt":"a","seed":-5,"steps":99999999999999999999,)"
                             R"("cfg_scale":1e999,"width":1e300,"height":"tall"})");
    QCOMPARE(wild.prompt, u"a"_s);
    QVERIFY(!wild.seed && !wild.steps && !wild.cfgScale && !wild.width && !wild.height);
    const FoundSettings texts = readPng(
        "invokeai_metadata", R"({"positive_prompt":7,"negative_prompt":["a"],"seed":"12",)"
                             R"("steps":"30","cfg_scale":"4.5","width":"640","height":480.0,)"
                             R"("model":"only a name","loras":{"a":1}})");
    QVERIFY(texts.prompt.isEmpty() && texts.negativePrompt.isEmpty());
    QCOMPARE(texts.seed, std::optional<quint64>{12});
    QCOMPARE(texts.steps, std::optional<int>{30});
    QCOMPARE(texts.cfgScale, std::optional<double>{4.5});
    QCOMPARE(texts.height, std::optional<int>{480});
    QCOMPARE(texts.model, u"only a name"_s);
    const FoundSettings python = readPng("invokeai_metadata", R"({"seed":3,"cfg_scale":NaN})");
    QCOMPARE(python.seed, std::optional<quint64>{3});
    QVERIFY(!python.cfgScale);
}

void TestHostileRecords::aSeedOfSixtyFourBitsStaysWhatItIs()
{
    for (const char *seed : {"18446744073709551615", "9007199254740993", "0"}) {
        const FoundSettings found =
            readPng("invokeai_metadata", R"({"seed":)" + QByteArray{seed} + "}");
        QCOMPARE(toBytes(memberAt(parametersOf(found), "seed")), QByteArray{seed});
    }
}

void TestHostileRecords::secretsAndPathsStayOut()
{
    const FoundSettings found =
        readPng("parameters", "a\nSteps: 5, Seed: 3, Model: C:\\Users\\me\\models\\paint.ckpt, "
                              "API token: 1234, Init image: data:image/png;base64, Mask: input:ab");
    QCOMPARE(found.model, u"paint.ckpt"_s);
    for (const char *name : {"api_token", "init_image", "mask"})
        QVERIFY(!found.others.contains(name));
}

void TestHostileRecords::circlesEnd_data()
{
    QTest::addColumn<QByteArray>("graph");
    QTest::newRow("a node on itself")
        << QByteArray{R"({"1":{"class_type":"KSampler","inputs":{"seed":["1",0],"steps":["1",0],)"
                      R"("model":["1",0],"positive":["1",0],"latent_image":["1",0]}},)"
                      R"("2":{"class_type":"SaveImage","inputs":{"images":["1",0]}}})"};
    QTest::newRow("two on each other") << QByteArray{
        R"({"1":{"class_type":"KSampler","inputs":{"seed":["3",0],"steps":2,)"
        R"("model":["3",0],"positive":["3",0],"latent_image":["4",0]}},)"
        R"("2":{"class_type":"SaveImage","inputs":{"images":["4",0]}},)"
        R"("3":{"class_type":"ConditioningCombine","inputs":{"conditioning_1":["4",0],)"
        R"("conditioning_2":["3",0],"text":["4",0],"pipe":["4",0],"model":["4",0]}},)"
        R"("4":{"class_type":"Text Concatenate","inputs":{"text_a":["3",0],)"
        R"("text_b":["4",0],"samples":["1",0],"model":["3",0]}}})"};
    QTest::newRow("drawn") << QByteArray{
        R"({"nodes":[{"id":1,"type":"KSampler","inputs":[{"name":"latent_image",)"
        R"("link":1},{"name":"positive","link":1},{"name":"model","link":1}],)"
        R"("widgets_values":{"seed":1,"steps":2}}],"links":[[1,1,0,1,0,"X"]]})"};
}

void TestHostileRecords::circlesEnd()
{
    QFETCH(QByteArray, graph);
    const FoundSettings found = readPng(graph.contains("nodes") ? "workflow" : "prompt", graph);
    QCOMPARE(found.origin, u"ComfyUI"_s);
    QCOMPARE(found.prompt, QString{});
}

void TestHostileRecords::aDeepOrWideGraphEnds()
{
    Json deep = Json::object();
    for (int i = 0; i < 6'000; ++i) {
        const Json next = Json::array({std::to_string(i + 1), 0});
        deep[std::to_string(i)] = {{"class_type", i == 0 ? "SaveImage" : "KSampler"},
                                   {"inputs",
                                    {{"images", next},
                                     {"latent_image", next},
                                     {"positive", next},
                                     {"seed", next},
                                     {"model", next},
                                     {"steps", next}}}};
    }
    QCOMPARE(readPng("prompt", toBytes(deep)).origin, u"ComfyUI"_s);
    Json wide = Json::object(); // every node joins all of the next row, and no text is at the end
    for (int row = 0; row < 40; ++row) {
        for (int i = 0; i < 10; ++i) {
            Json inputs = Json::object();
            for (int next = 0; next < 10; ++next)
                inputs["text_" + std::to_string(next)] =
                    Json::array({std::to_string((row + 1) * 10 + next), 0});
            wide[std::to_string(row * 10 + i)] = {{"class_type", "Text Concatenate"},
                                                  {"inputs", inputs}};
        }
    }
    wide["9000"] = {{"class_type", "KSampler"},
                    {"inputs",
                     {{"positive", {"0", 0}},
                      {"negative", {"1", 0}},
                      {"seed", 5},
                      {"steps", 3},
                      {"model", {"0", 0}}}}};
    QCOMPARE(readPng("prompt", toBytes(wide)).seed, std::optional<quint64>{5});
}

void TestHostileRecords::aDrawingThatHoldsItselfEnds_data()
{
    QTest::addColumn<QByteArray>("graph");
    const auto holding = [](const QByteArray &nodes, const QByteArray &links) {
        return "{\"nodes\":[{\"id\":1,\"type\":\"a\",\"inputs\":[{\"name\":\"x\",\"type\":\"X\","
               "\"link\":1}]},{\"id\":2,\"type\":\"SaveImage\",\"inputs\":[{\"name\":\"images\","
               "\"type\":\"X\",\"link\":1}]}],\"links\":[[1,1,0,1,0,\"X\"]],\"definitions\":{"
               "\"subgraphs\":[{\"id\":\"a\",\"inputNode\":{\"id\":-10},\"outputNode\":{\"id\":-20}"
               ","
               "\"inputs\":[{\"name\":\"x\",\"type\":\"X\"}],\"nodes\":[" +
               nodes + "],\"links\":[" + links + "]}]}}";
    };
    QTest::newRow("a subgraph in itself, twice")
        << holding(R"({"id":1,"type":"a","inputs":[{"name":"x","type":"X","link":1}]},
                      {"id":2,"type":"a","inputs":[{"name":"x","type":"X","link":2}]})",
                   R"({"id":1,"origin_id":2,"target_id":1},{"id":2,"origin_id":1,"target_id":2},
                      {"id":3,"origin_id":1,"target_id":-20})");
    QTest::newRow("straight through") << holding("", R"({"id":1,"origin_id":-10,"target_id":-20})");
    QTest::newRow("passed by in a circle") << QByteArray{
        R"({"nodes":[{"id":1,"type":"Reroute","mode":4,"inputs":[{"name":"","type":"X","link":1}]},
            {"id":2,"type":"SaveImage","inputs":[{"name":"images","type":"X","link":1}]}],
            "links":[[1,1,0,1,0,"X"]]})"};
    QTest::newRow("sent to itself") << QByteArray{
        R"({"nodes":[{"id":1,"type":"GetNode","widgets_values":["a"]},
            {"id":2,"type":"SetNode","widgets_values":["a"],"inputs":[{"name":"x","type":"X","link":1}]},
            {"id":3,"type":"SaveImage","inputs":[{"name":"images","type":"X","link":1}]}],
            "links":[[1,1,0,2,0,"X"]]})"};
    QTest::newRow("a group in itself") << QByteArray{
        R"({"nodes":[{"id":1,"type":"workflow/g","widgets_values":[1,2,3]},
            {"id":2,"type":"SaveImage","inputs":[{"name":"images","type":"X","link":1}]}],
            "links":[[1,1,0,2,0,"X"]],"extra":{"groupNodes":{"g":{"nodes":[
            {"type":"workflow/g","index":0,"inputs":[{"name":"x","type":"X"}],"outputs":[{"type":"X"}]},
            {"type":"workflow/g","index":0,"widgets_values":{"a":[]},"outputs":"none"}],
            "links":[[0,0,0,0,1,"X"],[0,"x",7,-4],7,null],"external":[[0,0,"X"],9]}}}})"};
    QTest::newRow("lies") << QByteArray{
        R"({"nodes":[{"id":1,"type":"a","inputs":{"name":7},"properties":{"proxyWidgets":[[],[1],[7,7],["-1","x"]]},
            "widgets_values":[1,2,3,4]},{"id":{},"type":[]},7,{"id":2,"type":"SaveImage","mode":"never"}],
            "links":[[1],[1,2,3,4,5,6],{"id":"x"},"y"],"extra":{"groupNodes":[1,2]},
            "definitions":{"subgraphs":[7,{"id":"a","nodes":{"id":1},"links":7,"inputs":"none"}]}})"};
}

void TestHostileRecords::aDrawingThatHoldsItselfEnds()
{
    QFETCH(QByteArray, graph);
    const FoundSettings found = readPng("workflow", graph);
    QCOMPARE(found.origin, u"ComfyUI"_s);
    QCOMPARE(found.prompt, QString{});
}

void TestHostileRecords::fiftyMegabytesDoNoHarm_data()
{
    QTest::addColumn<QByteArray>("bytes");
    constexpr qsizetype much = 50 << 20;
    const QByteArray words{much, 'a'};
    QTest::newRow("one text") << pngSaying("parameters", words);
    QTest::newRow("packed") << pngWith(
        pngChunk("zTXt", QByteArray{"parameters\0\0", 12} + zlibPacked(words)));
    QTest::newRow("packed, international")
        << pngWith(pngChunk("iTXt", QByteArray{"prompt\0\1\0\0\0", 11} + zlibPacked(words)));
    QTest::newRow("packed XMP") << pngWith(
        pngChunk("iTXt", QByteArray{"XML:com.adobe.xmp\0\1\0\0\0", 22} + zlibPacked(words)));
    QTest::newRow("brackets") << pngSaying("prompt", "{" + QByteArray{much, '['});
    QTest::newRow("many values") << pngSaying(
        "prompt", "{\"a\":[" + QByteArray{"1,"}.repeated(1'500'000) + "1]}");
    QByteArray many;
    const QByteArray one = pngChunk("tEXt", QByteArray{"k\0", 2} + QByteArray{300'000, 'b'});
    for (qsizetype size = 0; size < much; size += one.size())
        many += one;
    QTest::newRow("many texts") << pngWith(many);
    QTest::newRow("many small texts")
        << pngWith(pngChunk("tEXt", QByteArray{"k\0v", 3}).repeated(180'000));
    QTest::newRow("WebP") << QByteArray{pictureBytes({8, 8}, "webp") + words};
}

void TestHostileRecords::fiftyMegabytesDoNoHarm()
{
    QFETCH(QByteArray, bytes);
    const PictureTexts texts = PictureTexts::of(bytes);
    QVERIFY(texts.all().size() <= PictureTexts::mostTexts);
    qsizetype size = 0;
    for (const PictureTexts::Text &text : texts.all())
        size += text.text.size();
    QVERIFY(size <= PictureTexts::most);
    QVERIFY(!foundSettings(bytes));
}

void TestHostileRecords::anyEncodingGivesText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("prompt");
    const QByteArray tail = "\nSteps: 5, Seed: 3, CFG scale: 2";
    const auto wide = [&tail](const QString &prompt, bool isBig) {
        QByteArray out = "UNICODE";
        out.append('\0');
        for (const QChar c : prompt + QString::fromLatin1(tail)) {
            out.append(static_cast<char>(isBig ? c.row() : c.cell()));
            out.append(static_cast<char>(isBig ? c.cell() : c.row()));
        }
        return out;
    };
    QTest::newRow("UTF-8 in tEXt") << pngSaying("parameters", "灯塔" + tail) << u"灯塔"_s;
    QTest::newRow("Latin-1 in tEXt") << pngSaying("parameters", "caf\xe9" + tail) << u"café"_s;
    QTest::newRow("Latin-1 in iTXt")
        << pngWith(pngChunk("iTXt", QByteArray{"parameters\0\0\0\0\0", 15} + "caf\xe9" + tail))
        << u"café"_s;
    QTest::newRow("big UTF-16") << jpegSaying(wide(u"灯塔"_s, true)) << u"灯塔"_s;
    QTest::newRow("little UTF-16") << jpegSaying(wide(u"灯塔"_s, false)) << u"灯塔"_s;
    QTest::newRow("odd UTF-16") << jpegSaying(wide(u"tower"_s, true) + '\x7f') << u"tower"_s;
    QTest::newRow("half a pair") << jpegSaying(wide(QString{QChar{0xd800}} + u"tower"_s, true))
                                 << u"?tower"_s;
    QTest::newRow("no name") << jpegSaying("a very tall tower" + tail) << u"a very tall tower"_s;
    QTest::newRow("ASCII that is not")
        << jpegSaying(QByteArray{"ASCII\0\0\0", 8} + "灯塔" + tail) << u"灯塔"_s;
    QTest::newRow("zeros within") << pngSaying("parameters", QByteArray{"to\0wer", 6} + tail)
                                  << u"tower"_s;
}

void TestHostileRecords::anyEncodingGivesText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, prompt);
    const std::optional<FoundSettings> found = foundSettings(bytes);
    QVERIFY(found);
    QCOMPARE(found->prompt, prompt);
    QCOMPARE(found->seed, std::optional<quint64>{3});
    QVERIFY(parseJson(toBytes(parametersOf(*found)))); // whatever it was, it can be stored
}

void TestHostileRecords::nestedJsonSaysNothing()
{
    const QByteArray deep =
        R"({"prompt":)" + QByteArray{100'000, '['} + QByteArray{100'000, ']'} + "}";
    for (const char *keyword : {"invokeai_metadata", "prompt", "workflow", "Comment", "parameters"})
        QVERIFY(readPng(keyword, deep).isEmpty());
}

void TestHostileRecords::hiddenTextsThatLieSayNothing_data()
{
    QTest::addColumn<QByteArray>("hidden");
    const QByteArray name = "stealth_pngcomp";
    QTest::newRow("endless") << name + "\xff\xff\xff\xff";
    QTest::newRow("empty") << name + QByteArray{4, '\0'};
    QTest::newRow("longer than the picture") << name + QByteArray::fromHex("00010000") + "abc";
    QTest::newRow("not packed") << name + QByteArray::fromHex("00000018") + "abc";
    QTest::newRow("another name") << "stealth_pngcomq" + QByteArray::fromHex("00000018") + "abc";
    QTest::newRow("a bomb") << name + QByteArray::fromHex("000c0000") +
                                   zlibPacked(QByteArray{50 << 20, 'x'});
}

void TestHostileRecords::hiddenTextsThatLieSayNothing()
{
    QFETCH(QByteArray, hidden);
    QImage image{200, 2'500, QImage::Format_ARGB32};
    image.fill(qRgba(10, 20, 30, 254));
    for (int i = 0; i < image.width() * image.height(); ++i) {
        const qsizetype byte = i / 8;
        const int bit = byte < hidden.size() ? hidden[byte] >> (7 - i % 8) & 1 : 0;
        image.setPixel(i / image.height(), i % image.height(), qRgba(10, 20, 30, 254 | bit));
    }
    QVERIFY(!foundSettings(PngFile{.image = image}.bytes()));
}

QTEST_GUILESS_MAIN(TestHostileRecords)
#include "tst_hostilerecords.moc"
