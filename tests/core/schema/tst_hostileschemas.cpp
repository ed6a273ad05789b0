#include "core/schema/carryover.h"
#include "core/schema/modelfile.h"
#include "core/schema/roles.h"
#include "core/schema/validate.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

//! A schema is what a stranger wrote. None takes long, none takes much memory, none vanishes; the
//! test's time limit is the guard.

namespace {

ModelSchema read(const QByteArray &properties, const QByteArray &others = {})
{
    const QByteArray text =
        R"({"name":"x","openapi_schema":{"components":{"schemas":{"Input":{"properties":)" +
        properties + '}' + (others.isEmpty() ? "" : ",") + others + "}}}}";
    const Result<ModelSchema> schema = parseModelFile(text);
    if (!schema)
        qFatal("not read: %s", qPrintable(schema.error().message));
    return *schema;
}

QByteArray repeated(int count, QByteArray (*one)(int))
{
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += (i > 0 ? "," : "") + one(i);
    return all;
}

QByteArray quotedNumber(int i)
{
    return "\"choice " + QByteArray::number(i) + '"';
}

//! So many parameters that all lead to the schema "c".
QByteArray references(int count)
{
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += (i > 0 ? ",\"p" : "\"p") + QByteArray::number(i) +
               "\":{\"$ref\":\"#/components/schemas/c\"}";
    return '{' + all + '}';
}

constexpr int megabyte = 1'000'000;

} // namespace

class TestHostileSchemas : public QObject {
    Q_OBJECT
private slots:
    void threeHundredParametersAreAllThere();
    void twoThousandChoicesAreAllThere();
    void tooManyChoicesAreAnyText();
    void fiveMegabytesThatEverybodyRefersTo_data();
    void fiveMegabytesThatEverybodyRefersTo();
    void ringsEnd_data();
    void ringsEnd();
    void aMillionRequiredNames();
    void namesMayHoldAnything();
    void defaultsOutsideTheirBounds_data();
    void defaultsOutsideTheirBounds();
    void deepListsEnd();
    void twoThatLookLikeThePrompt();
};

void TestHostileSchemas::threeHundredParametersAreAllThere()
{
    const ModelSchema schema = read(
        '{' +
        repeated(300,
                 [](int i) {
                     const QByteArray number = QByteArray::number(i);
                     return "\"p" + number + R"(":{"type":"integer","x-order":)" + number + '}';
                 }) +
        '}');
    QCOMPARE(schema.parameters.size(), size_t{300});
    QCOMPARE(schema.parameters.back().name, u"p299"_s);
    Json values = Json::object();
    for (const Parameter &parameter : schema.parameters)
        values[parameter.name.toStdString()] = 1;
    QVERIFY(validate(schema, values).problems.empty());
    QCOMPARE(carryOver(schema, values, schema).kept, 300);
    QVERIFY(*parseModelFile(toModelFile(schema)) == schema);
}

