#pragma once

#include "app/application.h"

namespace limner {

//! The values with every file a call names in the place of a file's parameter kept in the library:
//! `@FILE` (from `folder`, where the caller stands), `artwork:ID`, `input:…`, and the address of a
//! picture. An address of another file is left to the provider. Then that a mask fits its picture.
//! Errors: InvalidInput that carries its `InputTrouble`; those of the network.
[[nodiscard]] AsyncResult<Json> withGivenInputs(Application &application, ModelSchema model,
                                                Json values, QString folder, std::stop_token stop);

} // namespace limner
