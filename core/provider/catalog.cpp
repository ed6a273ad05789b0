#include "core/provider/catalog.h"

namespace limner {

void Catalog::add(std::unique_ptr<Provider> provider)
{
    m_providers.push_back(std::move(provider));
}

Provider *Catalog::find(const QString &id) const
{
    for (const auto &provider : m_providers) {
        if (provider->id() == id)
            return provider.get();
    }
    return nullptr;
}

std::vector<Provider *> Catalog::all() const
{
    std::vector<Provider *> providers;
    providers.reserve(m_providers.size());
    for (const auto &provider : m_providers)
        providers.push_back(provider.get());
    return providers;
}

} // namespace limner
