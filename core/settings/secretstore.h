#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/settings/environment.h"

#include <map>
#include <memory>

namespace limner {

//! Where secrets are kept between runs.
class SecretStore {
public:
    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    //! Empty Secret when there is none. Error: Keychain (no service runs, or it refused).
    [[nodiscard]] virtual AsyncResult<Secret> read(SecretName name) = 0;
    //! An empty secret removes the entry.
    [[nodiscard]] virtual AsyncResult<> write(SecretName name, Secret value) = 0;
    //! Survives the program's end.
    [[nodiscard]] virtual bool isDurable() const = 0;
};

//! The system keychain through QtKeychain, without its insecure plain-text fallback.
class KeychainStore final : public SecretStore {
public:
    [[nodiscard]] AsyncResult<Secret> read(SecretName name) override;
    [[nodiscard]] AsyncResult<> write(SecretName name, Secret value) override;
    [[nodiscard]] bool isDurable() const override { return true; }
};

//! This session only: the visible choice where no keychain runs; also for tests and the sandbox.
class SessionSecretStore final : public SecretStore {
public:
    [[nodiscard]] AsyncResult<Secret> read(SecretName name) override;
    [[nodiscard]] AsyncResult<> write(SecretName name, Secret value) override;
    [[nodiscard]] bool isDurable() const override { return false; }

private:
    std::map<SecretName, Secret> m_values;
};

} // namespace limner
