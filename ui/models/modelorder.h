#pragma once

#include "core/provider/modelcard.h"

namespace limner {

//! How the cards of a shelf are ordered.
enum class ModelOrder { AsGiven, MostUsed, ByName };

//! In the order they are offered.
[[nodiscard]] const std::vector<ModelOrder> &modelOrders();
[[nodiscard]] QString orderName(ModelOrder order);
//! Equal ones stay as they stand; a card that does not tell its runs comes after those that do.
void sortCards(std::vector<ModelCard> &cards, ModelOrder order);

//! What providers that offer the same model have in common in its name: "FLUX.1-schnell" of one is
//! "flux-schnell" of another.
[[nodiscard]] QString familyOf(const QString &modelName);

} // namespace limner
