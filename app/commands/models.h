#pragma once

#include "app/application.h"
#include "app/commands/answerjson.h"

namespace limner {

//! Models found for some words; without words, what there is to begin with.
struct ModelsCommand {
    QString query = {};
    QString provider = {}; //!< empty = all
    bool operator==(const ModelsCommand &) const = default;
};

//! Asks the providers, and falls back on what they answered before. Usage for a provider that
//! nobody knows; the errors of `ModelFinder::find`.
[[nodiscard]] AsyncResult<FoundModels> models(Application *application, ModelsCommand command,
                                              std::stop_token stop);

//! `{"models":[…],"cached":bool,"as_of":…}`, and `"failure"` when a provider did not answer, but
//! there is something to show all the same.
[[nodiscard]] OrderedJson toJson(const FoundModels &found);

} // namespace limner
