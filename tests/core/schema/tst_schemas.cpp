#include "core/schema/carryover.h"
#include "core/schema/modelfile.h"
#include "core/schema/property.h"
#include "core/schema/roles.h"
#include "core/schema/validate.h"

#include <QDir>
#include <QtTest>

#include <map>

using namespace limner;
using namespace Qt::StringLiterals;

//! Reads the schemas of tests/data/schemas: what real models ask for, in every construct that
//! occurs.

namespace {

const QString &folder()
{
    static const QString path = QStringLiteral(LIMNER_TEST_DATA "/schemas");
    return path;
}

QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

QStringList fileNames()
{
    return QDir{folder()}.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
}

const ModelSchema &schemaIn(const QString &file)
{
    static std::map<QString, ModelSchema> read;
    if (const auto known = read.find(file); known != read.end())
        return known->second;
    const Result<ModelSchema> schema = parseModelFile(contentOf(folder() + u'/' + file));
    if (!schema)
        qFatal("%s: %s", qPrintable(file), qPrintable(schema.error().message));
    return read[file] = *schema;
}

Json rolesJson(const Roles &roles)
{
    Json json = Json::object();
    const std::pair<const char *, QString> names[] = {
        {"prompt", roles.prompt},
        {"negativePrompt", roles.negativePrompt},
        {"count", roles.count},
        {"steps", roles.steps},
        {"guidance", roles.guidance},
        {"scheduler", roles.scheduler},
        {"width", roles.width},
        {"height", roles.height},
        {"mask", roles.mask},
        {"aspectRatio", roles.aspectRatio},
        {"strength", roles.strength},
        {"resolution", roles.resolution},
        {"seed", roles.seed ? roles.seed->name : QString{}}};
    for (const auto &[role, name] : names) {
        if (!name.isEmpty())
            json[role] = toJson(name);
    }
    for (const QString &name : roles.images)
        json["images"].push_back(toJson(name));
    for (const QString &name : roles.secrets)
        json["secrets"].push_back(toJson(name));
    return json;
}

//! Something else than the default, where there is something else.
Json validNumber(const Parameter &parameter)
{
    if (parameter.kind == ParameterKind::Integer) {
        const auto step = static_cast<qint64>(parameter.multipleOf.value_or(1));
        if (const auto most = parameter.most())
            return *most / step * step;
        return parameter.least().value_or(7 * step);
    }
    const double step = parameter.multipleOf.value_or(0.25);
    if (parameter.maximum && !parameter.isBelowMaximum)
        return *parameter.maximum;
    return parameter.minimum.value_or(0) + step;
}

Json validValue(const Parameter &parameter)
{
    const Json address = "https://example.org/a.png";
    switch (parameter.kind) {
    case ParameterKind::Integer:
    case ParameterKind::Number:
        return validNumber(parameter);
    case ParameterKind::Boolean:
        return parameter.defaultValue != Json(true);
    case ParameterKind::Choice:
        return parameter.choices.back();
    case ParameterKind::File:
        return address;
    case ParameterKind::Files:
        return Json::array({address});
    case ParameterKind::List:
        return Json::array({validValue(entryOf(parameter))});
    case ParameterKind::Object:
        return parameter.isOpaque ? Json(true) : Json{{"key", 1}};
    default:
        return parameter.pattern.isEmpty() ? Json("a word or two") : Json("#123abc");
    }
}

Json invalidValue(const Parameter &parameter)
{
    switch (parameter.kind) {
    case ParameterKind::Integer:
        return 1.5;
    case ParameterKind::Choice:
        return "none of these, surely";
    case ParameterKind::Boolean:
    case ParameterKind::File:
    case ParameterKind::Object:
        return "no";
    case ParameterKind::Files:
    case ParameterKind::List:
        return Json::array({Json{{"a", Json::array({1})}}, nullptr});
    case ParameterKind::Number:
        return "much";
    default:
        return 7;
    }
}

Json validValues(const ModelSchema &schema)
{
    Json values = Json::object();
    for (const Parameter &parameter : schema.parameters)
        values[parameter.name.toStdString()] = validValue(parameter);
    return values;
}

QString described(const std::vector<Problem> &problems)
{
    QStringList all;
    for (const Problem &problem : problems)
        all.append(describe(problem));
    return all.join(u"; "_s);
}

} // namespace

class TestSchemas : public QObject {
    Q_OBJECT
private slots:
    void theyAreManyAndHoldEveryConstruct();
    void rolesAreFound_data() { files(); }
    void rolesAreFound();
    void nothingVanishes_data() { files(); }
    void nothingVanishes();
    void defaultsAreValid_data() { files(); }
    void defaultsAreValid();
    void aValidSetPasses_data() { files(); }
    void aValidSetPasses();
    void whatIsWrongIsRefusedAtItsField_data() { files(); }
    void whatIsWrongIsRefusedAtItsField();
    void theyReadBackEqual_data() { files(); }
    void theyReadBackEqual();
    void valuesCarryOverToEveryOther_data() { files(); }
    void valuesCarryOverToEveryOther();

private:
    static void files()
    {
        QTest::addColumn<QString>("file");
        for (const QString &name : fileNames())
            QTest::newRow(qPrintable(name)) << name;
    }
};

