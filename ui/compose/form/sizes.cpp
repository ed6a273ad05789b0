#include "ui/compose/form/sizes.h"

#include "core/schema/sizetext.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostChips = 24; // beyond these one searches
constexpr size_t mostSizes = 6;  // "1K", "2K"
constexpr double flattest = 20;  // of a shape that is one

constexpr SizeChoice table[] = {{"1:1", "1_1", 1024, 1024},
                                {"2:3", "2_3", 832, 1216},
                                {"3:2", "3_2", 1216, 832},
                                {"9:16", "9_16", 768, 1344},
                                {"16:9", "16_9", 1344, 768}};

int side(double wanted, const Parameter &parameter)
{
    double value = std::round(wanted / 8) * 8;
    if (parameter.maximum && value > *parameter.maximum)
        value = std::floor(*parameter.maximum);
    if (parameter.minimum && value < *parameter.minimum)
        value = std::ceil(*parameter.minimum);
    return static_cast<int>(std::clamp(value, 1.0, 1e6));
}

} // namespace

std::span<const SizeChoice> sizeChoices()
{
    return table;
}

QSize sizeWithin(const SizeChoice &choice, const Parameter &width, const Parameter &height)
{
    double scale = 1.0;
    if (width.maximum && *width.maximum > 0)
        scale = std::min(scale, *width.maximum / choice.width);
    if (height.maximum && *height.maximum > 0)
        scale = std::min(scale, *height.maximum / choice.height);
    return {side(choice.width * scale, width), side(choice.height * scale, height)};
}

std::optional<QSizeF> shapeIn(const QString &choice)
{
    const QString text = choice.trimmed().toLower();
    static const QRegularExpression turned{u"\\A(portrait|landscape)[_ -](\\d+)[_ -](\\d+)\\z"_s};
    if (const auto match = turned.match(text); match.hasMatch()) {
        const double a = match.captured(2).toDouble();
        const double b = match.captured(3).toDouble();
        if (a <= 0 || b <= 0 || std::max(a, b) / std::min(a, b) > flattest)
            return std::nullopt;
        const bool stands = match.captured(1) == u"portrait"_s;
        return stands ? QSizeF{std::min(a, b), std::max(a, b)}
                      : QSizeF{std::max(a, b), std::min(a, b)};
    }
    if (const auto ratio = ratioIn(text))
        return *ratio <= flattest && *ratio >= 1 / flattest ? std::optional{QSizeF{*ratio, 1}}
                                                            : std::nullopt;
    static const QRegularExpression square{u"\\Asquare\\b|\\Asquare_"_s};
    if (square.match(text).hasMatch())
        return QSizeF{1, 1};
    if (text == u"portrait"_s)
        return QSizeF{2, 3};
    return text == u"landscape"_s ? std::optional{QSizeF{3, 2}} : std::nullopt;
}

bool isShapeChoice(const Parameter &parameter)
{
    const auto &choices = parameter.choices;
    if (parameter.kind != ParameterKind::Choice || choices.size() < 2 || choices.size() > mostChips)
        return false;
    // Most of them: a style called "1:1 portrait" among others makes no list of shapes.
    const auto most = [&choices](auto &&fits) {
        return static_cast<size_t>(std::count_if(choices.begin(), choices.end(), fits)) * 2 >
               choices.size();
    };
    if (most([](const Json &choice) { return choice.is_string() && shapeIn(toText(choice)); }))
        return true;
    return choices.size() <= mostSizes && most([](const Json &choice) {
               return choice.is_string() && isSizeText(toText(choice));
           });
}

} // namespace limner
