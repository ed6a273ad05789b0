#include "core/schema/carryover.h"
#include "core/schema/modelfile.h"
#include "core/schema/sizetext.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

using Kind = ValueChange::Kind;

ModelSchema model(const QByteArray &name, const QByteArray &properties)
{
    const QByteArray text =
        R"({"name":")" + name +
        R"(","openapi_schema":{"components":{"schemas":{"Input":{"properties":)" + properties +
        "}}}}}";
    const Result<ModelSchema> schema = parseModelFile(text);
    if (!schema)
        qFatal("the test's schema is wrong: %s", text.constData());
    return *schema;
}

//! "renamed guidance_scale=5 -> cfg=5", one line a change.
QString described(const CarryOver &result)
{
    QStringList lines;
    for (const ValueChange &change : result.changes) {
        QString line = toString(change.kind) + u' ' + change.from + u'=' + toText(change.before);
        if (change.kind == Kind::Dropped)
            line += u" ("_s + toString(change.reason) + u')';
        else
            line += u" -> "_s + change.to + u'=' + toText(change.after);
        lines.append(line);
    }
    return lines.join(u"; "_s);
}

const QByteArray ratios = R"({"enum":["1:1","16:9","3:2","2:3","9:16"],"default":"1:1"})";
const QByteArray sides =
    R"("width":{"type":"integer","minimum":512,"maximum":2048,"default":1024},
       "height":{"type":"integer","minimum":512,"maximum":2048,"default":1024})";

} // namespace

class TestCarryOver : public QObject {
    Q_OBJECT
private slots:
    void oneValue_data();
    void oneValue();
    void sizes_data();
    void sizes();
    void defaultsStayBehind();
    void anotherVersionSaysWhatItRenamed();
    void picturesGoIntoAList();
    void oneOfSeveralPicturesIsTaken();
    void secretsAreNotToldToAnotherModel();
    void largeSeedsGoOverDigitForDigit();
    void aNameIsNotTakenTwice();
    void sizeTexts_data();
    void sizeTexts();
};

void TestCarryOver::oneValue_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QString>("changes");
    const auto row = [](const char *tag, const char *from, const char *value, const char *to,
                        const char *values, const char *changes) {
        QTest::newRow(tag) << QByteArray{from} << QByteArray{value} << QByteArray{to}
                           << QByteArray{values} << QString::fromUtf8(changes);
    };
    row("the same", R"({"steps":{"type":"integer"}})", R"({"steps":7})",
        R"({"steps":{"type":"integer"}})", R"({"steps":7})", "");
    row("by role", R"({"guidance_scale":{"type":"number"}})", R"({"guidance_scale":5.5})",
        R"({"cfg_scale":{"type":"number"}})", R"({"cfg_scale":5.5})",
        "renamed guidance_scale=5.5 -> cfg_scale=5.5");
    row("the prompt", R"({"prompt":{"type":"string"}})", R"({"prompt":"猫"})",
        R"({"caption":{"type":"string"}})", R"({"caption":"猫"})",
        "renamed prompt=猫 -> caption=猫");
    row("what to leave out", R"({"negative_prompt":{"type":"string"}})",
        R"({"negative_prompt":"a"})", R"({"n_prompt":{"type":"string"}})", R"({"n_prompt":"a"})",
        "renamed negative_prompt=a -> n_prompt=a");
    row("a long prompt is not cut", R"({"prompt":{"type":"string"}})", R"({"prompt":"abcdef"})",
        R"({"prompt":{"type":"string","maxLength":3}})", R"({"prompt":"abcdef"})", "");
    row("to the nearest number", R"({"steps":{"type":"integer"}})", R"({"steps":200})",
        R"({"num_inference_steps":{"type":"integer","maximum":50}})",
        R"({"num_inference_steps":50})", "snapped steps=200 -> num_inference_steps=50");
    row("to a whole number", R"({"guidance":{"type":"number"}})", R"({"guidance":3.6})",
        R"({"guidance":{"type":"integer"}})", R"({"guidance":4})",
        "snapped guidance=3.6 -> guidance=4");
    row("to a whole step", R"({"tile":{"type":"integer"}})", R"({"tile":100})",
        R"({"tile":{"type":"integer","multipleOf":64}})", R"({"tile":128})",
        "snapped tile=100 -> tile=128");
    row("off an open bound", R"({"shift":{"type":"number"}})", R"({"shift":0})",
        R"({"shift":{"type":"number","exclusiveMinimum":0,"default":3}})", R"({"shift":3})",
        "snapped shift=0 -> shift=3");
    row("another spelling", R"({"scheduler":{"enum":["K_EULER_ANCESTRAL"]}})",
        R"({"scheduler":"K_EULER_ANCESTRAL"})", R"({"sampler":{"enum":["DDIM","Euler a"]}})",
        R"({"sampler":"Euler a"})", "snapped scheduler=K_EULER_ANCESTRAL -> sampler=Euler a");
    row("no such choice", R"({"scheduler":{"enum":["PNDM"]}})", R"({"scheduler":"PNDM"})",
        R"({"scheduler":{"enum":["DDIM"]}})", "{}", "dropped scheduler=PNDM (not_a_choice)");
    row("the nearest of numbers", R"({"num_outputs":{"type":"integer"}})", R"({"num_outputs":3})",
        R"({"num_outputs":{"enum":[1,4]}})", R"({"num_outputs":4})",
        "snapped num_outputs=3 -> num_outputs=4");
    row("a number written as text", R"({"n":{"enum":["1","4"],"default":"1"}})", R"({"n":"4"})",
        R"({"n":{"type":"integer"}})", R"({"n":4})", "");
    row("nothing like it", R"({"refine":{"type":"boolean"}})", R"({"refine":true})",
        R"({"steps":{"type":"integer"}})", "{}", "dropped refine=true (no_parameter)");
    row("another kind", R"({"style":{"type":"boolean"}})", R"({"style":true})",
        R"({"style":{"type":"string"}})", "{}", "dropped style=true (wrong_type)");
    row("a random seed", R"({"seed":{"type":"integer"}})", R"({"seed":-1})",
        R"({"seed":{"type":"integer","minimum":0}})", "{}", "");
    row("a seed beyond", R"({"seed":{"type":"integer"}})", R"({"seed":70000})",
        R"({"seed":{"type":"integer","minimum":0,"maximum":65535}})", "{}",
        "dropped seed=70000 (out_of_range)");
    row("into any JSON", R"({"extra":{"type":"string"}})", R"({"extra":"a"})", R"({"extra":{}})",
        R"({"extra":"a"})", "");
    row("one picture", R"({"image":{"type":"string","format":"uri"}})",
        R"({"image":"https://a.example/b.png"})",
        R"({"input_image":{"type":"string","format":"uri"}})",
        R"({"input_image":"https://a.example/b.png"})",
        "renamed image=https://a.example/b.png -> input_image=https://a.example/b.png");
    row("empty texts", R"({"style":{"type":"string"}})", R"({"style":""})",
        R"({"steps":{"type":"integer"}})", "{}", "");
    row("no values", R"({"style":{"type":"string"}})", "[]", R"({"style":{"type":"string"}})", "{}",
        "");
}

