#include "core/provider/modelcatalogue.h"

#include "core/provider/catalog.h"

namespace limner {

ModelCatalogue *catalogueOf(Provider *provider)
{
    return dynamic_cast<ModelCatalogue *>(provider);
}

std::vector<Provider *> browsable(const Catalog &catalog, const QString &provider)
{
    std::vector<Provider *> all = catalog.all();
    std::erase_if(all, [&](Provider *one) {
        return !catalogueOf(one) || !one->isConfigured() ||
               (!provider.isEmpty() && one->id() != provider);
    });
    return all;
}

} // namespace limner
