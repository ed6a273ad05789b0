#include "core/provider/bundledmodels.h"

#include "core/provider/providertable.h"
#include "core/schema/modelfile.h"

#include <QFile>

#include <map>

namespace limner {
namespace {

ModelSchema readBundled(const QString &path)
{
    QFile file{path};
    const bool open = file.open(QIODevice::ReadOnly);
    const Result<ModelSchema> parsed = parseModelFile(open ? file.readAll() : QByteArray{});
    if (!parsed)
        qFatal("the bundled model is broken: %s", qUtf8Printable(parsed.error().message));
    return *parsed;
}

std::map<QString, std::vector<ModelSchema>> readAll()
{
    std::map<QString, std::vector<ModelSchema>> all;
    for (const ProviderSpec &spec : providerTable()) {
        for (const QString &path : spec.models)
            all[spec.id].push_back(readBundled(path));
    }
    return all;
}

} // namespace

const std::vector<ModelSchema> &bundledModels(const QString &provider)
{
    static const std::map<QString, std::vector<ModelSchema>> all = readAll();
    static const std::vector<ModelSchema> none;
    const auto found = all.find(provider);
    return found == all.end() ? none : found->second;
}

const ModelSchema &bundledModel()
{
    return bundledModels(providerTable().front().id).front();
}

} // namespace limner
