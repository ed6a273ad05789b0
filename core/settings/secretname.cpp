#include "core/settings/secretname.h"

using namespace Qt::StringLiterals;

namespace limner {

QString keychainName(SecretName name)
{
    switch (name) {
    case SecretName::ReplicateToken:
        return u"replicate-token"_s;
    case SecretName::StoreSecretKey:
        return u"store-secret-key"_s;
    case SecretName::StoreSessionToken:
        return u"store-session-token"_s;
    }
    Q_UNREACHABLE();
}

QString environmentName(SecretName name)
{
    switch (name) {
    case SecretName::ReplicateToken:
        return u"REPLICATE_API_TOKEN"_s;
    case SecretName::StoreSecretKey:
        return u"MINIO_SECRET_KEY"_s;
    case SecretName::StoreSessionToken:
        return u"MINIO_SESSION_TOKEN"_s;
    }
    Q_UNREACHABLE();
}

} // namespace limner
