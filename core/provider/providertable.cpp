#include "core/provider/providertable.h"

#include "core/provider/replicate/replicate.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// The API does not tell what a model runs on; this is assumed until the artist says otherwise.
constexpr double usualMachine = 0.000975;

//! providers.md §1.15, §1.19
ProviderSpec replicate()
{
    return {.id = u"replicate"_s,
            .name = u"Replicate"_s,
            .keyEntry = u"replicate-token"_s,
            .keyVariable = u"REPLICATE_API_TOKEN"_s,
            .addressVariable = u"REPLICATE_API_BASE_URL"_s,
            .address = u"https://api.replicate.com"_s,
            .keyLook = u"r8_…"_s,
            .keyPage = u"replicate.com/account/api-tokens"_s,
            .sites = {u"replicate.com"_s, u"www.replicate.com"_s, u"api.replicate.com"_s},
            .createsPerMinute = 600,
            .rates = {{.provider = u"replicate"_s,
                       .model = u"*"_s,
                       .hardware = u"gpu-l40s"_s,
                       .price = usualMachine}},
            .machines = {{u"cpu-small"_s, 0.000025},
                         {u"cpu"_s, 0.0001},
                         {u"gpu-t4"_s, 0.000225},
                         {u"gpu-l40s"_s, usualMachine},
                         {u"gpu-l40s-2x"_s, 0.00195},
                         {u"gpu-a100-large"_s, 0.0014},
                         {u"gpu-a100-large-2x"_s, 0.0028},
                         {u"gpu-a100-large-4x"_s, 0.0056},
                         {u"gpu-a100-large-8x"_s, 0.0112},
                         {u"gpu-h100"_s, 0.001525},
                         {u"gpu-h100-2x"_s, 0.00305}},
            .models = {u":/models/animagine-xl-4.0.json"_s},
            .make = [](HttpClient &http, Clock &clock) -> std::unique_ptr<Provider> {
                return std::make_unique<Replicate>(http, clock);
            }};
}

//! providers.md §2.1, §2.6
ProviderSpec together()
{
    const auto flux = [](const QString &model, double price, int steps) {
        return Rate{.provider = u"together"_s,
                    .model = model,
                    .unit = Rate::Unit::Megapixel,
                    .price = price,
                    .defaultSteps = steps};
    };
    return {.id = u"together"_s,
            .name = u"Together AI"_s,
            .keyEntry = u"together-key"_s,
            .keyVariable = u"TOGETHER_API_KEY"_s,
            .addressVariable = u"TOGETHER_API_BASE_URL"_s,
            .address = u"https://api.together.ai"_s,
            .rates = {flux(u"black-forest-labs/FLUX.1-schnell"_s, 0.0027, 4),
                      flux(u"black-forest-labs/FLUX.1-dev"_s, 0.0154, 28)}};
}

//! providers.md §3.1, §3.4
ProviderSpec minimax()
{
    return {.id = u"minimax"_s,
            .name = u"MiniMax"_s,
            .keyEntry = u"minimax-key"_s,
            .keyVariable = u"MINIMAX_API_KEY"_s,
            .addressVariable = u"MINIMAX_API_BASE_URL"_s,
            .address = u"https://api.minimax.io"_s,
            .createsPerMinute = 10,
            .rates = {{.provider = u"minimax"_s,
                       .model = u"image-01"_s,
                       .unit = Rate::Unit::Picture,
                       .price = 0.0035}}};
}

} // namespace

const std::vector<ProviderSpec> &providerTable()
{
    static const std::vector<ProviderSpec> table{replicate(), together(), minimax()};
    return table;
}

const ProviderSpec *findProvider(const QString &id)
{
    for (const ProviderSpec &spec : providerTable()) {
        if (spec.id == id)
            return &spec;
    }
    return nullptr;
}

const ProviderSpec &chosenProvider(const QString &id)
{
    const ProviderSpec *const found = findProvider(id);
    return found && found->make ? *found : providerTable().front();
}

std::vector<Rate> publishedRates()
{
    std::vector<Rate> rates;
    for (const ProviderSpec &spec : providerTable())
        rates.insert(rates.end(), spec.rates.begin(), spec.rates.end());
    return rates;
}

std::vector<MachineRate> machineRates()
{
    std::vector<MachineRate> machines;
    for (const ProviderSpec &spec : providerTable())
        machines.insert(machines.end(), spec.machines.begin(), spec.machines.end());
    return machines;
}

} // namespace limner
