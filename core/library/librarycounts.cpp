#include "core/library/librarycounts.h"

#include "core/base/trace.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// What of: 0 a model's pictures, 1 the trash, 2 a tag, 3 an album. As the index stands: adding
// marks up takes twice the time of counting those that have the same.
const QString statement =
    u"SELECT 0, provider, model, count(*), favourite, rejected FROM artworks "
    "INDEXED BY artworks_models WHERE trashed_at IS NULL "
    "GROUP BY model, provider, favourite, rejected "
    "UNION ALL SELECT 1, 0, '', count(*), 0, 0 FROM artworks WHERE trashed_at IS NOT NULL "
    "UNION ALL SELECT 2, id, '', pictures, 0, 0 FROM tag_counts "
    "UNION ALL SELECT 3, id, '', pictures, 0, 0 FROM album_counts"_s;

//! Those of one model come one after the other.
void addModel(LibraryCounts &counts, const QSqlQuery &row)
{
    const QString provider = row.value(1).toString();
    const QString model = row.value(2).toString();
    const int pictures = row.value(3).toInt();
    const bool isNew = counts.models.empty() || counts.models.back().model != model ||
                       counts.models.back().provider != provider;
    if (isNew)
        counts.models.push_back({.provider = provider, .model = model});
    counts.models.back().pictures += pictures;
    counts.all += pictures;
    counts.favourites += row.value(4).toBool() ? pictures : 0;
    counts.rejected += row.value(5).toBool() ? pictures : 0;
}

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
            addModel(counts, *rows);
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
