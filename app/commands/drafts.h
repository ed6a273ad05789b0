#pragma once

#include "app/commands/generate.h"

namespace limner {

//! The jobs that a call comes to: values checked against the model, the number of pictures split
//! into as few jobs as the model allows. NotConfigured, InvalidInput, Usage; the errors of a model
//! that has to be fetched.
[[nodiscard]] AsyncResult<std::vector<JobDraft>>
draftsFor(Application &application, GenerateCommand command, std::stop_token stop);

} // namespace limner
