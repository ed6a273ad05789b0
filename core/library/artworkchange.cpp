#include "core/library/artworkchange.h"

#include "core/database/columns.h"

using namespace Qt::StringLiterals;

namespace limner {

std::vector<ArtworkId> idsOf(const std::vector<ArtworkMarks> &marks)
{
    std::vector<ArtworkId> ids;
    ids.reserve(marks.size());
    for (const ArtworkMarks &one : marks)
        ids.push_back(one.id);
    return ids;
}

Result<std::vector<ArtworkMarks>> changeArtworks(Database &database,
                                                 const std::vector<ArtworkId> &ids,
                                                 const QString &column, const QVariant &value,
                                                 const QString &condition)
{
    std::vector<ArtworkMarks> before;
    if (ids.empty())
        return before;
    const QString which = u" WHERE id IN (SELECT value FROM json_each(?)) AND "_s + condition;
    const QString list = idList(ids);
    Database::Transaction transaction{database};
    Result<QSqlQuery> found = database.run(
        u"SELECT id, rating, favourite, rejected FROM artworks"_s + which, {list, value});
    if (!found)
        return propagate(found);
    while (found->next())
        before.push_back({.id = found->value(0).toLongLong(),
                          .rating = found->value(1).toInt(),
                          .favourite = found->value(2).toBool(),
                          .rejected = found->value(3).toBool()});
    if (before.empty())
        return before;
    found->finish();
    const Result<QSqlQuery> done =
        database.run(u"UPDATE artworks SET %1 = ?"_s.arg(column) + which, {value, list, value});
    if (!done)
        return propagate(done);
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    return before;
}

} // namespace limner
