#pragma once

#include "core/base/json.h"

#include <QStringList>

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
    //! By whichever of `seedNames` the model calls it.
    [[nodiscard]] std::optional<qint64> seed() const;

    bool operator==(const Request &) const = default;
};

//! What models call the parameter that tells equal requests apart, in order of preference.
[[nodiscard]] const QStringList &seedNames();

//! SHA-256 (64 hex) of the canonical JSON of the request: sorted keys, no white space, integral
//! floats written as integers, so that equal pictures have equal fingerprints.
[[nodiscard]] QByteArray fingerprint(const Request &request);

} // namespace limner
