#pragma once

#include "core/base/json.h"

#include <QString>

#include <vector>

namespace limner {

//! One of several models in the compose panel, and what it alone is told.
struct ComparedModel {
    QString provider = {};
    QString model = {};
    Json values = Json::object(); //!< without secrets
    bool operator==(const ComparedModel &) const = default;
};

//! What the compose panel remembers of several models until the next start.
struct CompareDraft {
    static constexpr size_t mostModels = 6;

    bool isOpen = false;          //!< instead of the form of one model
    Json shared = Json::object(); //!< as `sharedSchema` names them
    int images = 1;               //!< of each model, 1 to 100
    std::vector<ComparedModel> models = {};
    bool operator==(const CompareDraft &) const = default;
};

[[nodiscard]] Json toJson(const CompareDraft &draft);
//! What does not fit is left out; never more than `mostModels`.
[[nodiscard]] CompareDraft compareDraftFrom(const Json &json);

} // namespace limner
