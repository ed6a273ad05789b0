#include "core/schema/fromtext.h"
#include "core/schema/property.h"
#include "core/schema/validate.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 greatest = std::numeric_limits<qint64>::max();

//! What references in the tests lead to.
const Json &root()
{
    static const Json schema = *parseJson(
        R"({"components":{"schemas":{"words":{"type":"string","enum":["a","b"]},
            "numbers":{"type":"integer","enum":[1,2]},"nested":{"allOf":[{"$ref":"#/components/schemas/words"}]},
            "thing":{"properties":{"a":{"type":"string"}}},
            "self":{"allOf":[{"$ref":"#/components/schemas/self"}]}}}})");
    return schema;
}

QByteArray ref(const char *name)
{
    return QByteArray{R"({"$ref":"#/components/schemas/)"} + name + R"("})";
}

Parameter read(const QByteArray &property, const QString &name = u"p"_s)
{
    const Result<Json> json = parseJson(property);
    if (!json)
        qFatal("the test's property is no JSON: %s", property.constData());
    return readProperty(root(), name, *json);
}

//! "choice [1,2] nullable".
QString described(const Parameter &parameter)
{
    QString text = toString(parameter.kind);
    if (parameter.isOpaque)
        text = u"any"_s;
    if (!parameter.choices.empty())
        text += u' ' + QString::fromUtf8(toBytes(Json(parameter.choices)));
    if (!parameter.items.is_null())
        text += u" of "_s + described(entryOf(parameter));
    return parameter.nullable ? text + u" or null"_s : text;
}

QStringList problems(const Parameter &parameter, const QByteArray &value)
{
    QStringList all;
    Json json = *parseJson(value);
    for (const Problem &problem : problemsOf(parameter, json))
        all.append(describe(problem));
    return all;
}

} // namespace

class TestProperty : public QObject {
    Q_OBJECT
private slots:
    void everyConstruct_data();
    void everyConstruct();
    void boundsOf64BitsAreExact_data();
    void boundsOf64BitsAreExact();
    void largeIntegersAreJudgedDigitForDigit();
    void openBoundsAndSteps_data();
    void openBoundsAndSteps();
    void entriesAreChecked_data();
    void entriesAreChecked();
    void examplesAreKept();
    void anyJsonIsTakenAsItIs();
};

void TestProperty::everyConstruct_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QString>("meaning");
    const auto row = [](const char *tag, const QByteArray &property, const char *meaning) {
        QTest::newRow(tag) << property << QString::fromUtf8(meaning);
    };
    const QByteArray null = R"({"type":"null"})";
    row("anyOf with null", R"({"anyOf":[{"type":"integer"},)" + null + "]}", "integer or null");
    row("choices or null", R"({"anyOf":[)" + ref("words") + ',' + null + "]}",
        R"(choice ["a","b"] or null)");
    row("nested reference", R"({"allOf":[)" + ref("nested") + "]}", R"(choice ["a","b"])");
    row("two lists", R"({"anyOf":[)" + ref("words") + ',' + ref("numbers") + "]}",
        R"(choice ["a","b",1,2])");
    row("constants", R"({"oneOf":[{"const":"x"},{"const":"y"}]})", R"(choice ["x","y"])");
    row("constants and null", R"({"oneOf":[{"const":1},{"const":2},{"const":null}]})",
        "choice [1,2] or null");
    row("mixed", R"({"enum":["auto",1,2.5,true]})", R"(choice ["auto",1,2.5,true])");
    row("numbers", R"({"type":"number","enum":[0.5,1]})", "choice [0.5,1]");
    row("yes and no", R"({"enum":[true,false]})", "boolean");
    row("list of types", R"({"type":["string","null"]})", "string or null");
    row("numbers of both kinds", R"({"type":["integer","number"]})", "number");
    row("both kinds as a union", R"({"anyOf":[{"type":"integer"},{"type":"number"}]})", "number");
    row("unlike types", R"({"type":["boolean","integer"]})", "any");
    row("unlike kinds", R"({"anyOf":[{"type":"object"},{"type":"number"}]})", "any");
    row("choices or a number", R"({"anyOf":[{"enum":["auto"]},{"type":"integer"}]})", "any");
    row("address or text", R"({"anyOf":[{"type":"string","format":"uri"},{"type":"string"}]})",
        "file");
    row("one address or more",
        R"({"anyOf":[{"type":"string","format":"uri"},{"type":"array","items":{"type":"string","format":"uri"}}]})",
        "file");
    row("an object or null", R"({"anyOf":[)" + ref("thing") + ',' + null + "]}", "object or null");
    row("addresses or null",
        R"({"anyOf":[{"type":"array","items":{"type":"string","format":"uri"}},)" + null + "]}",
        "files of file or null");
    row("list of choices", R"({"type":"array","items":)" + ref("numbers") + '}',
        "list of choice [1,2]");
    row("list of objects", R"({"type":"array","items":)" + ref("thing") + '}', "list of object");
    row("list of anything", R"({"type":"array"})", "list of any");
    row("lists in a list", R"({"items":{"items":{"type":"number"}}})", "list of list of number");
    row("only a write", R"({"type":"string","writeOnly":true})", "secret");
    row("prose", R"({"type":"string","maxLength":4000})", "text");
    row("only a length", R"({"maxLength":5})", "string");
    row("anything", R"({"title":"P"})", "any");
    row("excluded", R"({"type":"string","not":{"const":"a"}})", "any");
    row("tuples", R"({"type":"array","prefixItems":[{"type":"string"}]})", "any");
    row("itself", ref("self"), "any");
    row("no schema", "true", "any");
    row("a choice of objects", R"({"enum":[{"a":1},{"a":2}]})", "object");
}

