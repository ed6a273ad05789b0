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

    //! By whichever of `promptNames` the model calls it; "" when the model has none.
    [[nodiscard]] QString prompt() const;
    [[nodiscard]] QString negativePrompt() const;
    //! By whichever of `seedNames` the model calls it; exact, none beyond 64 bits.
    [[nodiscard]] std::optional<qint64> seed() const;

    bool operator==(const Request &) const = default;
};

//! What models call the parameter that tells equal requests apart, in order of preference.
[[nodiscard]] const QStringList &seedNames();

//! What models call the text that says what to make, in order of preference.
[[nodiscard]] const QStringList &promptNames();

//! SHA-256 (64 hex) of the canonical JSON of the request: sorted keys, no white space, integral
//! floats written as integers, so that equal pictures have equal fingerprints.
[[nodiscard]] QByteArray fingerprint(const Request &request);

} // namespace limner
