#pragma once

#include "core/base/json.h"
#include "core/database/database.h"

namespace limner {

//! Writes down which kept files a job is made with, so that pictures of the library among them are
//! found as its parents. Twice without harm.
[[nodiscard]] Result<> noteInputs(Database &database, const QString &jobId, const Json &parameters);

} // namespace limner