void TestProperty::everyConstruct()
{
    QFETCH(QByteArray, property);
    QFETCH(QString, meaning);
    const Parameter parameter = read(property);
    QCOMPARE(described(parameter), meaning);
    Parameter again = read(toBytes(writeProperty(parameter)));
    QVERIFY(again == parameter);
}

void TestProperty::boundsOf64BitsAreExact_data()
{
    QTest::addColumn<QByteArray>("bounds");
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    const auto row = [](const char *tag, const QByteArray &bounds, qint64 least, qint64 most) {
        QTest::newRow(tag) << bounds << least << most;
    };
    const qint64 smallest = std::numeric_limits<qint64>::min();
    row("32 bits", R"("minimum":0,"maximum":4294967295)", 0, 4294967295);
    row("beyond a double", R"("minimum":9007199254740993,"maximum":9007199254740995)",
        9007199254740993, 9007199254740995);
    row("63 bits", R"("minimum":0,"maximum":9223372036854775807)", 0, greatest);
    row("all of them", R"("minimum":-9223372036854775808,"maximum":9223372036854775807)", smallest,
        greatest);
    row("unsigned", R"("minimum":0,"maximum":18446744073709551615)", 0, greatest);
    row("a float", R"("minimum":0.0,"maximum":9.3e18)", 0, greatest);
    row("as text", R"("minimum":"1","maximum":"9007199254740993")", 1, 9007199254740993);
    row("open", R"("exclusiveMinimum":9007199254740993,"exclusiveMaximum":9223372036854775807)",
        9007199254740994, greatest - 1);
    row("open, the older way", R"("minimum":0,"exclusiveMinimum":true,"maximum":9)", 1, 9);
    row("both", R"("minimum":5,"exclusiveMinimum":7,"maximum":20,"exclusiveMaximum":30)", 8, 20);
    row("none could be", R"("minimum":1e19)", smallest, greatest);
    row("contradiction", R"("minimum":9007199254740995,"maximum":9007199254740994)", smallest,
        greatest);
}

void TestProperty::boundsOf64BitsAreExact()
{
    QFETCH(QByteArray, bounds);
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    const Parameter parameter = read(R"({"type":"integer",)" + bounds + '}');
    QCOMPARE(parameter.least().value_or(std::numeric_limits<qint64>::min()), least);
    QCOMPARE(parameter.most().value_or(greatest), most);
    QVERIFY(read(toBytes(writeProperty(parameter))) == parameter);
    QCOMPARE(problems(parameter, QByteArray::number(least)), QStringList{});
    QCOMPARE(problems(parameter, QByteArray::number(most)), QStringList{});
    if (most < greatest)
        QCOMPARE(problems(parameter, QByteArray::number(most + 1)).size(), 1);
    if (least > std::numeric_limits<qint64>::min())
        QCOMPARE(problems(parameter, QByteArray::number(least - 1)).size(), 1);
}

void TestProperty::largeIntegersAreJudgedDigitForDigit()
{
    const Parameter any = read(R"({"type":"integer"})");
    QCOMPARE(problems(any, "18446744073709551615"),
             QStringList{u"p: 18446744073709551615 is above 9223372036854775807"_s});
    QCOMPARE(problems(any, "-1e300"), QStringList{u"p: -1e+300 is below -9223372036854775808"_s});
    for (const char *digits : {"4294967295", "9007199254740993", "-9007199254740993",
                               "9223372036854775807", "-9223372036854775808"}) {
        const Json typed = valueFromText(any, QString::fromLatin1(digits));
        QCOMPARE(toBytes(typed), QByteArray{digits});
        QCOMPARE(problems(any, toBytes(typed)), QStringList{});
        QCOMPARE(toBytes(valueFromText(any, QString::fromLatin1(digits) + u".0"_s)),
                 QByteArray{digits});
        const Parameter preset =
            read("{\"type\":\"integer\",\"default\":" + QByteArray{digits} + "}");
        QCOMPARE(toBytes(preset.defaultValue), QByteArray{digits});
        const Parameter words =
            read("{\"type\":\"integer\",\"default\":\"" + QByteArray{digits} + "\"}");
        QCOMPARE(toBytes(words.defaultValue), QByteArray{digits});
        const Parameter choice = read("{\"enum\":[1," + QByteArray{digits} + "]}");
        QCOMPARE(toBytes(valueFromText(choice, QString::fromLatin1(digits))), QByteArray{digits});
    }
    QCOMPARE(problems(any, toBytes(valueFromText(any, u"18446744073709551615"_s))).size(), 1);
}