void TestCarryOver::oneValue()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, values);
    QFETCH(QString, changes);
    const CarryOver result = carryOver(model("a", from), *parseJson(value), model("b", to));
    QCOMPARE(described(result), changes);
    QCOMPARE(toBytes(result.values), toBytes(*parseJson(values)));
}

void TestCarryOver::sizes_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QString>("changes");
    const auto row = [](const char *tag, const QByteArray &from, const char *value,
                        const QByteArray &to, const char *values, const char *changes) {
        QTest::newRow(tag) << QByteArray{'{' + from + '}'} << QByteArray{value}
                           << QByteArray{'{' + to + '}'} << QByteArray{values}
                           << QString::fromUtf8(changes);
    };
    const QByteArray shape = R"("aspect_ratio":)" + ratios;
    const QByteArray small =
        R"("width":{"type":"integer","minimum":64,"maximum":768,"default":512},
           "height":{"type":"integer","minimum":64,"maximum":768,"default":512})";
    const QByteArray custom = R"("aspect_ratio":{"enum":["1:1","16:9","custom"],"default":"1:1"},
        "width":{"type":"integer","minimum":256,"maximum":1440,"multipleOf":32},
        "height":{"type":"integer","minimum":256,"maximum":1440,"multipleOf":32})";
    const QByteArray pixels =
        R"("size":{"enum":["1024x1024","1820x1024","1024x1536"],"default":"1024x1024"})";
    const QByteArray areas = R"("size":{"enum":["1K","2K","4K"],"default":"1K"})";
    row("the same", sides, R"({"width":1216,"height":832})", sides,
        R"({"height":832,"width":1216})", "");
    row("only one side", sides, R"({"width":1216})", sides, R"({"height":1024,"width":1216})", "");
    row("too large, the shape stays", sides, R"({"width":2048,"height":1024})", small,
        R"({"height":384,"width":768})", "snapped width=2048x1024 -> width=768x384");
    row("to a shape", sides, R"({"width":1344,"height":768})", shape, R"({"aspect_ratio":"16:9"})",
        "renamed width=1344x768 -> aspect_ratio=16:9");
    row("to the nearest shape", sides, R"({"width":2048,"height":600})", shape,
        R"({"aspect_ratio":"16:9"})", "snapped width=2048x600 -> aspect_ratio=16:9");
    row("from a shape", shape, R"({"aspect_ratio":"3:2"})", sides, R"({"height":840,"width":1256})",
        "renamed aspect_ratio=3:2 -> width=1256x840");
    row("to another shape", R"("aspect_ratio":{"enum":["21:9","1:1"],"default":"1:1"})",
        R"({"aspect_ratio":"21:9"})", shape, R"({"aspect_ratio":"16:9"})",
        "snapped aspect_ratio=21:9 -> aspect_ratio=16:9");
    row("the picture's own shape",
        R"("aspect_ratio":{"enum":["match_input_image","1:1"],"default":"1:1"})",
        R"({"aspect_ratio":"match_input_image"})", shape, "{}",
        "dropped aspect_ratio=match_input_image (not_a_choice)");
    row("custom", sides, R"({"width":1024,"height":640})", custom,
        R"({"aspect_ratio":"custom","height":640,"width":1024})", "");
    row("from custom", custom, R"({"aspect_ratio":"custom","width":1024,"height":640})", sides,
        R"({"height":640,"width":1024})", "");
    row("to pixels", sides, R"({"width":1344,"height":768})", pixels, R"({"size":"1820x1024"})",
        "snapped width=1344x768 -> size=1820x1024");
    row("from pixels", pixels, R"({"size":"1024x1536"})", shape, R"({"aspect_ratio":"2:3"})",
        "renamed size=1024x1536 -> aspect_ratio=2:3");
    row("shape and area", sides, R"({"width":2048,"height":2048})", shape + ',' + areas,
        R"({"aspect_ratio":"1:1","size":"2K"})", "renamed width=2048x2048 -> aspect_ratio=1:1");
    row("from shape and area", shape + ',' + areas, R"({"aspect_ratio":"2:3","size":"2K"})", sides,
        R"({"height":2048,"width":1368})", "renamed aspect_ratio=2:3 -> width=1368x2048");
    row("areas only", areas, R"({"size":"4K"})",
        R"("resolution":{"enum":["1 MP","4 MP"],"default":"1 MP"})", R"({"resolution":"4 MP"})",
        "snapped size=4K -> resolution=4 MP");
    row("choices of sides", sides, R"({"width":1000,"height":600})",
        R"("width":{"enum":[512,768,1024],"default":512},"height":{"enum":[512,768,1024],"default":512})",
        R"({"height":512,"width":1024})", "snapped width=1000x600 -> width=1024x512");
    row("nothing to say it with", sides, R"({"width":1344,"height":768})",
        R"("prompt":{"type":"string"})", "{}", "dropped width=1344x768 (no_parameter)");
    row("not set", sides, R"({"width":1024,"height":1024})", shape, "{}", "");
}

