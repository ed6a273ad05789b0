#include "core/library/groupmarks.h"

#include "core/base/log.h"

using namespace Qt::StringLiterals;

namespace limner {

std::map<QString, GroupMark> groupMarks(Database &database, const QStringList &jobIds)
{
    std::map<QString, GroupMark> out;
    if (jobIds.isEmpty())
        return out;
    const QString marks = u"?"_s + u", ?"_s.repeated(jobIds.size() - 1);
    QVariantList values;
    for (const QString &id : jobIds)
        values.append(id);
    Result<QSqlQuery> rows = database.run(
        u"WITH these AS (SELECT id, group_id FROM jobs WHERE group_id <> '' AND id IN (%1)),"
        " counted AS (SELECT group_id, count(DISTINCT provider || ':' || model) AS models FROM jobs"
        " WHERE group_id <> '' AND group_id IN (SELECT group_id FROM these) GROUP BY group_id)"
        " SELECT these.id, these.group_id, counted.models FROM these JOIN counted"
        " USING (group_id)"_s.arg(marks),
        values);
    if (!rows) {
        qCWarning(lcLibrary) << "the groups cannot be read:" << rows.error().message;
        return out;
    }
    while (rows->next()) {
        if (const int models = rows->value(2).toInt(); models > 1)
            out[rows->value(0).toString()] = {.group = rows->value(1).toString(), .models = models};
    }
    return out;
}

} // namespace limner
