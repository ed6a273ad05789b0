#include "core/schema/modelfile.h"
#include "core/schema/openapi.h"

#include <QFile>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

//! A schema with these inputs and, beside them, these other named schemas.
Json schemaWith(const QByteArray &properties, const QByteArray &others = {},
                const QByteArray &required = "[]")
{
    const QByteArray text = R"({"components":{"schemas":{"Input":{"type":"object","required":)" +
                            required + R"(,"properties":)" + properties + '}' +
                            (others.isEmpty() ? "" : ",") + others + "}}}";
    const Result<Json> schema = parseJson(text);
    if (!schema)
        qFatal("the test's schema is no JSON: %s", text.constData());
    return *schema;
}

ModelSchema read(const Json &schema)
{
    const Result<ModelSchema> model = parseOpenApiSchema(schema, u"acme/inkbrush"_s, u"v"_s);
    return model.value_or(ModelSchema{});
}

QStringList names(const ModelSchema &model)
{
    QStringList all;
    for (const Parameter &parameter : model.parameters)
        all.append(parameter.name);
    return all;
}

QByteArray bundledText()
{
    QFile file{u":/models/animagine-xl-4.0.json"_s};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

class TestOpenApi : public QObject {
    Q_OBJECT
private slots:
    void bundledModelHasItsFifteenInputsInOrder();
    void bundledModelReadsEachInput_data();
    void bundledModelReadsEachInput();
    void kindFollowsTheSchema_data();
    void kindFollowsTheSchema();
    void choiceComesFromReferences_data();
    void choiceComesFromReferences();
    void missingOrderComesLastByName();
    void boundsAreReadAndRepaired_data();
    void boundsAreReadAndRepaired();
    void unusableDefaultsAreDropped_data();
    void unusableDefaultsAreDropped();
    void requiredAndNullable();
    void outputShape_data();
    void outputShape();
    void endlessReferencesEnd_data();
    void endlessReferencesEnd();
    void noInputIsAnError_data();
    void noInputIsAnError();
};

void TestOpenApi::bundledModelHasItsFifteenInputsInOrder()
{
    const Result<ModelSchema> model = parseModelFile(bundledText());
    QVERIFY(model);
    QCOMPARE(model->model, u"aisha-ai-official/animagine-xl-4.0"_s);
    QCOMPARE(model->version, u"057e2276ac5dcd8d1575dc37b131f903df9c10c41aed53d47cd7d4f068c19fa5"_s);
    QCOMPARE(toString(model->output), toString(OutputShape::Uris));
    QCOMPARE(names(*model),
             QStringList({u"model"_s, u"vae"_s, u"prompt"_s, u"negative_prompt"_s, u"cfg_scale"_s,
                          u"guidance_rescale"_s, u"pag_scale"_s, u"clip_skip"_s, u"width"_s,
                          u"height"_s, u"prepend_preprompt"_s, u"scheduler"_s, u"steps"_s,
                          u"batch_size"_s, u"seed"_s}));
    for (int i = 0; i < 15; ++i) {
        QCOMPARE(model->parameters[static_cast<size_t>(i)].order, i);
        QVERIFY(!model->parameters[static_cast<size_t>(i)].required);
    }
    QCOMPARE(model->find(u"scheduler"_s)->choices.size(), size_t{21});
    QCOMPARE(model->find(u"nothing"_s), nullptr);
}

void TestOpenApi::bundledModelReadsEachInput_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("preset");
    QTest::addColumn<double>("minimum"); // -1 = none
    QTest::addColumn<double>("maximum");
    const auto row = [](const char *name, const char *kind, const char *preset, double low,
                        double high) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(kind)
                            << QByteArray{preset} << low << high;
    };
    row("model", "choice", "\"Animagine-XL-4.0\"", -1, -1);
    row("vae", "choice", "\"default\"", -1, -1);
    row("negative_prompt", "text", "\"nsfw, naked\"", -1, -1);
    row("cfg_scale", "number", "5", 1, 50);
    row("guidance_rescale", "number", "0.5", 0, 5);
    row("pag_scale", "number", "3", 0, 50);
    row("clip_skip", "integer", "1", 1, -1);
    row("width", "integer", "1024", 1, 4096);
    row("height", "integer", "1024", 1, 4096);
    row("prepend_preprompt", "boolean", "true", -1, -1);
    row("scheduler", "choice", "\"Euler a\"", -1, -1);
    row("steps", "integer", "28", 1, 100);
    row("batch_size", "integer", "1", 1, 4);
    row("seed", "integer", "-1", -1, -1);
}

