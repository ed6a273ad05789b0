#include "core/library/search/sqlcondition.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

SqlCondition joined(const std::vector<SqlCondition> &conditions, const QString &with)
{
    SqlCondition all;
    for (const SqlCondition &one : conditions) {
        if (!all.sql.isEmpty())
            all.sql += with;
        all.sql += one.sql;
        all.values += one.values;
    }
    return all;
}

} // namespace

SqlCondition anyOf(const std::vector<SqlCondition> &conditions)
{
    if (conditions.empty())
        return {u"false"_s, {}};
    if (conditions.size() == 1)
        return conditions.front();
    SqlCondition any = joined(conditions, u" OR "_s);
    any.sql = u'(' + any.sql + u')';
    return any;
}

SqlCondition allOf(const std::vector<SqlCondition> &conditions)
{
    return joined(conditions, u" AND "_s);
}

SqlCondition noneOf(const SqlCondition &condition)
{
    return {u"(%1) IS NOT TRUE"_s.arg(condition.sql), condition.values};
}

QString likePattern(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return text.replace(u'*', u'%');
}

} // namespace limner
