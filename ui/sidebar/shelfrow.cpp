#include "ui/sidebar/shelfrow.h"

#include "core/library/search/searchterm.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Kind = ShelfRow::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(limner::ShelfRow)
};

int countOf(const std::map<qint64, int> &counts, qint64 id)
{
    const auto found = counts.find(id);
    return found == counts.end() ? -1 : found->second;
}

//! Each with what lies in it, as far as it is open.
class AlbumRows {
public:
    AlbumRows(const Shelves &shelves, const ShelfState &view, std::vector<ShelfRow> &rows)
        : m_shelves{shelves}
        , m_view{view}
        , m_rows{rows}
    {
        for (const Album &album : shelves.albums)
            m_inner.emplace(album.parent, &album);
    }

    void add(qint64 parent, int depth)
    {
        constexpr int deepest = 32; // there is no circle, but nobody wants to hang in one
        const auto [from, to] = m_inner.equal_range(parent);
        for (auto one = from; one != to && depth < deepest; ++one) {
            const Album &album = *one->second;
            const bool isOpen = m_view.open.contains(album.id);
            m_rows.push_back({.kind = Kind::Album,
                              .id = album.id,
                              .text = album.name,
                              .count = countOf(m_shelves.counts.albums, album.id),
                              .depth = depth,
                              .parent = parent,
                              .hasInner = m_inner.contains(album.id),
                              .isOpen = isOpen,
                              .cover = album.cover,
                              .query = searchTerm(u"album"_s, album.name)});
            if (isOpen)
                add(album.id, depth + 1);
        }
    }

private:
    const Shelves &m_shelves;
    const ShelfState &m_view;
    std::vector<ShelfRow> &m_rows;
    std::multimap<qint64, const Album *> m_inner; // in the order of the albums
};

//! The most used ones, by name.
std::vector<Tag> usedTags(const Shelves &shelves)
{
    std::vector<Tag> tags = shelves.tags;
    std::stable_sort(tags.begin(), tags.end(), [&](const Tag &a, const Tag &b) {
        return countOf(shelves.counts.tags, a.id) > countOf(shelves.counts.tags, b.id);
    });
    tags.resize(fewTags);
    std::erase_if(tags, [](const Tag &tag) { return tag.id == 0; });
    std::vector<Tag> out;
    for (const Tag &one : shelves.tags) {
        if (std::find(tags.begin(), tags.end(), one) != tags.end())
            out.push_back(one);
    }
    return out;
}

void addTags(const Shelves &shelves, const ShelfState &view, std::vector<ShelfRow> &rows)
{
    const bool hasMore = shelves.tags.size() > fewTags;
    const std::vector<Tag> seen =
        hasMore && !view.isEveryTagSeen ? usedTags(shelves) : shelves.tags;
    for (const Tag &tag : seen)
        rows.push_back({.kind = Kind::Tag,
                        .id = tag.id,
                        .text = tag.name,
                        .count = countOf(shelves.counts.tags, tag.id),
                        .colour = tag.colour,
                        .query = searchTerm(u"tag"_s, tag.name)});
    if (hasMore)
        rows.push_back({.kind = Kind::MoreTags,
                        .text = view.isEveryTagSeen
                                    ? Words::tr("Fewer")
                                    : Words::tr("%1 more").arg(shelves.tags.size() - fewTags)});
}

void addWhole(const LibraryCounts &counts, std::vector<ShelfRow> &rows)
{
    rows.push_back({.kind = Kind::All, .text = Words::tr("All"), .count = counts.all});
    rows.push_back({.kind = Kind::Favourites,
                    .text = Words::tr("Favourites"),
                    .count = counts.favourites,
                    .query = u"is:favourite"_s});
    if (counts.rejected > 0)
        rows.push_back({.kind = Kind::Rejected,
                        .text = Words::tr("Rejected"),
                        .count = counts.rejected,
                        .query = u"is:rejected"_s});
    rows.push_back({.kind = Kind::Trash,
                    .text = Words::tr("Trash"),
                    .count = counts.trash,
                    .query = u"is:trashed"_s});
}

ShelfRow heading(ShelfRow::Heading which, const QString &text)
{
    return {.kind = Kind::Heading, .id = which, .text = text};
}

} // namespace

std::vector<ShelfRow> shelfRows(const Shelves &shelves, const std::map<qint64, int> &found,
                                const ShelfState &view)
{
    std::vector<ShelfRow> rows;
    addWhole(shelves.counts, rows);
    rows.push_back(heading(ShelfRow::Albums, Words::tr("Albums")));
    AlbumRows{shelves, view, rows}.add(0, 0);
    if (!shelves.tags.empty())
        rows.push_back(heading(ShelfRow::Tags, Words::tr("Tags")));
    addTags(shelves, view, rows);
    if (!shelves.searches.empty())
        rows.push_back(heading(ShelfRow::Searches, Words::tr("Saved searches")));
    for (const SavedSearch &search : shelves.searches)
        rows.push_back({.kind = Kind::Search,
                        .id = search.id,
                        .text = search.name,
                        .count = countOf(found, search.id),
                        .query = search.text});
    return rows;
}

std::set<qint64> albumsInside(const std::vector<Album> &albums, qint64 album)
{
    std::set<qint64> inside{album};
    for (size_t before = 0; before != inside.size();) {
        before = inside.size();
        for (const Album &one : albums) {
            if (inside.contains(one.parent))
                inside.insert(one.id);
        }
    }
    return inside;
}

} // namespace limner
