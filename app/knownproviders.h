#pragma once

#include "core/provider/providerspec.h"
#include "core/settings/secretname.h"
#include "core/settings/settings.h"

#include <vector>

namespace limner {

//! The table of providers as the settings see it.
[[nodiscard]] std::vector<KnownProvider> knownProviders();
//! What a provider's key is called.
[[nodiscard]] SecretName keyOf(const ProviderSpec &spec);

} // namespace limner
