#pragma once

#include "core/base/json.h"

#include <QString>

namespace limner {

//! Everything that shapes the picture, and nothing else.
struct Request {
    QString provider = {};
    QString model = {};
    QString version = {};
    Json parameters = Json::object();

    //! "" when the model has none.
    [[nodiscard]] QString prompt() const { return textAt(parameters, "prompt"); }
    [[nodiscard]] QString negativePrompt() const { return textAt(parameters, "negative_prompt"); }
    [[nodiscard]] std::optional<qint64> seed() const { return integerAt(parameters, "seed"); }

    bool operator==(const Request &) const = default;
};

//! SHA-256 (64 hex) of the canonical JSON of the request: sorted keys, no white space, integral
//! floats written as integers, so that equal pictures have equal fingerprints.
[[nodiscard]] QByteArray fingerprint(const Request &request);

} // namespace limner
