#include "core/library/fileplaces.h"

using namespace Qt::StringLiterals;

namespace limner {

Result<> FilePlaces::note(const Artwork &artwork)
{
    const Result<QSqlQuery> done =
        m_database.run(u"UPDATE artworks SET released = ?, path = ? WHERE id = ?"_s,
                       {artwork.released ? 1 : 0, artwork.path, artwork.id});
    return done ? Result<>{} : Result<>{propagate(done)};
}

std::vector<Artwork> FilePlaces::released()
{
    std::vector<Artwork> out;
    Result<QSqlQuery> rows = m_database.run(u"SELECT id, path FROM artworks WHERE released = 1"_s);
    while (rows && rows->next()) {
        Artwork artwork;
        artwork.id = rows->value(0).toLongLong();
        artwork.path = rows->value(1).toString();
        artwork.released = true;
        out.push_back(std::move(artwork));
    }
    return out;
}

} // namespace limner
