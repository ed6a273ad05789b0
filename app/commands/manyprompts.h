#pragma once

#include "app/commands/drafts.h"

namespace limner {

//! A list, or a prompt with variants: `--from`, `--variants`.
[[nodiscard]] bool hasManyPrompts(const GenerateCommand &command);

//! Every row of the list, every variant of each prompt, as one group. What a row does not say, the
//! call does. Variants that are drawn are the same again for the same seed, or the same `--id`.
//! Usage; the errors of `promptsOfFile`, `PromptTemplate`, `planFor` (with the line of the row);
//! InvalidInput above `mostJobsOfBatch`.
[[nodiscard]] AsyncResult<Plan> planForPrompts(Application *application, GenerateCommand command,
                                               std::stop_token stop);

//! What the call would send and what that would cost: the answer of `--dry-run`.
[[nodiscard]] OrderedJson planJson(Application &application, const Plan &plan);

} // namespace limner
