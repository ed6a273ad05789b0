#pragma once

#include <QString>

namespace limner {

//! Names of the secrets, as kept in the keychain and as read from the environment.
enum class SecretName { ReplicateToken, StoreSecretKey, StoreSessionToken };
[[nodiscard]] QString keychainName(SecretName name);
[[nodiscard]] QString
environmentName(SecretName name); //!< REPLICATE_API_TOKEN, MINIO_SECRET_KEY, …

} // namespace limner
