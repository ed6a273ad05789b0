#pragma once

#include "core/base/json.h"
#include "core/provider/modelcard.h"

namespace limner {

//! As cards are kept on disk. What a reader finds in no shape it knows, it leaves out; a card
//! without a name is none.
[[nodiscard]] Json toJson(const std::vector<ModelCard> &cards);
[[nodiscard]] Json toJson(const std::vector<ModelShelf> &shelves);
[[nodiscard]] std::vector<ModelCard> cardsFromJson(const Json &list);
[[nodiscard]] std::vector<ModelShelf> shelvesFromJson(const Json &list);

} // namespace limner
