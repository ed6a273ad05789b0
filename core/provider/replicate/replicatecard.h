#pragma once

#include "core/base/json.h"
#include "core/provider/modelcard.h"

#include <optional>

//! What Replicate's answers say of models (providers.md §1.9): pure, and lenient where they are.
namespace limner::replicate {

//! Addresses of covers in private networks are only taken from a server that is in one itself.
enum class Covers { Public, Anywhere };

//! A model object. Nothing when it has no usable name: whatever it is, it cannot be run.
[[nodiscard]] std::optional<ModelCard> cardFrom(const Json &model, Covers covers);
//! Models of any list: `results` of `/models`, `models` of a collection or of `/search`, where each
//! has its `metadata` beside it. Each model once, 50 at most.
[[nodiscard]] std::vector<ModelCard> cardsFrom(const Json &list, Covers covers);
//! A collection, with its models if they came along. Nothing without a usable slug.
[[nodiscard]] std::optional<ModelShelf> shelfFrom(const Json &collection, Covers covers);

//! Only such text ever becomes part of a path: `owner/name`.
[[nodiscard]] bool isModelPath(const QString &text);
//! A collection's name in addresses.
[[nodiscard]] bool isSlug(const QString &text);

} // namespace limner::replicate
