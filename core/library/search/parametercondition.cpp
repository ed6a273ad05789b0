#include "core/library/search/parametercondition.h"

#include "core/library/search/numberrange.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

SqlCondition ofSets(const QStringList &names, const SqlCondition &values)
{
    const QString marks = u"?"_s + u", ?"_s.repeated(names.size() - 1);
    SqlCondition out{u"parameter_set IN (SELECT set_id FROM parameter_values WHERE folded IN (%1)"
                     " AND %2)"_s.arg(marks, values.sql)};
    for (const QString &name : names)
        out.values.append(name);
    out.values += values.values;
    return out;
}

} // namespace

QString foldedParameter(const QString &name)
{
    return name.toLower().remove(u'_').remove(u'-').remove(u' ');
}

SqlCondition parameterCondition(const QStringList &names, const QString &value)
{
    std::vector<SqlCondition> ways{
        {u"value LIKE ? ESCAPE '\\'"_s, {likePattern(value)}},
    };
    if (const Reading<NumberRange> range = numberRange(value))
        ways.push_back(within(*range, u"number"_s));
    return ofSets(names, anyOf(ways));
}

Reading<SqlCondition> numericParameter(const QStringList &names, const QString &value)
{
    const Reading<NumberRange> range = numberRange(value);
    if (!range)
        return tl::unexpected{range.error()};
    return ofSets(names, within(*range, u"number"_s));
}

} // namespace limner
