#pragma once

#include <QRect>

#include <utility>
#include <vector>

namespace limner {

//! Where every card and heading is, by arithmetic alone: shelves of uniform cards, of which a
//! folded one shows its first line. Cards are counted through all shelves, the hidden ones too.
//! Content coordinates, logical pixels.
class ShelfLayout {
public:
    static constexpr int side = 16;    //!< left and right of the cards
    static constexpr int heading = 35; //!< height of a heading with its margins
    static constexpr int gap = 12;     //!< between columns
    static constexpr int lineGap = 10;
    static constexpr int leastCard = 150; //!< narrower ones make a column less

    struct Shelf {
        int count = 0;
        bool isFolded = false;
        bool operator==(const Shelf &) const = default;
    };

    void setShelves(const std::vector<Shelf> &shelves);
    //! `words` is the height of what stands below a cover.
    void setGeometry(int width, int words);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QSize coverSize() const { return {m_cardWidth, m_coverHeight}; }
    //! Null while the card is folded away.
    [[nodiscard]] QRect card(int index) const;
    [[nodiscard]] QRect cover(int index) const;
    [[nodiscard]] QRect headingOf(int shelf) const;
    //! -1 beside all cards.
    [[nodiscard]] int cardAt(QPoint point) const;
    //! -1 beside all headings.
    [[nodiscard]] int headingAt(QPoint point) const;
    //! -1 for an index that is none.
    [[nodiscard]] int shelfOf(int index) const;
    //! The first of a shelf.
    [[nodiscard]] int firstOf(int shelf) const;
    [[nodiscard]] int shownOf(int shelf) const;
    [[nodiscard]] bool isShown(int index) const;
    //! The card in the same column so many lines further down (or up, negative), across shelves;
    //! stops at the ends.
    [[nodiscard]] int moved(int index, int lines) const;
    //! Shown cards that touch the band [top, bottom], in order.
    [[nodiscard]] std::vector<int> between(int top, int bottom) const;

private:
    struct Place {
        Shelf shelf = {};
        int first = 0;
        int shown = 0;
        int top = 0; //!< of its heading
    };
    void relayout();
    [[nodiscard]] int linesOf(const Place &place) const;
    [[nodiscard]] int lineHeight() const { return m_coverHeight + m_words + lineGap; }

    std::vector<Place> m_places;
    int m_width = 0;
    int m_words = 58;
    int m_columns = 1;
    int m_cardWidth = 0;
    int m_coverHeight = 0;
    int m_height = 0;
    int m_count = 0;
};

} // namespace limner