void TestSchemas::theyAreManyAndHoldEveryConstruct()
{
    QVERIFY(fileNames().size() >= 30);
    QByteArray all;
    for (const QString &name : fileNames())
        all += contentOf(folder() + u'/' + name).simplified();
    for (const char *mark : {"\"allOf\"",
                             "\"anyOf\"",
                             "\"oneOf\"",
                             "\"const\"",
                             "\"enum\"",
                             "\"$ref\"",
                             "\"nullable\"",
                             "\"deprecated\"",
                             "\"examples\"",
                             "\"multipleOf\"",
                             "\"exclusiveMinimum\": 0",
                             "\"exclusiveMinimum\": true",
                             "\"exclusiveMaximum\"",
                             "\"maxItems\"",
                             "\"pattern\"",
                             "\"minLength\"",
                             "\"x-cog-accept\"",
                             "\"x-cog-secret\"",
                             "\"writeOnly\"",
                             "\"format\": \"password\"",
                             "\"type\": \"null\"",
                             "[ \"string\", \"null\" ]",
                             "\"iterator\"",
                             "\"concatenate\"",
                             "\"maximum\": 18446744073709551615",
                             "\"type\": \"tensor\"",
                             "\\n"})
        QVERIFY2(all.contains(mark), mark);
}

void TestSchemas::rolesAreFound()
{
    QFETCH(QString, file);
    const Result<Json> expected =
        parseJson(contentOf(QStringLiteral(LIMNER_TEST_DATA "/schemaroles.json")));
    QVERIFY(expected);
    const std::string name = file.chopped(5).toStdString();
    QVERIFY(expected->contains(name));
    QCOMPARE(toBytes(rolesJson(rolesOf(schemaIn(file)))), toBytes(expected->at(name)));
}

void TestSchemas::nothingVanishes()
{
    QFETCH(QString, file);
    const Result<Json> whole = parseJson(contentOf(folder() + u'/' + file));
    QVERIFY(whole);
    const Json &input = whole->at("openapi_schema").at("components").at("schemas").at("Input");
    const ModelSchema schema = schemaIn(file);
    QCOMPARE(schema.parameters.size(), input.at("properties").size());
    for (const auto &[key, property] : input.at("properties").items()) {
        const Parameter *const parameter = schema.find(QString::fromStdString(key));
        QVERIFY2(parameter, key.c_str());
        QVERIFY(!parameter->title.isEmpty());
        QVERIFY2(!property.contains("default") || property.at("default").is_null() ||
                     property.at("default") == parameter->defaultValue,
                 key.c_str());
    }
}

void TestSchemas::defaultsAreValid()
{
    QFETCH(QString, file);
    ModelSchema schema = schemaIn(file);
    for (Parameter &parameter : schema.parameters)
        parameter.required = false;
    const Json defaults = defaultValues(schema);
    const Validated result = validate(schema, defaults);
    QCOMPARE(described(result.problems), QString{});
    QCOMPARE(toBytes(result.values), toBytes(defaults));
}

void TestSchemas::aValidSetPasses()
{
    QFETCH(QString, file);
    const ModelSchema schema = schemaIn(file);
    const Json values = validValues(schema);
    const Validated result = validate(schema, values);
    QCOMPARE(described(result.problems), QString{});
    QCOMPARE(result.values.size(), schema.parameters.size());
    QCOMPARE(toBytes(*parseJson(toBytes(result.values))), toBytes(result.values));
}

void TestSchemas::whatIsWrongIsRefusedAtItsField()
{
    QFETCH(QString, file);
    const ModelSchema schema = schemaIn(file);
    for (const Parameter &parameter : schema.parameters) {
        if (parameter.isOpaque)
            continue; // takes anything
        Json values = validValues(schema);
        values[parameter.name.toStdString()] = invalidValue(parameter);
        const Validated result = validate(schema, values);
        QVERIFY2(!result.problems.empty(), qPrintable(parameter.name));
        QCOMPARE(result.problems.front().parameter, parameter.name);
    }
}

void TestSchemas::theyReadBackEqual()
{
    QFETCH(QString, file);
    const ModelSchema schema = schemaIn(file);
    const Result<ModelSchema> again = parseModelFile(toModelFile(schema));
    QVERIFY(again);
    for (size_t i = 0; i < schema.parameters.size(); ++i)
        QVERIFY2(again->parameters.at(i) == schema.parameters.at(i),
                 qPrintable(schema.parameters.at(i).name));
    QVERIFY(*again == schema);
}

//! Whatever goes in: what comes out is valid, and no value is lost without a word.
void TestSchemas::valuesCarryOverToEveryOther()
{
    QFETCH(QString, file);
    const ModelSchema from = schemaIn(file);
    const Json values = validValues(from);
    int set = 0;
    const Roles roles = rolesOf(from);
    bool hasSize = false;
    for (const Parameter &parameter : from.parameters) {
        const bool isChanged = values.at(parameter.name.toStdString()) != parameter.defaultValue;
        const bool isSize =
            QStringList{roles.width, roles.height, roles.aspectRatio, roles.resolution}.contains(
                parameter.name);
        hasSize = hasSize || (isSize && isChanged);
        set += isChanged && !isSize ? 1 : 0;
    }
    set += hasSize ? 1 : 0;
    for (const QString &other : fileNames()) {
        ModelSchema to = schemaIn(other);
        const CarryOver result = carryOver(from, values, to);
        QVERIFY2(result.carried() + result.dropped() == set, qPrintable(other));
        for (Parameter &parameter : to.parameters)
            parameter.required = false;
        const Validated checked = validate(to, result.values);
        QVERIFY2(checked.problems.empty(),
                 qPrintable(other + u": "_s + described(checked.problems)));
        if (other == file)
            QCOMPARE(result.changes, std::vector<ValueChange>{});
    }
}

QTEST_GUILESS_MAIN(TestSchemas)
#include "tst_schemas.moc"
