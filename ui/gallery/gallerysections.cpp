#include "ui/gallery/gallerysections.h"

#include <algorithm>

namespace limner {

void addSections(std::vector<GridSection> &sections, const std::vector<ArtworkRow> &rows,
                 GroupBy by, const QString &title)
{
    const int above = sections.empty() ? 0 : sections.back().first + sections.back().count;
    for (auto from = rows.begin(); from != rows.end();) {
        const auto to =
            std::partition_point(from, rows.end(), [group = from->group](const auto &row) {
                return row.group == group;
            });
        sections.push_back({.day = isPeriod(by) ? QDate::fromJulianDay(from->group) : QDate{},
                            .by = by,
                            .name = from->words ? from->words->heading : QString{},
                            .title = title,
                            .first = above + int(from - rows.begin()),
                            .count = int(to - from)});
        from = to;
    }
}

} // namespace limner
