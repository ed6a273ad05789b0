#pragma once

#include "app/application.h"

namespace limner {

//! The model a command is about.
struct NamedModel {
    QString provider = {};
    QString name = {}; //!< as `ModelStore` takes it
};

//! `typed` is what `--model` takes: `[provider:]owner/name[:version]`, a deployment, an address of
//! either; empty = the usual one. `provider` is what `--provider` says; empty = that of the name,
//! else of the settings. Usage when the two contradict each other or it names a run, InvalidInput
//! for what is no name.
[[nodiscard]] Result<NamedModel> namedModel(const Application &application, const QString &typed,
                                            const QString &provider);

} // namespace limner
