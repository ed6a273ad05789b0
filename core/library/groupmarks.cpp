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
        u"SELECT id, group_id, (SELECT count(DISTINCT provider || ':' || model) FROM jobs AS other"
        " WHERE other.group_id = jobs.group_id AND other.group_id <> '') AS models"
        " FROM jobs WHERE group_id <> '' AND id IN (%1)"_s.arg(marks),
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
