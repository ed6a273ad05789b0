#include "core/provider/together/togetherfamilies.h"

#include "core/provider/providertable.h"
#include "core/schema/modelfile.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner::together {
namespace {

// It has no model of its own, so it is not among the bundled ones.
constexpr QLatin1StringView generalFile{":/models/together/any.json"};

std::map<QString, qint64> multiplesIn(const Json &file)
{
    std::map<QString, qint64> multiples;
    const Json &schemas =
        memberAt(memberAt(memberAt(file, "openapi_schema"), "components"), "schemas");
    const Json &properties = memberAt(memberAt(schemas, "Input"), "properties");
    if (!properties.is_object())
        return multiples;
    for (const auto &[name, property] : properties.items()) {
        if (const std::optional<qint64> multiple = integerAt(property, "multipleOf");
            multiple && *multiple > 1)
            multiples[QString::fromStdString(name)] = *multiple;
    }
    return multiples;
}

Family readFamily(const QString &path)
{
    QFile file{path};
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    const Result<ModelSchema> schema = parseModelFile(text);
    if (!schema)
        qFatal("the bundled model is broken: %s", qUtf8Printable(path));
    const Json json = parseJson(text).value_or(Json{});
    Family family;
    family.schema = *schema;
    family.multiples = multiplesIn(json);
    family.isGeneral = path == generalFile;
    if (const Json &patterns = memberAt(json, "x-models"); patterns.is_array()) {
        for (const Json &pattern : patterns)
            family.patterns.append(toText(pattern));
    }
    return family;
}

std::vector<Family> readAll()
{
    std::vector<Family> families;
    const ProviderSpec *const spec = findProvider(u"together"_s);
    for (const QString &path : spec->models)
        families.push_back(readFamily(path));
    families.push_back(readFamily(generalFile));
    return families;
}

bool fits(const Family &family, const QString &model)
{
    return family.isGeneral ||
           std::any_of(family.patterns.begin(), family.patterns.end(),
                       [&model](const QString &pattern) {
                           return QRegularExpression::fromWildcard(pattern, Qt::CaseInsensitive)
                               .match(model)
                               .hasMatch();
                       });
}

} // namespace

const Family &familyOf(const QString &model)
{
    static const std::vector<Family> families = readAll();
    return *std::find_if(families.begin(), families.end(),
                         [&model](const Family &family) { return fits(family, model); });
}

ModelSchema schemaOf(const QString &model)
{
    ModelSchema schema = familyOf(model).schema;
    schema.model = model;
    return schema;
}

bool isModelName(const QString &name)
{
    static const QRegularExpression pattern{
        u"\\A[A-Za-z0-9][A-Za-z0-9_.-]{0,99}/[A-Za-z0-9][A-Za-z0-9_.-]{0,199}\\z"_s};
    return pattern.match(name).hasMatch();
}

} // namespace limner::together
