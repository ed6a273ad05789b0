#pragma once

#include "core/library/galleryorder.h"

#include <QHash>
#include <QSet>

#include <map>
#include <vector>

namespace limner {

//! What the tile of a row has to do with a stack.
struct StackPart {
    int count = 1; //!< pictures in the stack; 1 = there is none
    bool isOpen = false;
    bool isFirst = true; //!< the tile that stands for it, or the first of an open one

    [[nodiscard]] bool isStack() const { return count > 1; }
    bool operator==(const StackPart &) const = default;
};

//! The rows of pictures that have a tile, in the order of the gallery. Of a closed stack that is
//! its first one; those of an open stack stand behind each other, where that one stands. A stack
//! ends where its heading does. Whatever changes is first told, then done piece by piece, so that a
//! model can announce each piece.
class ShownRows {
public:
    //! What a change comes to.
    struct Change {
        std::vector<int> gone = {};          //!< indexes, ascending
        std::vector<ArtworkRow> fresh = {};  //!< in the order of the gallery
        std::vector<ArtworkId> touched = {}; //!< stay, and look different
    };

    //! All rows, in this order. Stacks that were open stay open.
    void set(std::vector<ArtworkRow> rows, const GalleryOrder &order);
    [[nodiscard]] const std::vector<ArtworkRow> &rows() const { return m_rows; }
    //! With those that have no tile.
    [[nodiscard]] int pictures() const { return m_pictures; }

    //! Of its tile, or of that of its closed stack; -1 when there is neither.
    [[nodiscard]] int indexOf(ArtworkId id) const;
    //! The same without a search through all rows, if it is one of them: by its date.
    [[nodiscard]] int quickIndexOf(ArtworkId id, qint64 createdMs) const;
    [[nodiscard]] StackPart stack(int index) const;
    //! Both lie in one open stack.
    [[nodiscard]] bool shareOpenStack(int index, int other) const;
    //! That the tile stands for, in their order.
    [[nodiscard]] std::vector<ArtworkId> picturesAt(int index) const;

    //! These leave, and these come or have changed. With a fresh row come all that lie in its
    //! stack.
    [[nodiscard]] Change change(const std::vector<ArtworkId> &gone,
                                const std::vector<ArtworkRow> &fresh);
    [[nodiscard]] Change setOpen(int index, bool isOpen);
    //! At once, without a change that could be told.
    void setAllOpen(bool isOpen);

    //! Where a fresh row belongs.
    [[nodiscard]] size_t placeOf(const ArtworkRow &row) const;
    void insert(size_t at, const ArtworkRow *from, size_t count);
    void remove(int first, int last);
    //! Very many of them, in one pass.
    void insertAll(const std::vector<ArtworkRow> &fresh);
    void removeAll(const std::vector<int> &indexes);

private:
    struct Key {
        qint64 stack = 0;
        qint64 group = 0;
        auto operator<=>(const Key &) const = default;
    };
    friend size_t qHash(const Key &key, size_t seed)
    {
        return qHashMulti(seed, key.stack, key.group);
    }
    struct Lead { //!< of an open stack
        ArtworkRow row = {};
        int count = 0;
    };
    //! A stack that changes.
    struct Pile {
        std::vector<int> before = {};         //!< its indexes
        std::vector<ArtworkRow> members = {}; //!< from now on
        bool looksDifferent = false;
    };
    using Piles = std::map<Key, Pile>;

    [[nodiscard]] static Key keyOf(const ArtworkRow &row)
    {
        return {row.stack != 0 ? row.stack : row.id, row.group};
    }
    [[nodiscard]] const ArtworkRow &anchorOf(const ArtworkRow &row) const;
    [[nodiscard]] bool standsBefore(const ArtworkRow &a, const ArtworkRow &b) const;
    [[nodiscard]] bool isSamePlace(const ArtworkRow &a, const ArtworkRow &b) const;
    void findPiles(Piles &piles, const std::vector<ArtworkId> &ids) const;
    void fillPiles(Piles &piles, const std::vector<ArtworkId> &without) const;
    [[nodiscard]] Change rearrange(Piles &piles);
    void rearrange(const Key &key, Pile &pile, Change &change);

    RowOrder m_order;
    std::vector<ArtworkRow> m_rows;
    QHash<Key, std::vector<ArtworkRow>> m_hidden; // of closed stacks, behind the first
    QHash<Key, Lead> m_leads;                     // of open stacks
    QSet<Key> m_open;                             // as far as there are such stacks
    int m_pictures = 0;
    ArtworkId m_highest = 0;
    bool m_hasStacks = false;
    bool m_isByDate = true;
};

} // namespace limner