void TestOpenApi::bundledModelReadsEachInput()
{
    QFETCH(QString, name);
    QFETCH(QString, kind);
    QFETCH(QByteArray, preset);
    QFETCH(double, minimum);
    QFETCH(double, maximum);
    const ModelSchema model = parseModelFile(bundledText()).value_or(ModelSchema{});
    const Parameter *parameter = model.find(name);
    QVERIFY(parameter);
    QCOMPARE(toString(parameter->kind), kind);
    QCOMPARE(toBytes(parameter->defaultValue), preset);
    QCOMPARE(parameter->minimum.value_or(-1), minimum);
    QCOMPARE(parameter->maximum.value_or(-1), maximum);
    QVERIFY(!parameter->title.isEmpty());
    QVERIFY(!parameter->description.isEmpty());
}

void TestOpenApi::kindFollowsTheSchema_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *tag, const char *name, const QByteArray &property,
                        const char *kind) {
        QTest::newRow(tag) << QString::fromLatin1(name) << property << QString::fromLatin1(kind);
    };
    row("string", "style", R"({"type":"string"})", "string");
    row("prompt", "prompt", R"({"type":"string"})", "text");
    row("negative prompt", "negative_prompt", R"({"type":"string"})", "text");
    row("long default", "extra", R"({"type":"string","default":")" + QByteArray(90, 'a') + R"("})",
        "text");
    row("lines", "extra", R"({"type":"string","default":"a\nb"})", "text");
    row("integer", "n", R"({"type":"integer"})", "integer");
    row("number", "n", R"({"type":"number"})", "number");
    row("boolean", "b", R"({"type":"boolean"})", "boolean");
    row("file", "image", R"({"type":"string","format":"uri"})", "file");
    row("files", "images", R"({"type":"array","items":{"type":"string","format":"uri"}})", "files");
    row("list", "words", R"({"type":"array","items":{"type":"string"}})", "list");
    row("list without items", "words", R"({"type":"array"})", "list");
    row("object", "map", R"({"type":"object"})", "object");
    row("password", "key", R"({"type":"string","format":"password","writeOnly":true})", "secret");
    row("cog secret", "key", R"({"type":"string","x-cog-secret":true})", "secret");
    row("enum", "size", R"({"enum":["a","b"]})", "choice");
    row("integer enum", "n", R"({"type":"integer","enum":[1,2]})", "choice");
    row("const", "n", R"({"const":"only"})", "choice");
    row("empty enum", "size", R"({"type":"string","enum":[]})", "string");
    row("useless enum", "size", R"({"type":"string","enum":[{},[],true]})", "string");
    row("null type list", "n", R"({"type":["null","integer"]})", "integer");
    row("union with null", "n", R"({"anyOf":[{"type":"number"},{"type":"null"}]})", "number");
    row("union of kinds", "n", R"({"anyOf":[{"type":"integer"},{"type":"string"}]})", "string");
    row("choice or any text", "n", R"({"anyOf":[{"enum":["a"]},{"type":"string"}]})", "string");
    row("guessed number", "n", R"({"minimum":1})", "number");
    row("guessed boolean", "n", R"({"default":true})", "boolean");
    row("guessed integer", "n", R"({"default":3})", "integer");
    row("guessed list", "n", R"({"items":{"type":"integer"}})", "list");
    row("guessed object", "n", R"({"properties":{}})", "object");
    row("nothing known", "n", R"({})", "object");
    row("unknown type", "n", R"({"type":"tensor"})", "object");
    row("type is a number", "n", R"({"type":7})", "object");
    row("not an object", "n", R"(["integer"])", "object");
    row("dangling reference", "n", R"({"$ref":"#/components/schemas/gone"})", "object");
    row("foreign reference", "n", R"({"$ref":"https://example.org/schema.json"})", "object");
}

void TestOpenApi::kindFollowsTheSchema()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, property);
    QFETCH(QString, kind);
    const ModelSchema model = read(schemaWith("{\"" + name.toUtf8() + "\":" + property + "}"));
    QCOMPARE(model.parameters.size(), size_t{1});
    QCOMPARE(toString(model.parameters[0].kind), kind);
    QCOMPARE(model.parameters[0].name, name);
}

