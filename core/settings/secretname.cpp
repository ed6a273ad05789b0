#include "core/settings/secretname.h"

using namespace Qt::StringLiterals;

namespace limner {

SecretName storeSecretKey()
{
    return {.entry = u"store-secret-key"_s, .variable = u"MINIO_SECRET_KEY"_s};
}

SecretName storeSessionToken()
{
    return {.entry = u"store-session-token"_s, .variable = u"MINIO_SESSION_TOKEN"_s};
}

} // namespace limner
