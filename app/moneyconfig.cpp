#include "app/moneyconfig.h"

#include "core/provider/providertable.h"

namespace limner {

Rates ratesOf(const Settings &settings)
{
    Rates rates{.lines = rateLinesFromText(settings.rates, publishedRates())};
    if (settings.spendingUnit == u"credits")
        rates.currency = QString{creditsCurrency};
    return rates;
}

Caps capsOf(const Settings &settings)
{
    if (settings.spendingUnit == u"credits")
        return {.day = settings.dailyCredits, .month = settings.monthlyCredits};
    return {.day = settings.dailyCap, .month = settings.monthlyCap};
}

} // namespace limner
