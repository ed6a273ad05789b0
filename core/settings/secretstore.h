#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/settings/secretname.h"

#include <stop_token>

namespace limner {

//! Where secrets are kept between runs.
class SecretStore {
public:
    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    //! Empty Secret when there is none. Errors: Keychain (no service runs, it refused, or is
    //! silent), Cancelled (the token).
    [[nodiscard]] virtual AsyncResult<Secret> read(SecretName name, std::stop_token stop) = 0;
    //! An empty secret removes the entry.
    [[nodiscard]] virtual AsyncResult<> write(SecretName name, Secret value,
                                              std::stop_token stop) = 0;
    //! Survives the program's end.
    [[nodiscard]] virtual bool isDurable() const = 0;
};

} // namespace limner
