#include "core/library/search/numberrange.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Mistake = SearchMistake::Kind;

QVariant numberFrom(QStringView text)
{
    bool ok = false;
    if (const qlonglong whole = text.toLongLong(&ok); ok)
        return whole;
    const double number = text.toDouble(&ok);
    return ok && std::isfinite(number) ? QVariant{number} : QVariant{};
}

bool isLess(const QVariant &a, const QVariant &b)
{
    const bool areWhole = a.typeId() == QMetaType::LongLong && b.typeId() == QMetaType::LongLong;
    return areWhole ? a.toLongLong() < b.toLongLong() : a.toDouble() < b.toDouble();
}

//! Where `20-30` or `-5--1` parts; the sign of the first number does not.
qsizetype middleOf(QStringView text, qsizetype &length)
{
    length = 2;
    if (const qsizetype dots = text.indexOf(u".."); dots > 0)
        return dots;
    length = 1;
    // 1e-5 is one number.
    const qsizetype dash = text.indexOf(u'-', 1);
    return dash > 0 && text[dash - 1].toLower() == u'e' ? text.indexOf(u'-', dash + 1) : dash;
}

Reading<NumberRange> compared(QStringView sign, QStringView text)
{
    const QVariant number = numberFrom(text);
    if (!number.isValid())
        return tl::unexpected{Mistake::NoNumber};
    const bool isIncluded = sign.endsWith(u'=') || sign.isEmpty();
    if (sign.startsWith(u'>'))
        return NumberRange{.from = number, .isFromIncluded = isIncluded};
    if (sign.startsWith(u'<'))
        return NumberRange{.to = number, .isToIncluded = isIncluded};
    return NumberRange{.from = number, .to = number};
}

} // namespace

Reading<NumberRange> numberRange(QStringView text)
{
    const QStringView given = text.trimmed();
    for (const QStringView sign : {QStringView{u">="}, QStringView{u"<="}, QStringView{u">"},
                                   QStringView{u"<"}, QStringView{u"="}}) {
        if (given.startsWith(sign))
            return compared(sign, given.sliced(sign.size()).trimmed());
    }
    if (const QVariant one = numberFrom(given); one.isValid())
        return NumberRange{.from = one, .to = one};
    qsizetype length = 0;
    const qsizetype middle = middleOf(given, length);
    if (middle <= 0)
        return tl::unexpected{Mistake::NoNumber};
    NumberRange range{.from = numberFrom(given.first(middle).trimmed()),
                      .to = numberFrom(given.sliced(middle + length).trimmed())};
    if (!range.from.isValid() || !range.to.isValid())
        return tl::unexpected{Mistake::NoNumber};
    if (isLess(range.to, range.from))
        return tl::unexpected{Mistake::EmptyRange};
    return range;
}

SqlCondition within(const NumberRange &range, const QString &expression)
{
    if (range.isOne())
        return {expression + u" = ?"_s, {range.from}};
    std::vector<SqlCondition> bounds;
    if (range.from.isValid())
        bounds.push_back(
            {expression + (range.isFromIncluded ? u" >= ?"_s : u" > ?"_s), {range.from}});
    if (range.to.isValid())
        bounds.push_back({expression + (range.isToIncluded ? u" <= ?"_s : u" < ?"_s), {range.to}});
    SqlCondition both = allOf(bounds);
    both.sql = u'(' + both.sql + u')';
    return both;
}

} // namespace limner
