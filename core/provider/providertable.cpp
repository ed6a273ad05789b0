#include "core/provider/providertable.h"

#include "core/base/log.h"
#include "core/provider/minimax/minimax.h"
#include "core/provider/pricefile.h"
#include "core/provider/replicate/replicate.h"
#include "core/provider/together/together.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

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
            .prices = u":/prices/replicate.json"_s,
            .models = {u":/models/animagine-xl-4.0.json"_s},
            .make = [](HttpClient &http, Clock &clock) -> std::unique_ptr<Provider> {
                return std::make_unique<Replicate>(http, clock);
            }};
}

//! providers.md §2.1, §2.3, §2.6
ProviderSpec together()
{
    return {
        .id = u"together"_s,
        .name = u"Together AI"_s,
        .keyEntry = u"together-key"_s,
        .keyVariable = u"TOGETHER_API_KEY"_s,
        .addressVariable = u"TOGETHER_API_BASE_URL"_s,
        .address = u"https://api.together.ai"_s,
        .keyPage = u"api.together.ai/settings/api-keys"_s,
        .prices = u":/prices/together.json"_s,
        .traits = {.isAsync = false, .canCancel = false, .canFindLost = false},
        .models = {u":/models/together/flux1-schnell.json"_s, u":/models/together/flux1-dev.json"_s,
                   u":/models/together/flux11-pro.json"_s,
                   u":/models/together/flux1-kontext.json"_s, u":/models/together/flux2-pro.json"_s,
                   u":/models/together/flux2-dev.json"_s, u":/models/together/flux2-flex.json"_s,
                   u":/models/together/sdxl.json"_s, u":/models/together/sd3.json"_s,
                   u":/models/together/juggernaut.json"_s, u":/models/together/dreamshaper.json"_s,
                   u":/models/together/seedream.json"_s, u":/models/together/qwen-image.json"_s,
                   u":/models/together/flash-image.json"_s,
                   u":/models/together/gemini-image.json"_s, u":/models/together/imagen.json"_s,
                   u":/models/together/ideogram.json"_s, u":/models/together/hidream.json"_s},
        .make = [](HttpClient &http, Clock &clock) -> std::unique_ptr<Provider> {
            return std::make_unique<Together>(http, clock);
        }};
}

//! providers.md §3.1, §3.4
ProviderSpec minimax()
{
    return {
        .id = u"minimax"_s,
        .name = u"MiniMax"_s,
        .keyEntry = u"minimax-key"_s,
        .keyVariable = u"MINIMAX_API_KEY"_s,
        .addressVariable = u"MINIMAX_API_BASE_URL"_s,
        .address = u"https://api.minimax.io"_s,
        .regions = {{.name = u"China"_s, .address = u"https://api.minimaxi.com"_s}},
        .keyLook = u"sk-api-…"_s,
        .keyPage = u"platform.minimax.io"_s,
        .createsPerMinute = 10,
        .prices = u":/prices/minimax.json"_s,
        // Ten megabytes, which may be counted in base64.
        .traits = {.isAsync = false,
                   .canCancel = false,
                   .canFindLost = false,
                   .outputLifetime = std::chrono::hours{24},
                   .largestPicture = 7'000'000,
                   .pictureTypes = {u"image/jpeg"_s, u"image/png"_s}},
        .models = {u":/models/minimax/image-01.json"_s, u":/models/minimax/image-01-live.json"_s},
        .make = [](HttpClient &http, Clock &clock) -> std::unique_ptr<Provider> {
            return std::make_unique<MiniMax>(http, clock);
        }};
}

const PriceFile &publishedPrices()
{
    static const PriceFile all = [] {
        PriceFile read;
        for (const ProviderSpec &spec : providerTable())
            read.add(readPriceFile(spec.prices, spec.id));
        for (const QString &problem : std::as_const(read.problems))
            qCWarning(lcProvider).noquote() << problem;
        return read;
    }();
    return all;
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

const std::vector<Rate> &publishedRates()
{
    return publishedPrices().rates;
}

const std::vector<MachineRate> &machineRates()
{
    return publishedPrices().machines;
}

} // namespace limner
