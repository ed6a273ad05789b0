#pragma once

#include "app/commands/generate.h"

namespace limner {

//! The jobs that a call comes to.
struct Plan {
    std::vector<JobDraft> drafts = {};
    int pictures = 0; //!< of all of them
};

//! Values checked against the model, the number of pictures split into as few jobs as it allows. A
//! batch that was given is the size of each job; a fixed seed counts up, so that two jobs of one
//! call never ask for the same picture, and beyond the model's bounds again from the
//! smallest. NotConfigured; InvalidInput, also for a batch above the
//! count; the errors of a model that has
//! to be fetched.
[[nodiscard]] AsyncResult<Plan> planFor(Application &application, GenerateCommand command,
                                        std::stop_token stop);

} // namespace limner
