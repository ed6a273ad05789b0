#pragma once

#include "core/schema/parameter.h"

#include <vector>

namespace limner {

//! Which parameter plays which part in the form. Points into the schema it was made from.
struct FormPlan {
    const Parameter *prompt = nullptr;
    const Parameter *negative = nullptr;
    const Parameter *width = nullptr; //!< both or none
    const Parameter *height = nullptr;
    const Parameter *seed = nullptr;
    const Parameter *count = nullptr;             //!< how many pictures one job makes
    std::vector<const Parameter *> inputs = {};   //!< pictures that go in, and what has to be given
    std::vector<const Parameter *> numbers = {};  //!< steps and guidance
    std::vector<const Parameter *> shapes = {};   //!< aspect ratio, resolution
    std::vector<const Parameter *> choices = {};  //!< scheduler, sides that are chosen
    std::vector<const Parameter *> advanced = {}; //!< the rest, in schema order, outdated ones last
};
[[nodiscard]] FormPlan planForm(const ModelSchema &schema);

//! The words for a field: "CFG scale" for `cfg_scale`, translated where the name is a common one.
[[nodiscard]] QString fieldTitle(const Parameter &parameter);
//! As it stands inside a sentence: "clip skip", but "PAG scale".
[[nodiscard]] QString inSentence(const QString &title);

} // namespace limner
