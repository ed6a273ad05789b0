#include "core/library/artworkwith.h"

using namespace Qt::StringLiterals;

namespace limner {

std::optional<ArtworkId> artworkWith(Database &database, const QByteArray &sha256)
{
    Result<QSqlQuery> row = database.run(u"SELECT id FROM artworks WHERE sha256 = ?"_s,
                                         {QString::fromLatin1(sha256.toHex())});
    if (!row || !row->next())
        return std::nullopt;
    return row->value(0).toLongLong();
}

} // namespace limner
