#pragma once

#include "app/application.h"
#include "app/commands/answerjson.h"

namespace limner {

//! What the form knows of a model.
struct ModelCommand {
    QString name = {};     //!< as `namedModel` takes it
    QString provider = {}; //!< empty = the one of the settings
    bool operator==(const ModelCommand &) const = default;
};

//! Known here, else from the provider. The errors of `namedModel` and `ModelStore::fetch`.
[[nodiscard]] AsyncResult<ModelSchema> model(Application *application, ModelCommand command,
                                             std::stop_token stop);
//! Known without asking anybody.
[[nodiscard]] bool isKnown(Application &application, const ModelCommand &command);

} // namespace limner
