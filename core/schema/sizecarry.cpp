#include "core/schema/sizecarry.h"

#include "core/schema/sizetext.h"
#include "core/schema/valuefit.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr double usualArea = 1024.0 * 1024.0;
// 1344x768 is what everybody means by 16:9.
constexpr double sameShape = 0.03;

QString pairText(const QSize &size)
{
    return u"%1x%2"_s.arg(size.width()).arg(size.height());
}

double away(double one, double other)
{
    return std::abs(std::log(one / other));
}

//! The longest and the shortest that a side may be.
std::pair<double, double> rangeOf(const Parameter &side)
{
    double least = 1;
    double most = 100'000;
    for (const Json &choice : side.choices) {
        const double one = choice.get<double>();
        least = &choice == side.choices.data() ? one : std::min(least, one);
        most = &choice == side.choices.data() ? one : std::max(most, one);
    }
    if (side.choices.empty()) {
        least = std::max(least, side.minimum.value_or(least));
        most = std::max(least, std::min(most, side.maximum.value_or(most)));
    }
    return {least, most};
}

//! The allowed length next to it; one that has to change goes in steps of 8, as models like it.
Json sideNear(const Parameter &side, double wanted, bool isExact)
{
    if (side.kind == ParameterKind::Choice)
        return fitValue(side, static_cast<qint64>(std::lround(wanted))).value;
    if (!isExact && !side.multipleOf)
        wanted = std::round(wanted / 8) * 8;
    return nearestNumber(side, static_cast<qint64>(std::lround(wanted)));
}

} // namespace

SizeCarry::SizeCarry(const ModelSchema &from, const Roles &fromRoles, const Json &values,
                     const ModelSchema &to, const Roles &toRoles)
    : m_from{from}
    , m_fromRoles{fromRoles}
    , m_values{values}
    , m_to{to}
    , m_toRoles{toRoles}
{}

bool SizeCarry::isPart(const QString &name) const
{
    return !name.isEmpty() && (name == m_fromRoles.width || name == m_fromRoles.height ||
                               name == m_fromRoles.aspectRatio || name == m_fromRoles.resolution);
}

QString SizeCarry::first() const
{
    for (const Parameter &parameter : m_from.parameters) {
        if (isPart(parameter.name))
            return parameter.name;
    }
    return {};
}

bool SizeCarry::isSet() const
{
    return isChanged(m_fromRoles.width) || isChanged(m_fromRoles.height) ||
           isChanged(m_fromRoles.aspectRatio) || isChanged(m_fromRoles.resolution);
}

SizeCarry::Outcome SizeCarry::take() const
{
    if (std::optional<Outcome> same = unchanged())
        return std::move(*same);
    const Wish wanted = wish();
    Outcome outcome;
    const bool hasPair = !m_toRoles.width.isEmpty();
    if (hasPair && (wanted.pixels || m_toRoles.aspectRatio.isEmpty()))
        putPair(wanted, outcome);
    if (!m_toRoles.aspectRatio.isEmpty())
        putShape(wanted, outcome);
    if (!m_toRoles.resolution.isEmpty())
        putResolution(wanted, outcome);
    describe(wanted, outcome);
    return outcome;
}

Json SizeCarry::current(const QString &name) const
{
    const Parameter *const parameter = name.isEmpty() ? nullptr : m_from.find(name);
    if (!parameter)
        return nullptr;
    const Json &value = memberAt(m_values, name.toStdString().c_str());
    return value.is_null() ? parameter->defaultValue : value;
}

bool SizeCarry::isChanged(const QString &name) const
{
    const Parameter *const parameter = name.isEmpty() ? nullptr : m_from.find(name);
    return parameter && current(name) != parameter->defaultValue;
}

std::optional<QSize> SizeCarry::pairOf(const ModelSchema &schema, const Roles &roles,
                                       const Json &values) const
{
    const auto side = [&](const QString &name) -> qint64 {
        const Parameter *const parameter = schema.find(name);
        const std::optional<qint64> given = integerAt(values, name.toStdString().c_str());
        const Json preset = {{"v", parameter ? parameter->defaultValue : Json(nullptr)}};
        return given ? *given : integerAt(preset, "v").value_or(0);
    };
    if (roles.width.isEmpty())
        return std::nullopt;
    const qint64 width = side(roles.width);
    const qint64 height = side(roles.height);
    constexpr qint64 longest = 100'000;
    if (width <= 0 || height <= 0 || width > longest || height > longest)
        return std::nullopt;
    return QSize{static_cast<int>(width), static_cast<int>(height)};
}

