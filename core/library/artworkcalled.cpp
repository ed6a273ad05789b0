#include "core/library/artworkcalled.h"

using namespace Qt::StringLiterals;

namespace limner {

std::optional<ArtworkId> artworkCalled(Database &database, const QString &uuid)
{
    Result<QSqlQuery> row = database.run(u"SELECT id FROM artworks WHERE uuid = ?"_s, {uuid});
    if (!row || !row->next())
        return std::nullopt;
    return row->value(0).toLongLong();
}

} // namespace limner
