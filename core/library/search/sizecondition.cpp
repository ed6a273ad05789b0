#include "core/library/search/sizecondition.h"

#include "core/library/search/numberrange.h"

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Mistake = SearchMistake::Kind;

qsizetype crossIn(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'x' || text[i] == u'X' || text[i] == u'×')
            return i;
    }
    return -1;
}

//! Nothing of a side that may be anything.
Reading<SqlCondition> side(QStringView text, const QString &column)
{
    if (text.trimmed() == u"?" || text.trimmed() == u"*")
        return SqlCondition{};
    const Reading<NumberRange> range = numberRange(text);
    if (!range)
        return tl::unexpected{range.error() == Mistake::EmptyRange ? Mistake::EmptyRange
                                                                   : Mistake::NoSize};
    return within(*range, column);
}

std::optional<double> ratioFrom(QStringView text)
{
    qsizetype parts = crossIn(text);
    for (const QChar sign : {u':', u'/'})
        parts = parts < 0 ? text.indexOf(sign) : parts;
    bool ok = false;
    bool alsoOk = true;
    const double first = (parts < 0 ? text : text.first(parts)).trimmed().toDouble(&ok);
    const double second = parts < 0 ? 1 : text.sliced(parts + 1).trimmed().toDouble(&alsoOk);
    const double ratio = ok && alsoOk && second > 0 ? first / second : 0;
    return std::isfinite(ratio) && ratio > 0 ? std::optional{ratio} : std::nullopt;
}

} // namespace

Reading<SqlCondition> sizeCondition(const SearchKey &, const QString &value, const QDateTime &)
{
    const qsizetype cross = crossIn(value);
    if (cross < 0) {
        const Reading<SqlCondition> width = side(value, u"width"_s);
        const Reading<SqlCondition> height = side(value, u"height"_s);
        if (!width || width->sql.isEmpty())
            return tl::unexpected{width ? Mistake::NoSize : width.error()};
        return anyOf({*width, *height});
    }
    const Reading<SqlCondition> width = side(QStringView{value}.first(cross), u"width"_s);
    const Reading<SqlCondition> height = side(QStringView{value}.sliced(cross + 1), u"height"_s);
    if (!width || !height)
        return tl::unexpected{!width ? width.error() : height.error()};
    std::vector<SqlCondition> sides{{u"width > 0"_s, {}}}; // of `?x?`
    for (const Reading<SqlCondition> &one : {width, height}) {
        if (!one->sql.isEmpty())
            sides.push_back(*one);
    }
    SqlCondition both = allOf(sides);
    both.sql = u'(' + both.sql + u')';
    return both;
}

Reading<SqlCondition> ratioCondition(const SearchKey &, const QString &value, const QDateTime &)
{
    constexpr double tolerance = 1.03;
    const QString given = value.trimmed().toLower();
    if (given == "portrait"_L1)
        return SqlCondition{u"width < height"_s, {}};
    if (given == "landscape"_L1)
        return SqlCondition{u"width > height"_s, {}};
    const std::optional<double> ratio = given == "square"_L1 ? 1.0 : ratioFrom(given);
    if (!ratio)
        return tl::unexpected{Mistake::NoRatio};
    return SqlCondition{u"(height > 0 AND width BETWEEN height * ? AND height * ?)"_s,
                        {*ratio / tolerance, *ratio * tolerance}};
}

} // namespace limner