SizeCarry::Wish SizeCarry::wish() const
{
    Wish wish;
    const QString shape = toText(current(m_fromRoles.aspectRatio));
    const QString resolution = toText(current(m_fromRoles.resolution));
    const std::optional<QSize> pair = pairOf(m_from, m_fromRoles, m_values);
    const bool isPairSet = isChanged(m_fromRoles.width) || isChanged(m_fromRoles.height);
    const bool isShape = ratioIn(shape).has_value();
    if (pair && (!isShape || (isPairSet && !isChanged(m_fromRoles.aspectRatio)))) {
        wish.said = m_fromRoles.width;
        wish.before = toJson(pairText(*pair));
        wish.pixels = pair;
    } else if (isChanged(m_fromRoles.resolution) && pixelsIn(resolution)) {
        // "1024x768" wins over a shape, wherever a model has both.
        wish.said = m_fromRoles.resolution;
        wish.before = current(wish.said);
        wish.pixels = pixelsIn(resolution);
    } else if (isShape) {
        wish.said = m_fromRoles.aspectRatio;
        wish.before = toJson(shape);
        wish.ratio = ratioIn(shape);
        wish.area = areaIn(resolution);
    } else if (isChanged(m_fromRoles.resolution)) {
        wish.said = m_fromRoles.resolution;
        wish.before = current(wish.said);
        wish.area = areaIn(resolution);
    } else {
        wish.said = m_fromRoles.aspectRatio.isEmpty() ? first() : m_fromRoles.aspectRatio;
        wish.before = current(wish.said);
    }
    if (wish.pixels) {
        wish.ratio = double(wish.pixels->width()) / wish.pixels->height();
        wish.area = double(wish.pixels->width()) * wish.pixels->height();
    }
    return wish;
}

//! Where both forms say it in the same words, nothing is calculated.
std::optional<SizeCarry::Outcome> SizeCarry::unchanged() const
{
    Outcome outcome;
    const bool isPairSet = isChanged(m_fromRoles.width) || isChanged(m_fromRoles.height);
    const std::pair<QString, QString> parts[] = {{m_fromRoles.width, m_toRoles.width},
                                                 {m_fromRoles.height, m_toRoles.height},
                                                 {m_fromRoles.aspectRatio, m_toRoles.aspectRatio},
                                                 {m_fromRoles.resolution, m_toRoles.resolution}};
    // Beside a shape, width and height count only where it is "custom".
    if (isPairSet && m_fromRoles.aspectRatio.isEmpty() && !m_toRoles.aspectRatio.isEmpty())
        return std::nullopt;
    const std::pair<QString, QString> *renamed = nullptr;
    for (const auto &part : parts) {
        const bool isSide = &part < parts + 2;
        if (isSide ? !isPairSet : !isChanged(part.first))
            continue;
        if (!takesOver(part.first, part.second, outcome))
            return std::nullopt;
        if (part.first != part.second && !renamed)
            renamed = &part;
    }
    if (renamed)
        outcome.change = ValueChange{.kind = ValueChange::Kind::Renamed,
                                     .from = renamed->first,
                                     .to = renamed->second,
                                     .before = current(renamed->first),
                                     .after = outcome.values.at(renamed->second.toStdString())};
    return outcome;
}

bool SizeCarry::takesOver(const QString &name, const QString &target, Outcome &outcome) const
{
    const Parameter *const parameter = target.isEmpty() ? nullptr : m_to.find(target);
    if (!parameter)
        return false;
    const ValueFit fit = fitValue(*parameter, current(name));
    if (fit.outcome == ValueFit::Outcome::Same)
        outcome.values[target.toStdString()] = fit.value;
    return fit.outcome == ValueFit::Outcome::Same;
}

QSize SizeCarry::wantedPair(const Wish &wish) const
{
    if (wish.pixels)
        return *wish.pixels;
    const std::optional<QSize> preset = pairOf(m_to, m_toRoles, Json::object());
    const double presetRatio = preset ? double(preset->width()) / preset->height() : 1;
    const double presetArea = preset ? double(preset->width()) * preset->height() : usualArea;
    const double ratio = wish.ratio.value_or(presetRatio);
    const double area = wish.area.value_or(presetArea);
    return {static_cast<int>(std::lround(std::sqrt(area * ratio))),
            static_cast<int>(std::lround(std::sqrt(area / ratio)))};
}