void TestProperty::openBoundsAndSteps_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *tag, const char *property, const char *value,
                        const char *problem) {
        QTest::newRow(tag) << QByteArray{property} << QByteArray{value}
                           << QString::fromLatin1(problem);
    };
    const char *open = R"({"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1})";
    row("inside", open, "0.5", "");
    row("on the lower", open, "0", "p: 0 is not above 0");
    row("on the upper", open, "1.0", "p: 1.0 is not below 1");
    row("below", open, "-1", "p: -1 is below 0");
    row("nothing between", R"({"type":"number","exclusiveMinimum":1,"maximum":1})", "7", "");
    const char *tenths = R"({"type":"number","multipleOf":0.1})";
    row("three tenths", tenths, "0.3", "");
    row("not a tenth", tenths, "0.35", "p: 0.35 is no multiple of 0.1");
    const char *eights = R"({"type":"integer","multipleOf":8})";
    row("eights", eights, "9007199254740992", "");
    row("one off", eights, "9007199254740993", "p: 9007199254740993 is no multiple of 8");
    row("no step", R"({"type":"integer","multipleOf":0})", "3", "");
    row("a negative step", R"({"type":"number","multipleOf":-2})", "3", "");
}

void TestProperty::openBoundsAndSteps()
{
    QFETCH(QByteArray, property);
    QFETCH(QByteArray, value);
    QFETCH(QString, problem);
    QCOMPARE(problems(read(property), value).join(u"; "_s), problem);
}

void TestProperty::entriesAreChecked_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *tag, const char *property, const char *value,
                        const char *problem) {
        QTest::newRow(tag) << QByteArray{property} << QByteArray{value}
                           << QString::fromLatin1(problem);
    };
    const char *weights =
        R"({"type":"array","minItems":1,"maxItems":2,"items":{"type":"number","maximum":1}})";
    row("good", weights, "[0.5,1]", "");
    row("too few", weights, "[]", "p: fewer than 1 entries");
    row("too many", weights, "[0,0,0]", "p: more than 2 entries");
    row("one too large", weights, "[0,7]", "p: 7 is above 1");
    row("one of another kind", weights, R"([0,"a"])", R"(p: [0,"a"] is not list of number)");
    row("an empty entry", weights, "[null]", "p: [null] is not list of number");
    row("a choice", R"({"type":"array","items":{"enum":["a","b"]}})", R"(["a","c"])",
        "p: c is none of a, b");
    row("lists", R"({"type":"array","items":{"type":"array","items":{"type":"integer"}}})",
        "[[1],[2,3]]", "");
    row("files", R"({"type":"array","maxItems":1,"items":{"type":"string","format":"uri"}})",
        R"(["https://a.example/1","https://a.example/2"])", "p: more than 1 entries");
    row("anything", R"({"type":"array"})", R"([1,"a",{},[]])", "");
}

void TestProperty::entriesAreChecked()
{
    QFETCH(QByteArray, property);
    QFETCH(QByteArray, value);
    QFETCH(QString, problem);
    QCOMPARE(problems(read(property), value).join(u"; "_s), problem);
}

void TestProperty::examplesAreKept()
{
    QCOMPARE(toBytes(read(R"({"type":"string","examples":["a cat","a dog"]})").example),
             QByteArray{"\"a cat\""});
    QCOMPARE(toBytes(read(R"({"type":"integer","example":"7"})").example), QByteArray{"7"});
    QVERIFY(read(R"({"type":"integer","example":"seven"})").example.is_null());
    QVERIFY(read(R"({"type":"string"})").example.is_null());
}

void TestProperty::anyJsonIsTakenAsItIs()
{
    const Parameter any = read(R"({"default":[1,{"a":null}]})");
    QVERIFY(!any.isOpaque); // a list at least
    const Parameter tensor = read(R"({"type":"tensor","default":[[1,2],[3]]})");
    QVERIFY(tensor.isOpaque);
    QCOMPARE(toBytes(tensor.defaultValue), QByteArray{"[[1,2],[3]]"});
    for (const char *value : {"1", "true", "\"text\"", "[1,[2]]", "{\"a\":{}}"}) {
        QCOMPARE(problems(tensor, value), QStringList{});
        QCOMPARE(toBytes(valueFromText(tensor, QString::fromLatin1(value))), QByteArray{value});
    }
    QCOMPARE(toBytes(valueFromText(tensor, u"no JSON"_s)), QByteArray{"\"no JSON\""});
}

QTEST_GUILESS_MAIN(TestProperty)
#include "tst_property.moc"