void TestHostileSchemas::twoThousandChoicesAreAllThere()
{
    const ModelSchema schema =
        read(references(300), R"("c":{"enum":[)" + repeated(2'000, quotedNumber) + "]}");
    for (const Parameter &parameter : schema.parameters)
        QCOMPARE(parameter.choices.size(), size_t{2'000});
    QVERIFY(validate(schema, Json{{"p299", "choice 1999"}}).problems.empty());
    const Validated refused = validate(schema, Json{{"p299", "choice 2000"}});
    QCOMPARE(refused.problems.size(), size_t{1});
    QVERIFY(refused.problems.front().limit.size() <= 600);
}

void TestHostileSchemas::tooManyChoicesAreAnyText()
{
    const ModelSchema schema =
        read(references(300), R"("c":{"enum":[)" + repeated(200'000, quotedNumber) + "]}");
    QCOMPARE(schema.parameters.size(), size_t{300});
    QCOMPARE(toString(schema.parameters.front().kind), u"string"_s);
    QVERIFY(validate(schema, Json{{"p0", "choice 199999"}}).problems.empty());
}

void TestHostileSchemas::fiveMegabytesThatEverybodyRefersTo_data()
{
    QTest::addColumn<QByteArray>("schema");
    const QByteArray text = '"' + QByteArray(5 * megabyte, 'a') + '"';
    QTest::newRow("description") << QByteArray{R"({"type":"string","description":)" + text + '}'};
    QTest::newRow("default") << QByteArray{R"({"type":"string","default":)" + text + '}'};
    QTest::newRow("title and type")
        << QByteArray{R"({"type":"string","title":)" + text + R"(,"format":)" + text + '}'};
    QTest::newRow("type") << QByteArray{R"({"type":)" + text + '}'};
    QTest::newRow("pattern") << QByteArray{R"({"type":"string","pattern":)" + text + '}'};
    QTest::newRow("one choice") << QByteArray{R"({"enum":[)" + text + "]}"};
    QTest::newRow("list") << QByteArray{R"({"type":"array","default":[)" +
                                        repeated(megabyte, [](int) { return QByteArray{"1"}; }) +
                                        "]}"};
    QTest::newRow("properties") << QByteArray{
        R"({"type":"object","properties":{)" +
        repeated(200'000, [](int i) { return "\"k" + QByteArray::number(i) + R"(":{})"; }) + "}}"};
    QTest::newRow("parts") << QByteArray{
        R"({"allOf":[)" + repeated(500'000, [](int) { return QByteArray{R"({"a":1})"}; }) + "]}"};
    QTest::newRow("options") << QByteArray{
        R"({"oneOf":[)" +
        repeated(200'000, [](int i) { return R"({"const":)" + QByteArray::number(i) + '}'; }) +
        "]}"};
}

void TestHostileSchemas::fiveMegabytesThatEverybodyRefersTo()
{
    QFETCH(QByteArray, schema);
    const ModelSchema model = read(references(100), "\"c\":" + schema);
    QCOMPARE(model.parameters.size(), size_t{100});
    QVERIFY(toModelFile(model).size() < 5 * megabyte);
    QVERIFY(rolesOf(model).prompt.isEmpty());
    QVERIFY(validate(model, defaultValues(model)).problems.empty());
}

void TestHostileSchemas::ringsEnd_data()
{
    QTest::addColumn<QByteArray>("others");
    QTest::newRow("itself") << QByteArray{R"("c":{"$ref":"#/components/schemas/c"})"};
    QTest::newRow("entries") << QByteArray{
        R"("c":{"type":"array","items":{"$ref":"#/components/schemas/c"}})"};
    QTest::newRow("in a circle") << QByteArray{
        R"("c":{"anyOf":[{"$ref":"#/components/schemas/d"},{"type":"null"}]},
                         "d":{"oneOf":[{"$ref":"#/components/schemas/c"},{"type":"string"}]})"};
    const QByteArray many =
        repeated(50, [](int) { return QByteArray{R"({"$ref":"#/components/schemas/c"})"}; });
    QTest::newRow("fifty by fifty")
        << QByteArray{R"("c":{"allOf":[)" + many + R"(],"anyOf":[)" + many + "]}"};
}

void TestHostileSchemas::ringsEnd()
{
    QFETCH(QByteArray, others);
    const ModelSchema model = read(references(300), others);
    QCOMPARE(model.parameters.size(), size_t{300});
    QVERIFY(validate(model, Json{{"p0", Json::array({Json::array()})}}).problems.empty());
    QVERIFY(*parseModelFile(toModelFile(model)) == model);
}

void TestHostileSchemas::aMillionRequiredNames()
{
    const QByteArray names =
        repeated(400'000, [](int i) { return "\"p" + QByteArray::number(i) + '"'; });
    const Result<ModelSchema> model = parseModelFile(
        R"({"name":"x","openapi_schema":{"components":{"schemas":{"Input":{"required":[)" + names +
        R"(],"properties":)" + references(300) + "}}}}}");
    QVERIFY(model);
    for (const Parameter &parameter : model->parameters)
        QVERIFY(parameter.required);
}

void TestHostileSchemas::namesMayHoldAnything()
{
    const ModelSchema schema = read(
        R"({"a \"quoted\"\nname":{"type":"integer"},"\u0027; --":{"type":"string"},"../x":{"enum":["</b>\n"]},
            "猫":{"type":"boolean"},"\u0000":{"type":"string"}})");
    QCOMPARE(schema.parameters.size(), size_t{5});
    const Parameter *const quoted = schema.find(u"a \"quoted\"\nname"_s);
    QVERIFY(quoted);
    QCOMPARE(quoted->title, u"A \"quoted\" name"_s);
    Json values = Json::object();
    values["a \"quoted\"\nname"] = 7;
    values["猫"] = true;
    const Validated checked = validate(schema, values);
    QVERIFY(checked.problems.empty());
    QCOMPARE(toBytes(*parseJson(toBytes(checked.values))), toBytes(values));
    QVERIFY(*parseModelFile(toModelFile(schema)) == schema);
}

void TestHostileSchemas::defaultsOutsideTheirBounds_data()
{
    QTest::addColumn<QByteArray>("property");
    const char *properties[] = {R"({"type":"integer","maximum":10,"default":11})",
                                R"({"type":"number","exclusiveMinimum":0,"default":0})",
                                R"({"type":"integer","multipleOf":8,"default":12})",
                                R"({"type":"integer","default":18446744073709551615})",
                                R"({"type":"string","maxLength":2,"default":"abc"})",
                                R"({"type":"string","pattern":"^a","default":"b"})",
                                R"({"enum":["a"],"default":"b"})",
                                R"({"type":"array","maxItems":1,"default":[1,2]})",
                                R"({"type":"string","format":"uri","default":"/etc/passwd"})"};
    for (const char *property : properties)
        QTest::newRow(property) << QByteArray{property};
}

void TestHostileSchemas::defaultsOutsideTheirBounds()
{
    QFETCH(QByteArray, property);
    const ModelSchema schema = read(R"({"p":)" + property + '}');
    QVERIFY(schema.parameters.at(0).defaultValue.is_null());
    QVERIFY(validate(schema, defaultValues(schema)).problems.empty());
}

void TestHostileSchemas::deepListsEnd()
{
    QByteArray deep = R"({"type":"integer"})";
    for (int i = 0; i < 80; ++i)
        deep = R"({"type":"array","items":)" + deep + '}';
    const ModelSchema schema = read(R"({"p":)" + deep + '}');
    QCOMPARE(toString(schema.parameters.at(0).kind), u"list"_s);
    QVERIFY(*parseModelFile(toModelFile(schema)) == schema);
    QVERIFY(validate(schema, Json{{"p", {{{{{{"deep"}}}}}}}}).problems.empty());
}

void TestHostileSchemas::twoThatLookLikeThePrompt()
{
    const ModelSchema schema = read(R"({"text_prompt":{"type":"string","x-order":0},
                                        "prompt":{"type":"string","x-order":1},
                                        "negative_prompt":{"type":"string","x-order":2}})");
    const Roles roles = rolesOf(schema);
    QCOMPARE(roles.prompt, u"prompt"_s);
    QCOMPARE(roles.negativePrompt, u"negative_prompt"_s);
}

QTEST_GUILESS_MAIN(TestHostileSchemas)
#include "tst_hostileschemas.moc"
