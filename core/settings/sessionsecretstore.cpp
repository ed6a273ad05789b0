#include "core/settings/sessionsecretstore.h"

#include "core/settings/secretname.h"

namespace limner {

AsyncResult<Secret> SessionSecretStore::read(SecretName name, std::stop_token)
{
    const auto found = m_values.find(name);
    co_return found == m_values.end() ? Secret{} : found->second;
}

AsyncResult<> SessionSecretStore::write(SecretName name, Secret value, std::stop_token)
{
    if (value.isEmpty())
        m_values.erase(name);
    else
        m_values[name] = std::move(value);
    co_return Result<>{};
}

} // namespace limner
