#include "core/library/idcolumn.h"

namespace limner {

Result<std::vector<qint64>> idColumn(Database &database, const QString &sql,
                                     const QVariantList &values)
{
    Result<QSqlQuery> rows = database.run(sql, values);
    if (!rows)
        return propagate(rows);
    std::vector<qint64> ids;
    while (rows->next())
        ids.push_back(rows->value(0).toLongLong());
    return ids;
}

} // namespace limner
