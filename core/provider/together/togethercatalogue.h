#pragma once

#include "core/base/json.h"
#include "core/provider/modelcard.h"

#include <optional>

namespace limner::together {

//! One page of a list of models, in either form (providers.md §2.6): `{"data":[…],"next_cursor"}`
//! or a bare array.
struct ModelPage {
    std::vector<ModelCard> cards = {}; //!< those that make pictures
    QString next = {};                 //!< the cursor of the next page; empty = this was the last
};
//! Nothing when it is no list.
[[nodiscard]] std::optional<ModelPage> readModelPage(const Json &answer);

//! Those that have all words in their name, title or owner, in the order of the list.
[[nodiscard]] std::vector<ModelCard> filtered(const std::vector<ModelCard> &cards,
                                              const QString &words, size_t most);

} // namespace limner::together
