#pragma once

#include "core/provider/providerspec.h"
#include "core/schema/rate.h"

namespace limner {

//! One row for each provider, in the order they are shown.
[[nodiscard]] const std::vector<ProviderSpec> &providerTable();
//! nullptr when unknown.
[[nodiscard]] const ProviderSpec *findProvider(const QString &id);
//! The row of this id; the first one for a settings file that names none, or one nobody knows.
[[nodiscard]] const ProviderSpec &chosenProvider(const QString &id);

//! The prices of all rows, read once. What makes no sense in their files is left out, and said in
//! the log.
[[nodiscard]] const std::vector<Rate> &publishedRates();
[[nodiscard]] const std::vector<MachineRate> &machineRates();

} // namespace limner
