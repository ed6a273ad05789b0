#pragma once

#include "core/schema/parameter.h"

#include <vector>

namespace limner {

//! The schemas Limner ships for a provider, readable offline; the usual one first.
[[nodiscard]] const std::vector<ModelSchema> &bundledModels(const QString &provider);
//! The usual one of the first provider: what a new artist starts with.
[[nodiscard]] const ModelSchema &bundledModel();

} // namespace limner
