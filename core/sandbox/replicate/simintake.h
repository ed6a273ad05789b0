#pragma once

#include "core/sandbox/replicate/simmodels.h"
#include "core/sandbox/replicate/simprediction.h"
#include "core/sandbox/replicate/simreply.h"

#include <tl/expected.hpp>

#include <map>

namespace limner {

//! What the simulated Replicate makes of a create: it refuses it as the real one would, or as a
//! marker in the prompt asks, or plans the run.
class SimIntake {
public:
    explicit SimIntake(const SimModels &models)
        : m_models{models}
    {}

    //! `named` is the model that the address names, or runs by a deployment; nullptr when the body
    //! names a version. When and how quickly it runs is the server's to fill in.
    [[nodiscard]] tl::expected<SimPrediction, ServedReply> take(const ServedRequest &request,
                                                                const SimModels::Model *named);

private:
    [[nodiscard]] std::optional<ServedReply> refusal(const QString &prompt);
    [[nodiscard]] SimPrediction plan(const Json &body, const SimModels::Model *model) const;

    const SimModels &m_models;
    std::map<QString, int> m_attempts; //!< creates asked for by prompt, refused ones too
};

} // namespace limner