void TestOpenApi::choiceComesFromReferences_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QByteArray>("choices");
    const QByteArray ref = R"({"$ref":"#/components/schemas/c"})";
    QTest::newRow("allOf") << QByteArray{R"({"allOf":[)" + ref + R"(],"default":2})"}
                           << QByteArray{"[1,2]"};
    QTest::newRow("anyOf") << QByteArray{R"({"anyOf":[)" + ref + R"(],"default":2})"}
                           << QByteArray{"[1,2]"};
    QTest::newRow("oneOf") << QByteArray{R"({"oneOf":[)" + ref + R"(],"default":2})"}
                           << QByteArray{"[1,2]"};
    QTest::newRow("oneOf, two lists")
        << QByteArray{R"({"oneOf":[)" + ref + R"(,{"enum":[8]}],"default":2})"}
        << QByteArray{"[1,2,8]"};
    QTest::newRow("plain, with siblings")
        << QByteArray{R"({"$ref":"#/components/schemas/c","default":2})"} << QByteArray{"[1,2]"};
    QTest::newRow("through another")
        << QByteArray{R"({"$ref":"#/components/schemas/d","default":2})"} << QByteArray{"[1,2]"};
    QTest::newRow("twice the same value")
        << QByteArray{R"({"enum":["a","a","b",null],"default":2})"} << QByteArray{R"(["a","b"])"};
}

void TestOpenApi::choiceComesFromReferences()
{
    QFETCH(QByteArray, property);
    QFETCH(QByteArray, choices);
    const ModelSchema model = read(schemaWith(
        R"({"size":)" + property.chopped(1) + R"(,"description":"How big","x-order":3}})",
        R"("c":{"type":"integer","title":"c","description":"An enumeration.","enum":[1,2]},
           "d":{"allOf":[{"$ref":"#/components/schemas/c"}]})"));
    QCOMPARE(model.parameters.size(), size_t{1});
    const Parameter &size = model.parameters[0];
    QCOMPARE(toString(size.kind), toString(ParameterKind::Choice));
    QCOMPARE(toBytes(Json(size.choices)), choices);
    QCOMPARE(size.description, u"How big"_s);
    if (choices.startsWith("[1"))
        QCOMPARE(toBytes(size.defaultValue), QByteArray{"2"});
}

void TestOpenApi::missingOrderComesLastByName()
{
    const ModelSchema model = read(schemaWith(
        R"({"zeta":{},"late":{"x-order":7},"alpha":{"x-order":"none"},"early":{"x-order":0.0},
            "mid":{"x-order":3}})"));
    QCOMPARE(names(model), QStringList({u"early"_s, u"mid"_s, u"late"_s, u"alpha"_s, u"zeta"_s}));
    for (size_t i = 0; i < model.parameters.size(); ++i)
        QCOMPARE(model.parameters[i].order, static_cast<int>(i));
}

void TestOpenApi::boundsAreReadAndRepaired_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<double>("minimum"); // 999 = none
    QTest::addColumn<double>("maximum");
    const auto row = [](const char *tag, const QByteArray &property, double low, double high) {
        QTest::newRow(tag) << property << low << high;
    };
    row("floats on integers", R"({"type":"integer","minimum":1.0,"maximum":50.0})", 1, 50);
    row("half bounds on integers", R"({"type":"integer","minimum":0.5,"maximum":9.5})", 1, 9);
    row("one side", R"({"type":"number","minimum":-2.5})", -2.5, 999);
    row("contradiction", R"({"type":"number","minimum":5,"maximum":1})", 999, 999);
    row("text", R"({"type":"number","minimum":"0.5","maximum":"x"})", 0.5, 999);
    row("open, integer", R"({"type":"integer","exclusiveMinimum":0,"exclusiveMaximum":10})", 1, 9);
    row("on a text", R"({"type":"string","minimum":5})", 999, 999);
    row("wrong types", R"({"type":"number","minimum":[],"maximum":{}})", 999, 999);
}

void TestOpenApi::boundsAreReadAndRepaired()
{
    QFETCH(QByteArray, property);
    QFETCH(double, minimum);
    QFETCH(double, maximum);
    const ModelSchema model = read(schemaWith(R"({"n":)" + property + "}"));
    QCOMPARE(model.parameters.at(0).minimum.value_or(999), minimum);
    QCOMPARE(model.parameters.at(0).maximum.value_or(999), maximum);
}

void TestOpenApi::unusableDefaultsAreDropped_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QByteArray>("preset");
    const auto row = [](const char *tag, const QByteArray &property, const QByteArray &preset) {
        QTest::newRow(tag) << property << preset;
    };
    row("good", R"({"type":"integer","default":4})", "4");
    row("integral float", R"({"type":"integer","default":4.0})", "4");
    row("numeric text", R"({"type":"integer","default":"4"})", "4");
    row("out of bounds", R"({"type":"integer","default":0,"minimum":1})", "null");
    row("no choice", R"({"enum":["a"],"default":"b"})", "null");
    row("empty file", R"({"type":"string","format":"uri","default":""})", "null");
    row("empty text stays", R"({"type":"string","default":""})", "\"\"");
    row("wrong type", R"({"type":"boolean","default":{}})", "null");
    row("null", R"({"type":"string","default":null})", "null");
    row("list", R"({"type":"array","items":{"type":"integer"},"default":[1,2]})", "[1,2]");
    row("list of the wrong", R"({"type":"array","items":{"type":"integer"},"default":["a"]})",
        "null");
}

void TestOpenApi::unusableDefaultsAreDropped()
{
    QFETCH(QByteArray, property);
    QFETCH(QByteArray, preset);
    const ModelSchema model = read(schemaWith(R"({"n":)" + property + "}", {}, R"(["n"])"));
    QCOMPARE(toBytes(model.parameters.at(0).defaultValue), preset);
}

