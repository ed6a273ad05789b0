#pragma once

#include "core/settings/secretname.h"
#include "core/settings/secretstore.h"

#include <map>

namespace limner {

//! This session only: the visible choice where no keychain runs; also for tests and the sandbox.
class SessionSecretStore final : public SecretStore {
public:
    [[nodiscard]] AsyncResult<Secret> read(SecretName name, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<> write(SecretName name, Secret value, std::stop_token stop) override;
    [[nodiscard]] bool isDurable() const override { return false; }

private:
    std::map<SecretName, Secret> m_values;
};

} // namespace limner
