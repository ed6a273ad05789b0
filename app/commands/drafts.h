#pragma once

#include "app/commands/generate.h"
#include "app/commands/giveninputs.h"
#include "core/jobs/batch.h"
#include "core/schema/validate.h"

namespace limner {

//! A prompt of a call, as it is sent.
struct PlannedPrompt {
    QString prompt = {};
    QString promptTemplate = {}; //!< what it was written as; empty = as it is
    int pictures = 1;
};

//! The jobs that a call comes to.
struct Plan {
    std::vector<JobDraft> drafts = {};
    std::vector<PlannedPrompt> prompts = {};
    int pictures = 0; //!< of all of them
};

//! A model that can be sent to.
struct ReadyModel {
    QString provider = {}; //!< its id
    ModelSchema schema = {};
};
//! NotConfigured; the errors of a model that has to be fetched.
[[nodiscard]] AsyncResult<ReadyModel> readyModel(Application *application, QString model,
                                                 QString provider, std::stop_token stop);
//! Values checked against the model, and the number of pictures as it may be split. InvalidInput,
//! also for a batch above the count; those of `withGivenInputs`.
[[nodiscard]] AsyncResult<BatchItem> itemFor(Application *application, ReadyModel model,
                                             GenerateCommand command, KeptNames kept,
                                             std::stop_token stop);

//! The values of a call with the model's defaults, and what of them the model does not take, one by
//! one: behind the sentence of InvalidInput.
[[nodiscard]] Validated valuesOf(const ModelSchema &model, const GenerateCommand &command);

//! One prompt: its pictures split into as few jobs as the model allows. A batch that was given is
//! the size of each job; a fixed seed counts up, so that two jobs of one call never ask for the
//! same picture, and beyond the model's bounds again from the smallest. The errors of both.
[[nodiscard]] AsyncResult<Plan> planFor(Application *application, GenerateCommand command,
                                        std::stop_token stop);

} // namespace limner
