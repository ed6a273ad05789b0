#include "app/knownproviders.h"

#include "core/provider/providertable.h"

namespace limner {

std::vector<KnownProvider> knownProviders()
{
    std::vector<KnownProvider> known;
    for (const ProviderSpec &spec : providerTable())
        known.push_back({.id = spec.id,
                         .defaults = {.baseUrl = spec.address,
                                      .parallel = spec.parallel,
                                      .createsPerMinute = spec.createsPerMinute},
                         .addressVariable = spec.addressVariable,
                         .keyVariable = spec.keyVariable});
    return known;
}

SecretName keyOf(const ProviderSpec &spec)
{
    return {.entry = spec.keyEntry, .variable = spec.keyVariable};
}

} // namespace limner