void TestCarryOver::sizes()
{
    oneValue();
}

void TestCarryOver::defaultsStayBehind()
{
    const ModelSchema from = model("a", R"({"steps":{"type":"integer","default":28},
                                            "guidance":{"type":"number","default":5}})");
    const ModelSchema to = model("b", R"({"steps":{"type":"integer","default":4}})");
    const CarryOver result = carryOver(from, Json{{"steps", 28}, {"guidance", 5.0}}, to);
    QCOMPARE(toBytes(result.values), QByteArray{"{}"});
    QVERIFY(result.changes.empty());
    QCOMPARE(result.kept, 0);
}

void TestCarryOver::anotherVersionSaysWhatItRenamed()
{
    const ModelSchema from =
        model("a", R"({"prompt":{"type":"string"},"guidance_scale":{"type":"number"},
                       "hires_fix":{"type":"boolean","title":"Hires"},"eta":{"type":"number"}})");
    const ModelSchema to = model("a", R"({"prompt":{"type":"string"},"guidance":{"type":"number"},
                                          "hires":{"type":"boolean","title":"Hires"}})");
    const CarryOver result = carryOver(
        from, Json{{"prompt", "a"}, {"guidance_scale", 3}, {"hires_fix", true}, {"eta", 0.5}}, to);
    QCOMPARE(described(result),
             u"dropped eta=0.5 (no_parameter); renamed guidance_scale=3 -> guidance=3; "
             "renamed hires_fix=true -> hires=true"_s);
    QCOMPARE(result.carried(), 3);
    QCOMPARE(result.dropped(), 1);
}

