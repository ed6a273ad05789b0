#include "core/money/budget.h"

#include <QLocale>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! For scripts and logs: "C" numbers, as few digits as tell them apart.
QString plain(double amount)
{
    return QString::number(amount, 'g', 6);
}

} // namespace

Error CapRefusal::error() const
{
    Error out;
    out.kind = ErrorKind::BudgetCap;
    out.code = cap == Cap::Day ? u"day"_s : u"month"_s;
    out.message = u"The %1 cap is %2 %3: %4 spent, %5 reserved, and this would add %6."_s.arg(
        cap == Cap::Day ? u"daily"_s : u"monthly"_s, plain(limit), currency, plain(spent),
        plain(reserved), plain(adds));
    return out;
}

Budget::Budget(Database &database)
    : m_runTimes{database}
    , m_ledger{database}
{}

void Budget::configure(Rates rates, Caps caps)
{
    m_rates = std::move(rates);
    m_caps = caps;
}

BudgetState Budget::state(const QDateTime &now)
{
    return {.spend = m_ledger.spend(now, m_rates.currency),
            .caps = m_caps,
            .currency = m_rates.currency};
}

std::optional<Amount> Budget::estimate(const Request &request)
{
    return limner::estimate(request, typicalSeconds(request), m_rates);
}

LedgerEntry Budget::reserve(const Request &request)
{
    const Amount amount = cautiousEstimate(request, typicalSeconds(request), m_rates);
    LedgerEntry entry;
    entry.amount = amount.value;
    entry.currency = amount.currency;
    entry.pictures = pictureCount(request);
    return entry;
}

std::optional<Amount> Budget::price(const QString &jobId, const Request &request, double seconds,
                                    int pictures)
{
    const std::optional<Amount> reserved = m_ledger.reservedFor(jobId);
    // Reserved in dollars and settled in credits would leave both sums wrong.
    Rates rates = m_rates;
    if (reserved)
        rates.currency = reserved->currency;
    const std::optional<Amount> actual = actualCost(request, seconds, pictures, rates);
    return actual ? actual : reserved;
}

std::optional<CapRefusal> Budget::refusal(const QString &jobId, const Request &request,
                                          const QDateTime &now)
{
    if (!hasCaps())
        return std::nullopt;
    // One that was reserved before (and refused for the moment, or lost) is in the sum already.
    const std::optional<Amount> own = m_ledger.reservedFor(jobId);
    if (own && own->currency == m_rates.currency)
        return check(own->value, own->value, now);
    return check(reserve(request).amount, 0, now);
}

std::optional<CapRefusal> Budget::refusal(const std::vector<Request> &requests,
                                          const QDateTime &now)
{
    if (!hasCaps())
        return std::nullopt;
    double adds = 0;
    for (const Request &request : requests)
        adds += reserve(request).amount;
    return requests.empty() ? std::nullopt : check(adds, 0, now);
}

double Budget::adds(const QString &jobId, const Request &request)
{
    const std::optional<Amount> own = m_ledger.reservedFor(jobId);
    return own && own->currency == m_rates.currency ? 0 : reserve(request).amount;
}

std::optional<double> Budget::room(const QDateTime &now)
{
    if (!hasCaps())
        return std::nullopt;
    const Spend spend = m_ledger.spend(now, m_rates.currency);
    const auto left = [&](double limit, double spent, const QDateTime &since) {
        return limit <= 0 ? std::numeric_limits<double>::max()
                          : limit - spent - m_ledger.pending(since, m_rates.currency);
    };
    return std::min(left(m_caps.day, spend.today, startOfDay(now)),
                    left(m_caps.month, spend.month, startOfMonth(now)));
}

//! `own` is the part of `adds` that stands among the reserves already.
std::optional<CapRefusal> Budget::check(double adds, double own, const QDateTime &now)
{
    const Spend spend = m_ledger.spend(now, m_rates.currency);
    const auto crosses = [&](CapRefusal::Cap cap, double limit, double spent,
                             const QDateTime &since) -> std::optional<CapRefusal> {
        const double reserved = std::max(0.0, m_ledger.pending(since, m_rates.currency) - own);
        if (limit <= 0 || spent + reserved + adds <= limit + moneyRounding)
            return std::nullopt;
        return CapRefusal{.cap = cap,
                          .limit = limit,
                          .spent = spent,
                          .reserved = reserved,
                          .adds = adds,
                          .currency = m_rates.currency};
    };
    if (auto day = crosses(CapRefusal::Cap::Day, m_caps.day, spend.today, startOfDay(now)))
        return day;
    return crosses(CapRefusal::Cap::Month, m_caps.month, spend.month, startOfMonth(now));
}

} // namespace limner
