#pragma once

#include "core/library/artworkrow.h"

#include <QString>

namespace limner {

//! What pictures are sorted by. Equal ones follow each other newest first, and pictures of one
//! moment, which are one job's, in the order they were made in.
enum class SortBy {
    Newest,
    Oldest,
    Rating,  //!< best first
    Cost,    //!< dearest first, unknown ones last
    Pixels,  //!< width times height, most first
    Name,    //!< the prompt, or what its file is called: `naturalKey`
    Likeness //!< of a search for similar pictures; nobody chooses it, the reader ranks the rows
};

//! What stands below one heading.
enum class GroupBy { Nothing, Day, Week, Month, Model, Album, Provider };

//! How pictures follow each other: by group, and sorted inside of each.
struct GalleryOrder {
    SortBy sort = SortBy::Newest;
    GroupBy group = GroupBy::Day;
    bool hasStacks = false; //!< rows tell which of them lie in one stack

    bool operator==(const GalleryOrder &) const = default;
};

//! Day, week or month: its `ArtworkRow::group` is the Julian day of its first date.
[[nodiscard]] bool isPeriod(GroupBy group);

//! As the settings name them.
[[nodiscard]] QString toString(SortBy sort);
[[nodiscard]] QString toString(GroupBy group);
//! Newest and Day for what nobody knows.
[[nodiscard]] SortBy sortFromString(const QString &name);
[[nodiscard]] GroupBy groupFromString(const QString &name);

//! Whether a row stands before another, as the reader has them. Groups by time stand newest first
//! unless the oldest pictures do; others by name, and what belongs to none of them last.
class RowOrder {
public:
    explicit RowOrder(const GalleryOrder &order = {});

    [[nodiscard]] bool operator()(const ArtworkRow &a, const ArtworkRow &b) const;
    //! Whether its group alone tells that it stands before the other.
    [[nodiscard]] bool hasEarlierGroup(const ArtworkRow &a, const ArtworkRow &b) const;
    //! False where the groups follow from the dates that rows are sorted by anyway.
    [[nodiscard]] bool isGrouped() const { return m_isGrouped; }

private:
    GalleryOrder m_order;
    bool m_isGrouped = false;
};

} // namespace limner
