#include "core/schema/fromtext.h"
#include "core/schema/modelfile.h"
#include "core/schema/openapi.h"
#include "core/schema/validate.h"

#include <QtTest>

#include <limits>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

ModelSchema schemaOf(const QByteArray &properties, const QByteArray &required = "[]")
{
    const QByteArray text =
        R"({"name":"x","openapi_schema":{"components":{"schemas":{"Input":{"required":)" +
        required + R"(,"properties":)" + properties + "}}}}}";
    const Result<ModelSchema> schema = parseModelFile(text);
    if (!schema)
        qFatal("the test's schema is wrong: %s", text.constData());
    return *schema;
}

QStringList described(const Validated &result)
{
    QStringList all;
    for (const Problem &problem : result.problems)
        all.append(describe(problem));
    return all;
}

} // namespace

class TestValidate : public QObject {
    Q_OBJECT
private slots:
    void oneValue_data();
    void oneValue();
    void allProblemsAtOnceInFormOrder();
    void numbersThatAreNone();
    void secretsAreNotRepeated();
    void nothingButAnObjectIsNoValues();
    void defaultsAreValid();
    void longValuesAreShortened();
    void textBecomesAValue_data();
    void textBecomesAValue();
};

void TestValidate::oneValue_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("sent"); // empty = left out
    QTest::addColumn<QString>("problem");
    const auto good = [](const char *tag, const char *property, const char *value,
                         const char *sent) {
        QTest::newRow(tag) << QByteArray{property} << QByteArray{value} << QByteArray{sent}
                           << QString{};
    };
    const auto bad = [](const char *tag, const char *property, const char *value,
                        const QString &problem) {
        QTest::newRow(tag) << QByteArray{property} << QByteArray{value} << QByteArray{"-"}
                           << problem;
    };
    const char *steps = R"({"type":"integer","minimum":1,"maximum":100})";
    good("integer", steps, "28", "28");
    good("lowest", steps, "1", "1");
    good("highest", steps, "100", "100");
    good("integral float", steps, "28.0", "28");
    bad("below", steps, "0", u"p: 0 is below 1"_s);
    bad("above", steps, "120", u"p: 120 is above 100"_s);
    bad("fraction", steps, "1.5", u"p: 1.5 is not integer"_s);
    bad("text for integer", steps, "\"28\"", u"p: 28 is not integer"_s);
    bad("boolean for integer", steps, "true", u"p: true is not integer"_s);
    bad("huge integer", steps, "18446744073709551615", u"p: 18446744073709551615 is above 100"_s);
    good("any seed", R"({"type":"integer"})", "-1", "-1");
    good("number", R"({"type":"number","minimum":0,"maximum":0.7})", "0.7", "0.7");
    good("integer for number", R"({"type":"number"})", "3", "3");
    bad("number above", R"({"type":"number","maximum":0.7})", "0.71", u"p: 0.71 is above 0.7"_s);
    bad("text for number", R"({"type":"number"})", "\"a\"", u"p: a is not number"_s);
    good("boolean", R"({"type":"boolean"})", "false", "false");
    bad("number for boolean", R"({"type":"boolean"})", "0", u"p: 0 is not true or false"_s);
    good("choice", R"({"enum":["a","b"]})", "\"b\"", "\"b\"");
    good("integer choice", R"({"enum":[1,2]})", "2.0", "2");
    bad("no choice", R"({"enum":["a","b"]})", "\"c\"", u"p: c is none of a, b"_s);
    bad("choice of another type", R"({"enum":[1,2]})", "\"2\"", u"p: 2 is none of 1, 2"_s);
    good("text", R"({"type":"string"})", "\"\"", "\"\"");
    bad("number for text", R"({"type":"string"})", "5", u"p: 5 is not text"_s);
    good("code points, not units", R"({"type":"string","maxLength":2})", "\"😀😀\"", "\"😀😀\"");
    bad("too long", R"({"type":"string","maxLength":2})", "\"abc\"",
        u"p: longer than 2 characters"_s);
    bad("too short", R"({"type":"string","minLength":2})", "\"a\"",
        u"p: shorter than 2 characters"_s);
    good("pattern", R"({"type":"string","pattern":"^#[0-9a-f]{6}$"})", "\"#00ff00\"",
         "\"#00ff00\"");
    bad("no match", R"({"type":"string","pattern":"^#"})", "\"red\"",
        u"p: red does not match ^#"_s);
    good("file", R"({"type":"string","format":"uri"})", "\"https://example.org/a.png\"",
         "\"https://example.org/a.png\"");
    good("data file", R"({"type":"string","format":"uri"})", "\"data:image/png;base64,AA==\"",
         "\"data:image/png;base64,AA==\"");
    good("empty file is none", R"({"type":"string","format":"uri"})", "\"\"", "");
    bad("path for file", R"({"type":"string","format":"uri"})", "\"/tmp/a.png\"",
        u"p: /tmp/a.png is not an https address or a data: URI"_s);
    good("files", R"({"type":"array","items":{"type":"string","format":"uri"}})",
         "[\"https://example.org/a.png\"]", "[\"https://example.org/a.png\"]");
    bad("one wrong file", R"({"type":"array","items":{"type":"string","format":"uri"}})", "[\"a\"]",
        u"p: [\"a\"] is not list of https addresses or data: URIs"_s);
    good("list", R"({"type":"array","items":{"type":"integer"}})", "[1,2]", "[1,2]");
    bad("list of the wrong", R"({"type":"array","items":{"type":"integer"}})", "[1,\"a\"]",
        u"p: [1,\"a\"] is not list of integer"_s);
    good("object", R"({"type":"object"})", "{\"a\":1}", "{\"a\":1}");
    bad("list for object", R"({"type":"object"})", "[]", u"p: [] is not object"_s);
    good("null is left out", R"({"type":"integer"})", "null", "");
}