void TestCarryOver::picturesGoIntoAList()
{
    const ModelSchema from = model("a", R"({"image":{"type":"string","format":"uri","x-order":0},
        "reference_image":{"type":"string","format":"uri","x-order":1},
        "mask":{"type":"string","format":"uri","x-order":2}})");
    const ModelSchema to = model(
        "b",
        R"({"image_input":{"type":"array","maxItems":2,"items":{"type":"string","format":"uri"}}})");
    const CarryOver result = carryOver(from,
                                       Json{{"image", "https://a.example/1"},
                                            {"reference_image", "https://a.example/2"},
                                            {"mask", "https://a.example/3"}},
                                       to);
    const Json both = {{"image_input", {"https://a.example/1", "https://a.example/2"}}};
    QCOMPARE(toBytes(result.values), toBytes(both));
    QCOMPARE(result.carried(), 2);
    QCOMPARE(result.changes.back().from, u"mask"_s);
    QCOMPARE(toString(result.changes.back().reason), u"no_parameter"_s);
}

void TestCarryOver::oneOfSeveralPicturesIsTaken()
{
    const ModelSchema from =
        model("a", R"({"images":{"type":"array","items":{"type":"string","format":"uri"}}})");
    const ModelSchema to = model("b", R"({"image":{"type":"string","format":"uri"}})");
    const Json values = {{"images", {"https://a.example/1", "https://a.example/2"}}};
    const CarryOver result = carryOver(from, values, to);
    const Json first = {{"image", "https://a.example/1"}};
    QCOMPARE(toBytes(result.values), toBytes(first));
    QCOMPARE(toString(result.changes.at(0).kind), u"snapped"_s);
}

void TestCarryOver::secretsAreNotToldToAnotherModel()
{
    const QByteArray properties = R"({"api_key":{"type":"string","x-cog-secret":true}})";
    const Json values = {{"api_key", "hunter2"}};
    const CarryOver other = carryOver(model("a", properties), values, model("b", properties));
    QCOMPARE(toBytes(other.values), QByteArray{"{}"});
    QCOMPARE(described(other), u"dropped api_key= (secret)"_s);
    const CarryOver same = carryOver(model("a", properties), values, model("a", properties));
    QCOMPARE(toBytes(same.values), toBytes(values));
    QVERIFY(same.changes.empty());
}

void TestCarryOver::largeSeedsGoOverDigitForDigit()
{
    const ModelSchema from = model("a", R"({"seed":{"type":"integer"}})");
    const ModelSchema to = model(
        "b", R"({"noise_seed":{"type":"integer","minimum":0,"maximum":9223372036854775807}})");
    for (const qint64 seed :
         {qint64{4294967295}, qint64{9007199254740993}, qint64{9223372036854775807}}) {
        const CarryOver result = carryOver(from, Json{{"seed", seed}}, to);
        QCOMPARE(toBytes(result.values), "{\"noise_seed\":" + QByteArray::number(seed) + '}');
        QCOMPARE(toString(result.changes.at(0).kind), u"renamed"_s);
    }
}

void TestCarryOver::aNameIsNotTakenTwice()
{
    const ModelSchema from = model("a", R"({"cfg":{"type":"boolean"},
        "guidance_scale":{"type":"number"},"guidance":{"type":"string"}})");
    const ModelSchema to = model("b", R"({"guidance":{"type":"number"}})");
    const CarryOver result =
        carryOver(from, Json{{"cfg", true}, {"guidance_scale", 4}, {"guidance", "strong"}}, to);
    QCOMPARE(toBytes(result.values), QByteArray{R"({"guidance":4})"});
    QCOMPARE(result.carried(), 1);
    QCOMPARE(result.dropped(), 2);
}

void TestCarryOver::sizeTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("ratio"); // 0 = none
    QTest::addColumn<double>("area");
    const auto row = [](const char *text, double ratio, double area) {
        QTest::newRow(text) << QString::fromUtf8(text) << ratio << area;
    };
    row("16:9", 16.0 / 9, 0);
    row("Landscape (3:2)", 1.5, 0);
    row("2.35:1", 2.35, 0);
    row("1024x768", 1024.0 / 768, 1024.0 * 768);
    row("1024 × 768 (landscape)", 1024.0 / 768, 1024.0 * 768);
    row("512 * 512", 1, 512.0 * 512);
    row("2K", 0, 2048.0 * 2048);
    row("720p", 0, 720.0 * 720 * 16 / 9);
    row("0.25 megapixels", 0, 250'000);
    row("512", 0, 512.0 * 512);
    row("4", 0, 0);
    row("custom", 0, 0);
    row("0:0", 0, 0);
    row("0x0", 0, 0);
    row("12:30:45", 0, 0);
    row("match_input_image", 0, 0);
    row("", 0, 0);
}

void TestCarryOver::sizeTexts()
{
    QFETCH(QString, text);
    QFETCH(double, ratio);
    QFETCH(double, area);
    QCOMPARE(ratioIn(text).value_or(0), ratio);
    QCOMPARE(areaIn(text).value_or(0), area);
    QCOMPARE(isSizeText(text), area > 0);
}

QTEST_GUILESS_MAIN(TestCarryOver)
#include "tst_carryover.moc"
