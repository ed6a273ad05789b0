#include "core/provider/pricefile.h"

#include "core/base/json.h"

#include <QFile>

#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr size_t mostRows = 1000;
constexpr qsizetype longestName = 200;
constexpr QLatin1StringView dollars{"USD"};
constexpr qint64 mostSteps = 1000;

//! What is wrong with a price; nothing when it can be counted with.
std::optional<QString> flawOf(const Json &price)
{
    if (price.is_null())
        return u"no price"_s;
    if (!price.is_number())
        return u"the price %1 is not a number"_s.arg(toText(price).left(40));
    const double value = price.get<double>();
    if (!std::isfinite(value))
        return u"the price is not a number"_s;
    if (value < 0)
        return u"the price %1 is negative"_s.arg(value);
    if (value > dearestPrice)
        return u"the price %1 is beyond belief"_s.arg(value);
    return std::nullopt;
}

std::optional<Rate::Unit> unitOf(const QString &name)
{
    if (name == u"second")
        return Rate::Unit::Second;
    if (name == u"picture")
        return Rate::Unit::Picture;
    if (name == u"megapixel")
        return Rate::Unit::Megapixel;
    return std::nullopt;
}

std::optional<QString> readRate(const Json &row, const QString &currency, Rate &rate)
{
    rate.model = textAt(row, "model").trimmed();
    if (rate.model.isEmpty() || rate.model.size() > longestName)
        return u"no model"_s;
    const std::optional<Rate::Unit> unit = unitOf(textAt(row, "unit"));
    if (!unit)
        return u"the unit \"%1\" is none of second, picture, megapixel"_s.arg(
            textAt(row, "unit").left(40));
    if (const QString asked = textAt(row, "currency", currency); asked != dollars)
        return u"the currency %1 is not known"_s.arg(asked.left(40));
    const Json &price = memberAt(row, "price");
    if (std::optional<QString> flaw = flawOf(price))
        return flaw;
    const qint64 steps = integerAt(row, "steps").value_or(0);
    if (steps < 0 || steps > mostSteps)
        return u"%1 steps are beyond belief"_s.arg(steps);
    rate.unit = *unit;
    rate.price = price.get<double>();
    rate.defaultSteps = static_cast<int>(steps);
    rate.hardware = textAt(row, "hardware").left(longestName);
    rate.note = textAt(row, "note").left(longestName);
    return std::nullopt;
}

std::optional<QString> readMachine(const Json &row, MachineRate &machine)
{
    machine.name = textAt(row, "name").trimmed();
    if (machine.name.isEmpty() || machine.name.size() > longestName)
        return u"no name"_s;
    const Json &price = memberAt(row, "perSecond");
    if (std::optional<QString> flaw = flawOf(price))
        return flaw;
    machine.perSecond = price.get<double>();
    return std::nullopt;
}

//! Calls `read` for each row of a list; what it complains of is noted with its place.
template <typename Row, typename Read>
void readRows(const Json &list, const QString &kind, const Read &read, std::vector<Row> &rows,
              QStringList &problems)
{
    if (!list.is_array()) {
        if (!list.is_null())
            problems.append(u"%1: no list"_s.arg(kind));
        return;
    }
    for (size_t i = 0; i < list.size(); ++i) {
        Row row;
        std::optional<QString> flaw = u"too many rows"_s;
        if (rows.size() < mostRows)
            flaw = list[i].is_object() ? read(list[i], row) : u"no row"_s;
        if (!flaw)
            rows.push_back(std::move(row));
        else
            problems.append(u"%1, row %2: %3"_s.arg(kind).arg(i + 1).arg(*flaw));
        if (rows.size() >= mostRows && flaw)
            return;
    }
}

} // namespace

void PriceFile::add(PriceFile other)
{
    std::move(other.rates.begin(), other.rates.end(), std::back_inserter(rates));
    std::move(other.machines.begin(), other.machines.end(), std::back_inserter(machines));
    problems += other.problems;
}

PriceFile parsePriceFile(const QByteArray &text, const QString &provider)
{
    PriceFile file;
    // Leniently: a NaN costs its row, not the file.
    const Result<Json> parsed = parseForeignJson(text);
    if (!parsed || !parsed->is_object()) {
        file.problems.append(u"prices of %1: no JSON object"_s.arg(provider));
        return file;
    }
    const QString currency = textAt(*parsed, "currency", QString{dollars});
    const auto rateOf = [&](const Json &row, Rate &rate) {
        rate.provider = provider;
        return readRate(row, currency, rate);
    };
    readRows(memberAt(*parsed, "rates"), u"prices of %1"_s.arg(provider), rateOf, file.rates,
             file.problems);
    readRows(memberAt(*parsed, "machines"), u"machines of %1"_s.arg(provider), readMachine,
             file.machines, file.problems);
    return file;
}

PriceFile readPriceFile(const QString &path, const QString &provider)
{
    PriceFile none;
    if (path.isEmpty())
        return none;
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly)) {
        none.problems.append(u"prices of %1: %2"_s.arg(provider, file.errorString()));
        return none;
    }
    return parsePriceFile(file.readAll(), provider);
}

} // namespace limner
