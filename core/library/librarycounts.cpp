#include "core/library/librarycounts.h"

#include "core/base/trace.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// What of: 0 a model's pictures, 1 the trash, 2 a tag, 3 an album.
const QString statement =
    u"SELECT 0, provider, model, count(*), sum(favourite), sum(rejected) FROM artworks "
    "WHERE trashed_at IS NULL GROUP BY model, provider "
    "UNION ALL SELECT 1, 0, '', count(*), 0, 0 FROM artworks WHERE trashed_at IS NOT NULL "
    "UNION ALL SELECT 2, id, '', pictures, 0, 0 FROM tag_counts "
    "UNION ALL SELECT 3, id, '', pictures, 0, 0 FROM album_counts"_s;

} // namespace

Result<LibraryCounts> libraryCounts(Database &database)
{
    const trace::Span span{"database", "counts"};
    Result<QSqlQuery> rows = database.run(statement);
    if (!rows)
        return propagate(rows);
    LibraryCounts counts;
    while (rows->next()) {
        const int pictures = rows->value(3).toInt();
        switch (rows->value(0).toInt()) {
        case 0:
            counts.models.push_back(
                {rows->value(1).toString(), rows->value(2).toString(), pictures});
            counts.all += pictures;
            counts.favourites += rows->value(4).toInt();
            counts.rejected += rows->value(5).toInt();
            break;
        case 1:
            counts.trash = pictures;
            break;
        case 2:
            counts.tags[rows->value(1).toLongLong()] = pictures;
            break;
        default:
            counts.albums[rows->value(1).toLongLong()] = pictures;
        }
    }
    std::sort(counts.models.begin(), counts.models.end(), [](const auto &a, const auto &b) {
        return std::tie(b.pictures, a.model, a.provider) <
               std::tie(a.pictures, b.model, b.provider);
    });
    return counts;
}

} // namespace limner
