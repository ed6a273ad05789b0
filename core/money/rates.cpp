#include "core/money/rates.h"

#include "core/schema/countparameter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 usualEdge = 1024; // what a model draws when no size is given
constexpr qint64 longestEdge = 100'000;
constexpr int mostLines = 1500; // more than are published
constexpr qsizetype longestNote = 200;

using UnitName = std::pair<Rate::Unit, QLatin1StringView>;
constexpr std::array unitNames{
    UnitName{Rate::Unit::Second, "second"_L1},
    UnitName{Rate::Unit::Picture, "picture"_L1},
    UnitName{Rate::Unit::Megapixel, "megapixel"_L1},
};

std::optional<Rate::Unit> unitFromString(const QString &name)
{
    for (const auto &[unit, text] : unitNames) {
        if (name == text)
            return unit;
    }
    return std::nullopt;
}

std::optional<Rate> rateFrom(const Json &value)
{
    Rate rate;
    rate.provider = textAt(value, "provider").trimmed();
    rate.model = textAt(value, "model").trimmed();
    const std::optional<Rate::Unit> unit = unitFromString(textAt(value, "unit"));
    if (!unit || rate.provider.isEmpty() || rate.model.isEmpty())
        return std::nullopt;
    rate.unit = *unit;
    rate.hardware = textAt(value, "hardware");
    // What costs less than nothing, or no number, is no price: it must not count as free.
    const double price = numberAt(value, "price").value_or(-1);
    if (!(price >= 0))
        return std::nullopt;
    rate.price = soundAmount(price);
    rate.credits = soundAmount(numberAt(value, "credits").value_or(1));
    rate.note = textAt(value, "note").left(longestNote);
    rate.defaultSteps =
        static_cast<int>(std::clamp<qint64>(integerAt(value, "steps").value_or(0), 0, 1000));
    return rate;
}

