#include "core/schema/sizetext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longest = 60;       // a choice that says a size is short
constexpr double largestSide = 100'000; // pixels

//! The two numbers of the pattern, both above 0.
std::optional<std::pair<double, double>> numbersIn(const QString &text,
                                                   const QRegularExpression &pattern)
{
    if (text.size() > longest)
        return std::nullopt;
    const QRegularExpressionMatch match = pattern.match(text);
    const double first = match.captured(1).toDouble();
    const double second = match.captured(2).toDouble();
    if (!match.hasMatch() || first <= 0 || second <= 0 || first > largestSide ||
        second > largestSide)
        return std::nullopt;
    return std::pair{first, second};
}

} // namespace

std::optional<double> ratioIn(const QString &text)
{
    static const QRegularExpression shape{
        u"(?<![\\d.:])(\\d{1,3}(?:\\.\\d{1,3})?)\\s*[:/]\\s*(\\d{1,3}(?:\\.\\d{1,3})?)(?![\\d:])"_s};
    if (const auto sides = numbersIn(text, shape))
        return sides->first / sides->second;
    const std::optional<QSize> pixels = pixelsIn(text);
    return pixels ? std::optional{double(pixels->width()) / pixels->height()} : std::nullopt;
}

std::optional<QSize> pixelsIn(const QString &text)
{
    static const QRegularExpression sides{
        u"(?<!\\d)(\\d{2,5})\\s*(?:x|X|×|\\*)\\s*(\\d{2,5})(?!\\d)"_s};
    const auto found = numbersIn(text, sides);
    if (!found)
        return std::nullopt;
    return QSize{static_cast<int>(found->first), static_cast<int>(found->second)};
}

std::optional<double> areaIn(const QString &text)
{
    if (const std::optional<QSize> pixels = pixelsIn(text))
        return double(pixels->width()) * pixels->height();
    static const QRegularExpression unit{
        u"\\A\\s*(\\d{1,5}(?:\\.\\d{1,4})?)\\s*(k|mp|megapixels?|p|px|pixels?)?\\b"_s,
        QRegularExpression::CaseInsensitiveOption};
    const QRegularExpressionMatch match = unit.match(text.left(longest));
    const double number = match.captured(1).toDouble();
    if (!match.hasMatch() || number <= 0)
        return std::nullopt;
    const QString word = match.captured(2).toLower();
    if (word == "k"_L1)
        return number * 1024 * number * 1024;
    if (word.startsWith(u'm'))
        return number * 1e6;
    if (word == "p"_L1)
        return number * number * 16 / 9;
    constexpr double smallest = 64; // "4" alone is a number of pictures or a factor
    return number >= smallest ? std::optional{number * number} : std::nullopt;
}

bool isSizeText(const QString &text)
{
    return areaIn(text).has_value();
}

} // namespace limner
