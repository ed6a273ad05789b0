#pragma once

#include "app/application.h"

#include <map>
#include <memory>

namespace limner {

//! What the texts of a call became: the rows of a list name the same file again and again, and an
//! address is asked once.
using KeptNames = std::shared_ptr<std::map<QString, QString>>;
[[nodiscard]] inline KeptNames makeKeptNames()
{
    return std::make_shared<std::map<QString, QString>>();
}

//! The values with every file a call names in the place of a file's parameter kept in the library:
//! `@FILE` (from `folder`, where the caller stands), `artwork:ID`, `input:…`, `data:…;base64,…`,
//! and the address of a picture. An address of another file is left to the provider. Then that a
//! mask fits its picture. Errors: InvalidInput that carries its `InputTrouble`; those of the
//! network.
[[nodiscard]] AsyncResult<Json> withGivenInputs(Application *application, ModelSchema model,
                                                Json values, QString folder, KeptNames known,
                                                std::stop_token stop);

} // namespace limner
