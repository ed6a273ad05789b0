#pragma once

#include "core/settings/secretname.h"
#include "core/settings/secretstore.h"

namespace limner {

//! The system keychain through QtKeychain, without its insecure plain-text fallback.
class KeychainStore final : public SecretStore {
public:
    [[nodiscard]] AsyncResult<Secret> read(SecretName name, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<> write(SecretName name, Secret value, std::stop_token stop) override;
    [[nodiscard]] bool isDurable() const override { return true; }
};

} // namespace limner
