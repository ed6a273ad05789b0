#include "core/provider/catalog.h"

#include "core/schema/modelfile.h"
#include "core/schema/openapi.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace limner {

void Catalog::add(std::unique_ptr<Provider> provider)
{
    m_providers.push_back(std::move(provider));
}

Provider *Catalog::find(const QString &id) const
{
    for (const auto &provider : m_providers) {
        if (provider->id() == id)
            return provider.get();
    }
    return nullptr;
}

std::vector<Provider *> Catalog::all() const
{
    std::vector<Provider *> providers;
    for (const auto &provider : m_providers)
        providers.push_back(provider.get());
    return providers;
}

const ModelSchema &bundledModel()
{
    static const ModelSchema model = [] {
        QFile file{u":/models/animagine-xl-4.0.json"_s};
        const bool open = file.open(QIODevice::ReadOnly);
        const Result<ModelSchema> parsed = parseModelFile(open ? file.readAll() : QByteArray{});
        if (!parsed)
            qFatal("the bundled model is broken: %s", qUtf8Printable(parsed.error().message));
        return *parsed;
    }();
    return model;
}

} // namespace limner
