#include "app/neededkeys.h"

#include "app/application.h"
#include "app/knownproviders.h"
#include "core/provider/modelname.h"
#include "core/provider/providertable.h"

#include <algorithm>
#include <set>

namespace limner {
namespace {

//! Empty = none that is known.
QString namedIn(const QString &model)
{
    const Result<ModelName> name = parseModelName(model);
    return name ? name->provider : QString{};
}

std::set<QString> providersOfWork(Application &application)
{
    std::set<QString> out{application.settings().provider};
    for (const Job &job : application.jobs().jobs().unfinished())
        out.insert(job.request.provider);
    return out;
}

bool isAnyKeyInEnvironment(Application &application)
{
    const std::vector<ProviderSpec> &table = providerTable();
    return std::any_of(table.begin(), table.end(), [&application](const ProviderSpec &spec) {
        return application.isFromEnvironment(keyOf(spec));
    });
}

std::vector<SecretName> keysOf(const std::set<QString> &providers)
{
    std::vector<SecretName> out;
    for (const QString &id : providers) {
        if (const ProviderSpec *const spec = findProvider(id))
            out.push_back(keyOf(*spec));
    }
    out.push_back(storeSecretKey());
    out.push_back(storeSessionToken());
    return out;
}

} // namespace

std::vector<SecretName> keysOfWork(Application &application)
{
    return keysOf(providersOfWork(application));
}

std::vector<SecretName> keysFor(Application &application, const AnyCommand &command)
{
    std::set<QString> providers = providersOfWork(application);
    if (const auto *asked = std::get_if<GenerateCommand>(&command)) {
        providers.insert(asked->provider);
        providers.insert(namedIn(asked->model));
        return keysOf(providers);
    }
    if (const auto *asked = std::get_if<ModelCommand>(&command)) {
        if (isKnown(application, *asked))
            return {};
        providers.insert(asked->provider);
        providers.insert(namedIn(asked->name));
        return keysOf(providers);
    }
    if (std::holds_alternative<ResumeCommand>(command) ||
        std::holds_alternative<DoorCommand>(command))
        return keysOf(providers);
    if (const auto *asked = std::get_if<ModelsCommand>(&command)) {
        providers.insert(asked->provider);
        return keysOf(providers);
    }
    // An environment that brings a key brings all that are meant: nobody is asked for the others.
    if (std::holds_alternative<CheckCommand>(command))
        return isAnyKeyInEnvironment(application) ? keysOf(providers) : application.secretNames();
    // Links are signed with it.
    if (std::holds_alternative<ShareCommand>(command))
        return {storeSecretKey(), storeSessionToken()};
    return {};
}

} // namespace limner
