#include "core/library/marks.h"

#include "core/database/columns.h"
#include "core/library/artworkchange.h"

#include <algorithm>
#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace limner {

Marks::Marks(Database &database, QObject *parent)
    : QObject{parent}
    , m_database{database}
{}

std::vector<ArtworkMarks> Marks::mark(const std::vector<ArtworkId> &ids, const QString &column,
                                      int value)
{
    const Result<std::vector<ArtworkMarks>> before =
        changeArtworks(m_database, ids, column, value, column + u" <> ?"_s);
    if (!before) {
        emit failed(before.error());
        return {};
    }
    if (!before->empty())
        emit changed(idsOf(*before));
    return *before;
}

std::vector<ArtworkMarks> Marks::setFavourite(const std::vector<ArtworkId> &ids, bool favourite)
{
    return mark(ids, u"favourite"_s, favourite ? 1 : 0);
}

std::vector<ArtworkMarks> Marks::setRating(const std::vector<ArtworkId> &ids, int rating)
{
    return mark(ids, u"rating"_s, std::clamp(rating, 0, 5));
}

std::vector<ArtworkMarks> Marks::setRejected(const std::vector<ArtworkId> &ids, bool rejected)
{
    return mark(ids, u"rejected"_s, rejected ? 1 : 0);
}

Result<> Marks::write(const std::vector<ArtworkMarks> &marks)
{
    std::map<std::tuple<int, bool, bool>, std::vector<ArtworkId>> alike;
    for (const ArtworkMarks &one : marks)
        alike[{std::clamp(one.rating, 0, 5), one.favourite, one.rejected}].push_back(one.id);
    Database::Transaction transaction{m_database};
    for (const auto &[mark, ids] : alike) {
        const auto [rating, favourite, rejected] = mark;
        const Result<QSqlQuery> done =
            m_database.run(u"UPDATE artworks SET rating = ?, favourite = ?, rejected = ? "
                           "WHERE id IN (SELECT value FROM json_each(?))"_s,
                           {rating, favourite ? 1 : 0, rejected ? 1 : 0, idList(ids)});
        if (!done)
            return propagate(done);
    }
    return transaction.commit();
}

void Marks::set(const std::vector<ArtworkMarks> &marks)
{
    if (const Result<> done = write(marks); !done)
        emit failed(done.error());
    else if (!marks.empty())
        emit changed(idsOf(marks));
}

} // namespace limner
