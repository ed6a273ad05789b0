#pragma once

#include "core/base/json.h"

#include <QString>

#include <optional>

namespace limner {

//! What a picture of another tool tells of how it was made. Every value is bounded and plausible;
//! what is not was left out.
struct FoundSettings {
    QString origin = {}; //!< the tool, as it calls itself: "InvokeAI"
    QString prompt = {};
    QString negativePrompt = {};
    QString model = {}; //!< a name, or a file without its folders
    std::optional<quint64> seed = {};
    std::optional<int> width = {}; //!< pixels, as asked for
    std::optional<int> height = {};
    std::optional<int> steps = {};
    std::optional<double> cfgScale = {};
    QString sampler = {};
    QString scheduler = {};
    Json others = Json::object(); //!< more of them, by names like `denoising_strength`

    // Readers give whatever stands in the file; numbers may be texts. A value that makes no sense
    // leaves what was there.
    void setPrompt(const QString &text);
    void setNegativePrompt(const QString &text);
    void setModel(const QString &name);
    void setSeed(const Json &value);
    void setSteps(const Json &value);
    void setCfgScale(const Json &value);
    void setSampler(const QString &name);
    void setScheduler(const QString &name);
    void setSize(const Json &width, const Json &height);
    //! Of a text like "832x1216", "832 x 1216 (portrait)" or "(832, 1216)".
    void setSize(const QString &text);
    //! One more value, by any spelling of its name; texts that are numbers become numbers. Left
    //! out: what is empty, long, or smells of a key.
    void note(const QString &name, const Json &value);

    //! Whatever is missing here and known there.
    void fillFrom(const FoundSettings &other);
    //! Nothing but its origin is known.
    [[nodiscard]] bool isEmpty() const;

    bool operator==(const FoundSettings &) const = default;
};

//! As the parameters of a request: `prompt`, `negative_prompt`, `seed`, `width`, `height`, `steps`,
//! `cfg_scale`, `sampler`, `scheduler`, `origin` and the others; without what is not known. The
//! model is no parameter.
[[nodiscard]] Json parametersOf(const FoundSettings &settings);
//! What was made by `parametersOf` again, with the model that stood beside it.
[[nodiscard]] FoundSettings settingsFrom(const Json &parameters, const QString &model);

} // namespace limner