void TestValidate::oneValue()
{
    QFETCH(QByteArray, property);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, sent);
    QFETCH(QString, problem);
    const ModelSchema schema = schemaOf(R"({"p":)" + property + "}");
    const Json values = Json::object({{"p", *parseJson(value)}});
    const Validated result = validate(schema, values);
    QCOMPARE(described(result), problem.isEmpty() ? QStringList{} : QStringList{problem});
    if (problem.isEmpty())
        QCOMPARE(result.values.contains("p") ? toBytes(result.values["p"]) : QByteArray{}, sent);
}

void TestValidate::allProblemsAtOnceInFormOrder()
{
    const ModelSchema schema = schemaOf(
        R"({"steps":{"type":"integer","maximum":100,"x-order":2},"prompt":{"type":"string","x-order":0},
            "size":{"enum":["a"],"x-order":1},"image":{"type":"string","format":"uri","x-order":3},
            "maybe":{"type":"string","nullable":true,"x-order":4}})",
        R"(["prompt","image","maybe"])");
    const Json values =
        *parseJson(R"({"zzz":1,"steps":1000,"prompt":"  ","size":"b","image":null,"maybe":null})");
    const Validated result = validate(schema, values);
    QCOMPARE(described(result),
             QStringList({u"prompt: a value is needed"_s, u"size: b is none of a"_s,
                          u"steps: 1000 is above 100"_s, u"image: null is not allowed"_s,
                          u"zzz: the model knows only prompt, size, steps, image, maybe"_s}));
    QVERIFY(!result.values.contains("zzz"));
    QVERIFY(result.values["maybe"].is_null());

    QCOMPARE(described(validate(schema, Json::object())),
             QStringList({u"prompt: a value is needed"_s, u"image: a value is needed"_s,
                          u"maybe: a value is needed"_s}));
}

void TestValidate::numbersThatAreNone()
{
    const ModelSchema schema =
        schemaOf(R"({"i":{"type":"integer","minimum":1},"n":{"type":"number","minimum":1}})");
    const Json values = {{"i", std::numeric_limits<double>::infinity()},
                         {"n", std::numeric_limits<double>::quiet_NaN()}};
    const Validated result = validate(schema, values);
    QCOMPARE(result.problems.size(), size_t{2});
    QCOMPARE(toString(result.problems[0].kind), toString(Problem::Kind::NotFinite));
    QCOMPARE(toString(result.problems[1].kind), toString(Problem::Kind::NotFinite));
}

void TestValidate::secretsAreNotRepeated()
{
    const ModelSchema schema =
        schemaOf(R"({"key":{"type":"string","x-cog-secret":true,"maxLength":3}})");
    const Json values = {{"key", "hunter2hunter2"}};
    const Validated result = validate(schema, values);
    QCOMPARE(result.problems.size(), size_t{1});
    QCOMPARE(result.problems[0].given, u"…"_s);
    QVERIFY(!describe(result.problems[0]).contains(u"hunter"_s));
}