void TestOpenApi::requiredAndNullable()
{
    const ModelSchema model = read(schemaWith(
        R"({"a":{"type":"string"},"b":{"type":"string","nullable":true},
            "c":{"enum":["x",null]},"d":{"type":"string","deprecated":true}})",
        {}, R"(["a",7,null,"unknown"])"));
    QVERIFY(model.find(u"a"_s)->required);
    QVERIFY(!model.find(u"a"_s)->nullable);
    QVERIFY(!model.find(u"b"_s)->required);
    QVERIFY(model.find(u"b"_s)->nullable);
    QVERIFY(model.find(u"c"_s)->nullable);
    QVERIFY(model.find(u"d"_s)->deprecated);

    const Result<Json> none =
        parseJson(R"({"components":{"schemas":{"Input":{"properties":{"a":{"type":"string"}}}}}})");
    QVERIFY(!read(*none).parameters.at(0).required);
}

void TestOpenApi::outputShape_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("shape");
    const auto row = [](const char *tag, const QByteArray &output, const char *shape) {
        QTest::newRow(tag) << output << QString::fromLatin1(shape);
    };
    row("uri", R"({"type":"string","format":"uri"})", "uri");
    row("text", R"({"type":"string"})", "text");
    row("uris", R"({"type":"array","items":{"type":"string","format":"uri"}})", "uris");
    row("uris by reference", R"({"type":"array","items":{"$ref":"#/components/schemas/u"}})",
        "uris");
    row("pieces", R"({"type":"array","items":{"type":"string"}})", "text");
    row("glued", R"({"type":"array","items":{},"x-cog-array-display":"concatenate"})", "text");
    row("array of anything", R"({"type":"array"})", "uris");
    row("array of objects", R"({"type":"array","items":{"type":"object"}})", "object");
    row("object", R"({"type":"object","properties":{"image":{}}})", "object");
    row("anything", R"({})", "none");
    row("null", "null", "none");
    row("perhaps uris",
        R"({"anyOf":[{"type":"array","items":{"$ref":"#/components/schemas/u"}},{"type":"null"}]})",
        "uris");
    row("a number", R"({"type":"number"})", "object");
}

void TestOpenApi::outputShape()
{
    QFETCH(QByteArray, output);
    QFETCH(QString, shape);
    const ModelSchema model =
        read(schemaWith("{}", R"("u":{"type":"string","format":"uri"},"Output":)" + output));
    QCOMPARE(toString(model.output), shape);
}

void TestOpenApi::endlessReferencesEnd_data()
{
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("itself") << QByteArray{R"("c":{"$ref":"#/components/schemas/c"})"};
    QTest::newRow("ring") << QByteArray{
        R"("c":{"allOf":[{"$ref":"#/components/schemas/d"}]},
           "d":{"anyOf":[{"$ref":"#/components/schemas/c"}]})"};
    QByteArray many;
    for (int i = 0; i < 20; ++i)
        many += R"({"$ref":"#/components/schemas/c"},)";
    QTest::newRow("exploding") << QByteArray{R"("c":{"allOf":[)" + many.chopped(1) +
                                             R"(],"oneOf":[)" + many.chopped(1) + "]}"};
    QTest::newRow("the whole document") << QByteArray{R"("c":{"$ref":"#/"})"};
}

void TestOpenApi::endlessReferencesEnd()
{
    QFETCH(QByteArray, other);
    const ModelSchema model = read(
        schemaWith(R"({"n":{"$ref":"#/components/schemas/c"},"m":{"type":"integer"}})", other));
    QCOMPARE(model.parameters.size(), size_t{2});
    QCOMPARE(toString(model.find(u"m"_s)->kind), toString(ParameterKind::Integer));
    if (QLatin1StringView(QTest::currentDataTag()) != "the whole document"_L1)
        QCOMPARE(toString(model.find(u"n"_s)->kind), toString(ParameterKind::Object));
}

void TestOpenApi::noInputIsAnError_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"null", "[]", "{}", "7", R"({"components":[]})", R"({"components":{"schemas":{}}})",
          R"({"components":{"schemas":{"Input":[]}}})"})
        QTest::newRow(text) << QByteArray{text};
}

void TestOpenApi::noInputIsAnError()
{
    QFETCH(QByteArray, text);
    const Result<ModelSchema> model = parseOpenApiSchema(*parseJson(text), u"acme/inkbrush"_s, {});
    QVERIFY(!model);
    QCOMPARE(toString(model.error().kind), toString(ErrorKind::InvalidAnswer));
    QVERIFY(!parseModelFile(text));
    QVERIFY(!parseModelFile(R"({"name":"x","openapi_schema":)" + text + "}"));
}

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