void SizeCarry::putPair(const Wish &wish, Outcome &outcome) const
{
    if (!wish.ratio && !wish.area)
        return;
    const Parameter &width = *m_to.find(m_toRoles.width);
    const Parameter &height = *m_to.find(m_toRoles.height);
    const QSize wanted = wantedPair(wish);
    const auto [leastWidth, mostWidth] = rangeOf(width);
    const auto [leastHeight, mostHeight] = rangeOf(height);
    // The shape is worth more than the size: both sides shrink or grow as one.
    double scale = std::max({1.0, leastWidth / wanted.width(), leastHeight / wanted.height()});
    scale = std::min({scale, mostWidth / wanted.width(), mostHeight / wanted.height()});
    const bool isExact = wish.pixels && scale == 1.0;
    const Json nearWidth = sideNear(width, wanted.width() * scale, isExact);
    const Json nearHeight = sideNear(height, wanted.height() * scale, isExact);
    if (nearWidth.is_null() || nearHeight.is_null())
        return;
    outcome.values[m_toRoles.width.toStdString()] = nearWidth;
    outcome.values[m_toRoles.height.toStdString()] = nearHeight;
}

void SizeCarry::putShape(const Wish &wish, Outcome &outcome) const
{
    const Parameter &shape = *m_to.find(m_toRoles.aspectRatio);
    const Json *best = nullptr;
    double distance = 0;
    for (const Json &choice : shape.choices) {
        const QString text = toText(choice);
        // "custom" hands over to width and height.
        if (!outcome.values.empty() && text.compare("custom"_L1, Qt::CaseInsensitive) == 0) {
            outcome.values[shape.name.toStdString()] = choice;
            return;
        }
        const std::optional<double> ratio = ratioIn(text);
        if (!wish.ratio || !ratio)
            continue;
        const double off = away(*ratio, *wish.ratio);
        if (!best || off < distance) {
            best = &choice;
            distance = off;
        }
    }
    if (best)
        outcome.values[shape.name.toStdString()] = *best;
}

void SizeCarry::putResolution(const Wish &wish, Outcome &outcome) const
{
    const Parameter &resolution = *m_to.find(m_toRoles.resolution);
    const bool isShapeSaid = !outcome.values.empty();
    const Json *best = nullptr;
    double distance = 0;
    for (const Json &choice : resolution.choices) {
        const QString text = toText(choice);
        const std::optional<QSize> pixels = pixelsIn(text);
        const std::optional<double> area = areaIn(text);
        if (!area || (isShapeSaid ? pixels.has_value() || !wish.area : !wish.area && !pixels))
            continue;
        constexpr double shapeFirst = 1000;
        double off = wish.area ? away(*area, *wish.area) : 0;
        if (pixels && wish.ratio)
            off += shapeFirst * away(double(pixels->width()) / pixels->height(), *wish.ratio);
        if (!best || off < distance) {
            best = &choice;
            distance = off;
        }
    }
    if (best)
        outcome.values[resolution.name.toStdString()] = *best;
}

//! The one line about it: what it was, what it is, and whether that is the same.
void SizeCarry::describe(const Wish &wish, Outcome &outcome) const
{
    ValueChange change{.from = wish.said, .before = wish.before};
    const auto has = [&](const QString &name) {
        return !name.isEmpty() && outcome.values.contains(name.toStdString());
    };
    if (outcome.values.empty()) {
        const bool isKnown = !m_toRoles.width.isEmpty() || !m_toRoles.aspectRatio.isEmpty() ||
                             !m_toRoles.resolution.isEmpty();
        change.reason =
            isKnown ? ValueChange::Reason::NotAChoice : ValueChange::Reason::NoParameter;
        outcome.change = change;
        return;
    }
    std::optional<double> ratio;
    bool isOtherSize = false;
    if (has(m_toRoles.width)) {
        const QSize pair = *pairOf(m_to, m_toRoles, outcome.values);
        change.to = m_toRoles.width;
        change.after = toJson(pairText(pair));
        ratio = double(pair.width()) / pair.height();
        isOtherSize = wish.pixels && *wish.pixels != pair;
    } else {
        change.to = has(m_toRoles.aspectRatio) ? m_toRoles.aspectRatio : m_toRoles.resolution;
        change.after = outcome.values.at(change.to.toStdString());
        ratio = ratioIn(toText(change.after));
        const std::optional<double> area = areaIn(toText(change.after));
        isOtherSize = wish.area && area && away(*wish.area, *area) > sameShape;
    }
    const bool isOtherShape = wish.ratio && ratio && away(*wish.ratio, *ratio) > sameShape;
    change.kind =
        isOtherShape || isOtherSize ? ValueChange::Kind::Snapped : ValueChange::Kind::Renamed;
    if (change.from != change.to || change.before != change.after)
        outcome.change = change;
}

} // namespace limner