void TestValidate::nothingButAnObjectIsNoValues()
{
    const ModelSchema schema = schemaOf(R"({"a":{"type":"string"}})", R"(["a"])");
    for (const Json &values : {Json(nullptr), Json::array({1, 2}), Json("text"), Json(7)}) {
        const Validated result = validate(schema, values);
        QCOMPARE(result.problems.size(), size_t{1});
        QVERIFY(result.values.is_object());
    }
    QVERIFY(validate(ModelSchema{}, Json::object()).problems.empty());
}

void TestValidate::defaultsAreValid()
{
    QFile file{u":/models/animagine-xl-4.0.json"_s};
    QVERIFY(file.open(QIODevice::ReadOnly));
    const ModelSchema bundled = *parseModelFile(file.readAll());
    const Json defaults = defaultValues(bundled);
    QCOMPARE(defaults.size(), size_t{15});
    QCOMPARE(integerAt(defaults, "steps"), std::optional<qint64>{28});
    QCOMPARE(integerAt(defaults, "batch_size"), std::optional<qint64>{1});
    const Validated result = validate(bundled, defaults);
    QVERIFY(result.problems.empty());
    QCOMPARE(toBytes(result.values), toBytes(defaults));
}

void TestValidate::longValuesAreShortened()
{
    const ModelSchema schema = schemaOf(R"({"n":{"type":"integer"}})");
    const QString text = u"😀"_s.repeated(50'000);
    const Validated result = validate(schema, Json::object({{"n", toJson(text)}}));
    QCOMPARE(result.problems.size(), size_t{1});
    QVERIFY(result.problems[0].given.size() <= 60);
    QVERIFY(result.problems[0].given.isValidUtf16());
}

void TestValidate::textBecomesAValue_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *tag, const char *property, const char *text,
                        const char *value) {
        QTest::newRow(tag) << QByteArray{property} << QString::fromUtf8(text) << QByteArray{value};
    };
    row("integer", R"({"type":"integer"})", "28", "28");
    row("negative", R"({"type":"integer"})", "-1", "-1");
    row("not an integer", R"({"type":"integer"})", "many", "\"many\"");
    row("number", R"({"type":"number"})", "0.5", "0.5");
    row("whole number", R"({"type":"number"})", "7", "7");
    row("exponent", R"({"type":"number"})", "1e2", "100.0");
    row("not finite", R"({"type":"number"})", "inf", "\"inf\"");
    row("comma", R"({"type":"number"})", "0,5", "\"0,5\"");
    row("true", R"({"type":"boolean"})", "true", "true");
    row("off", R"({"type":"boolean"})", "OFF", "false");
    row("perhaps", R"({"type":"boolean"})", "perhaps", "\"perhaps\"");
    row("choice", R"({"enum":["Euler a","DDIM"]})", "euler a", "\"Euler a\"");
    row("exact choice first", R"({"enum":["a","A"]})", "A", "\"A\"");
    row("integer choice", R"({"enum":[1,2]})", "2", "2");
    row("no choice", R"({"enum":["a"]})", "z", "\"z\"");
    row("text that looks like a number", R"({"type":"string"})", "12", "\"12\"");
    row("file", R"({"type":"string","format":"uri"})", "https://a/b", "\"https://a/b\"");
    row("list", R"({"type":"array"})", "[1,\"a\"]", "[1,\"a\"]");
    row("broken list", R"({"type":"array"})", "[1,", "\"[1,\"");
    row("object", R"({"type":"object"})", "{\"a\":1}", "{\"a\":1}");
    row("list for object", R"({"type":"object"})", "[1]", "\"[1]\"");
    row("one file of many", R"({"type":"array","items":{"type":"string","format":"uri"}})",
        "https://a/b", "[\"https://a/b\"]");
    row("empty", R"({"type":"integer"})", "", "\"\"");
}

void TestValidate::textBecomesAValue()
{
    QFETCH(QByteArray, property);
    QFETCH(QString, text);
    QFETCH(QByteArray, value);
    const ModelSchema schema = schemaOf(R"({"p":)" + property + "}");
    QCOMPARE(toBytes(valueFromText(schema.parameters.at(0), text)), value);
}

QTEST_GUILESS_MAIN(TestValidate)
#include "tst_validate.moc"
