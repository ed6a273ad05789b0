#pragma once

#include "core/library/shelves.h"

#include <map>
#include <set>
#include <vector>

namespace limner {

//! One line of the sidebar.
struct ShelfRow {
    enum class Kind { All, Favourites, Rejected, Trash, Heading, Album, Tag, MoreTags, Search };
    enum Heading { Albums, Tags, Searches };

    Kind kind = Kind::All;
    qint64 id = 0; //!< of the album, tag or search; of a heading which it is
    QString text = {};
    int count = -1; //!< pictures; -1 = not counted (yet)
    int depth = 0;  //!< how deep an album lies
    qint64 parent = 0;
    bool hasInner = false; //!< albums lie in it
    bool isOpen = false;
    ArtworkId cover = 0;
    QString colour = {}; //!< of a tag; empty = none
    QString query = {};  //!< what it puts into the search field

    [[nodiscard]] bool isSame(const ShelfRow &other) const
    {
        return kind == other.kind && id == other.id;
    }
    //! It has a name that the artist gave it.
    [[nodiscard]] bool isNamed() const
    {
        return kind == Kind::Album || kind == Kind::Tag || kind == Kind::Search;
    }
    bool operator==(const ShelfRow &) const = default;
};

//! What is open in the sidebar.
struct ShelfState {
    std::set<qint64> open = {}; //!< albums
    bool isEveryTagSeen = false;

    bool operator==(const ShelfState &) const = default;
};

//! How many tags are seen until all are asked for.
inline constexpr size_t fewTags = 8;

//! The lines from top to bottom. `found` tells how many pictures a saved search finds, by its id.
[[nodiscard]] std::vector<ShelfRow>
shelfRows(const Shelves &shelves, const std::map<qint64, int> &found, const ShelfState &view);

//! The albums that lie in one, and in those; itself, too.
[[nodiscard]] std::set<qint64> albumsInside(const std::vector<Album> &albums, qint64 album);

} // namespace limner
