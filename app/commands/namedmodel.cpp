#include "app/commands/namedmodel.h"

#include "core/provider/bundledmodels.h"
#include "core/provider/modelname.h"
#include "core/provider/providertable.h"

using namespace Qt::StringLiterals;

namespace limner {

Result<NamedModel> namedModel(const Application &application, const QString &typed,
                              const QString &provider)
{
    const QString usual = provider.isEmpty() ? application.settings().provider : provider;
    if (typed.trimmed().isEmpty()) {
        const std::vector<ModelSchema> &bundled = bundledModels(usual);
        return NamedModel{usual, (bundled.empty() ? bundledModel() : bundled.front()).model};
    }
    Result<ModelName> name = parseModelName(typed);
    if (!name && findProvider(provider)) // some of its names only mean something with it
        name = parseModelName(provider + u':' + typed.trimmed());
    if (!name)
        return fail(ErrorKind::InvalidInput,
                    u"not a model name, owner/name: %1"_s.arg(name.error().message));
    if (name->kind == ModelName::Kind::Prediction)
        return fail(ErrorKind::Usage, u"%1 is a run, not a model"_s.arg(typed.left(100)));
    if (!provider.isEmpty() && !name->provider.isEmpty() && name->provider != provider)
        return fail(ErrorKind::Usage, u"--provider %1 and %2 contradict each other"_s.arg(
                                          provider.left(40), typed.left(100)));
    return NamedModel{name->provider.isEmpty() ? usual : name->provider, storeName(*name)};
}

} // namespace limner
