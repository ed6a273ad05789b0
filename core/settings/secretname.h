#pragma once

#include <QString>

#include <compare>

namespace limner {

//! What a secret is called where it is kept.
struct SecretName {
    QString entry = {};    //!< in the keychain
    QString variable = {}; //!< in the environment
    std::strong_ordering operator<=>(const SecretName &) const = default;
};

//! The store's own.
[[nodiscard]] SecretName storeSecretKey();
[[nodiscard]] SecretName storeSessionToken();

} // namespace limner