//! Whether `*` in the pattern can stand for what is in its place. Goes back to the last star only,
//! so that no pattern takes longer than both lengths multiplied.
bool isLike(QStringView text, QStringView pattern)
{
    qsizetype at = 0;
    qsizetype in = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (at < text.size()) {
        if (in < pattern.size() && pattern[in] == u'*') {
            star = in++;
            resume = at;
        } else if (in < pattern.size() && pattern[in] == text[at]) {
            ++in;
            ++at;
        } else if (star >= 0) {
            in = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    while (in < pattern.size() && pattern[in] == u'*')
        ++in;
    return in == pattern.size();
}

double megapixels(const Request &request)
{
    const auto edge = [&request](const char *name) {
        const qint64 given = integerAt(request.parameters, name).value_or(usualEdge);
        return static_cast<double>(std::clamp<qint64>(given, 1, longestEdge));
    };
    return edge("width") * edge("height") / 1e6;
}

//! More steps than the price is for cost more; whether fewer cost less is not documented.
double stepFactor(const Request &request, const Rate &rate)
{
    std::optional<qint64> steps = integerAt(request.parameters, "steps");
    if (!steps)
        steps = integerAt(request.parameters, "num_inference_steps");
    if (!steps || rate.defaultSteps <= 0)
        return 1;
    return std::max(1.0, static_cast<double>(std::min<qint64>(*steps, 1000)) /
                             static_cast<double>(rate.defaultSteps));
}

std::optional<double> dollars(const Request &request, const Rate &rate, double seconds,
                              int pictures)
{
    switch (rate.unit) {
    case Rate::Unit::Second:
        return seconds >= 0 ? std::optional{seconds * rate.price} : std::nullopt;
    case Rate::Unit::Picture:
        return pictures * rate.price;
    case Rate::Unit::Megapixel:
        return megapixels(request) * pictures * rate.price * stepFactor(request, rate);
    }
    return std::nullopt;
}

std::optional<Amount> priced(const Request &request, double seconds, int pictures,
                             const Rates &rates)
{
    const Rate *rate = rates.find(request);
    if (!rate)
        return std::nullopt;
    const std::optional<double> value =
        rates.inCredits() ? std::optional{pictures * rate->credits}
                          : dollars(request, *rate, soundSeconds(seconds), pictures);
    if (!value)
        return std::nullopt;
    return Amount{soundAmount(*value), rates.currency};
}

} // namespace

double soundAmount(double value)
{
    return std::isnan(value) ? 0 : std::clamp(value, 0.0, largestAmount);
}

double soundSeconds(double seconds)
{
    return seconds >= 0 && seconds <= longestPredictSeconds ? seconds : -1;
}

QString toString(Rate::Unit unit)
{
    for (const auto &[value, text] : unitNames) {
        if (value == unit)
            return QString{text};
    }
    return {};
}

const Rate *Rates::find(const Request &request) const
{
    const QString model = request.model.toLower();
    const Rate *best = nullptr;
    qsizetype bestLength = -1;
    for (const Rate &line : lines) {
        if (line.provider.compare(request.provider, Qt::CaseInsensitive) != 0)
            continue;
        const QString pattern = line.model.toLower();
        if (pattern == model)
            return &line;
        const qsizetype length = pattern.size() - pattern.count(u'*');
        if (length > bestLength && length < pattern.size() && isLike(model, pattern)) {
            best = &line;
            bestLength = length;
        }
    }
    return best;
}

QString rateLinesToText(const std::vector<Rate> &lines, const std::vector<Rate> &published)
{
    if (lines == published)
        return {};
    Json out = Json::array();
    for (const Rate &line : lines) {
        Json one = Json::object();
        one["provider"] = toJson(line.provider);
        one["model"] = toJson(line.model);
        one["unit"] = toJson(toString(line.unit));
        one["hardware"] = toJson(line.hardware);
        one["price"] = line.price;
        one["steps"] = line.defaultSteps;
        one["credits"] = line.credits;
        if (!line.note.isEmpty())
            one["note"] = toJson(line.note);
        out.push_back(std::move(one));
    }
    return QString::fromUtf8(toBytes(out));
}

std::vector<Rate> rateLinesFromText(const QString &text, const std::vector<Rate> &published)
{
    const Result<Json> parsed = parseJson(text.toUtf8());
    if (text.trimmed().isEmpty() || !parsed || !parsed->is_array())
        return published;
    std::vector<Rate> lines;
    for (const Json &one : *parsed) {
        if (std::optional<Rate> rate = rateFrom(one); rate && lines.size() < mostLines)
            lines.push_back(std::move(*rate));
    }
    return lines;
}

int pictureCount(const Request &request)
{
    for (const QString &name : countParameterNames()) {
        if (const std::optional<qint64> count =
                integerAt(request.parameters, name.toLatin1().constData()))
            return static_cast<int>(std::clamp<qint64>(*count, 1, mostPictures));
    }
    return 1;
}

std::optional<Amount> estimate(const Request &request, double typicalSeconds, const Rates &rates)
{
    return priced(request, typicalSeconds, pictureCount(request), rates);
}

Amount cautiousEstimate(const Request &request, double typicalSeconds, const Rates &rates)
{
    if (std::optional<Amount> known = estimate(request, typicalSeconds, rates))
        return *known;
    const int pictures = pictureCount(request);
    const double seconds =
        soundSeconds(typicalSeconds) >= 0 ? typicalSeconds : assumedSecondsPerPicture * pictures;
    if (const std::optional<Amount> assumed = priced(request, seconds, pictures, rates))
        return *assumed;
    return {rates.inCredits() ? pictures : soundAmount(seconds * defaultRatePerSecond),
            rates.currency};
}

std::optional<Amount> actualCost(const Request &request, double predictSeconds, int pictures,
                                 const Rates &rates)
{
    const int counted = pictures > 0 ? std::min(pictures, mostPictures) : pictureCount(request);
    if (rates.find(request))
        return priced(request, predictSeconds, counted, rates);
    // No line of the table speaks of this model: the time it ran is still worth something.
    if (rates.inCredits())
        return Amount{static_cast<double>(counted), rates.currency};
    if (const double seconds = soundSeconds(predictSeconds); seconds >= 0)
        return Amount{soundAmount(seconds * defaultRatePerSecond), rates.currency};
    return std::nullopt;
}

} // namespace limner
