#pragma once

#include "core/sandbox/simprovider.h"

#include <memory>

namespace limner {

//! The simulator of the provider with this id, as documented; nullptr where there is none.
[[nodiscard]] std::unique_ptr<SimProvider> makeSimProvider(const QString &id);

} // namespace limner
