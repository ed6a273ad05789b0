#pragma once

#include "core/provider/modelcard.h"

#include <optional>

namespace limner {

//! What the artist's providers have of a model that another tool names.
struct NearModel {
    std::optional<ModelCard> same = {}; //!< the very model
    //! To search for it, or for one like it; empty where the name says nothing
    //! ("model.safetensors").
    QString words = {};

    bool operator==(const NearModel &) const = default;
};

//! `named` as a tool wrote it: "juggernautXL_v9.safetensors"; `known` are the models that one knows
//! of.
[[nodiscard]] NearModel nearModel(const std::vector<ModelCard> &known, const QString &named);

//! Both names mean one model, whoever owns it and however it is spelled.
[[nodiscard]] bool isSameModel(const QString &one, const QString &other);

//! What to search for, the most telling first: {"juggernaut xl", "juggernaut", "sdxl"}. Without
//! versions, precisions, and what else a file is called after.
[[nodiscard]] QStringList familySearches(const QString &named);

} // namespace limner
