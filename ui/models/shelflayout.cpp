#include "ui/models/shelflayout.h"

#include <algorithm>

namespace limner {

namespace {
// A cover of 167 x 98 pixels.
constexpr int shapeWidth = 167;
constexpr int shapeHeight = 98;
constexpr int bottomMargin = 16;
} // namespace

void ShelfLayout::setShelves(const std::vector<Shelf> &shelves)
{
    m_places.clear();
    int first = 0;
    for (const Shelf &shelf : shelves) {
        m_places.push_back({.shelf = shelf, .first = first});
        first += shelf.count;
    }
    m_count = first;
    relayout();
}

void ShelfLayout::setGeometry(int width, int words)
{
    m_width = width;
    m_words = words;
    relayout();
}

void ShelfLayout::relayout()
{
    const int room = std::max(leastCard, m_width - 2 * side);
    m_columns = std::max(1, (room + gap) / (leastCard + gap));
    m_cardWidth = (room - gap * (m_columns - 1)) / m_columns;
    m_coverHeight = (m_cardWidth * shapeHeight + shapeWidth / 2) / shapeWidth;
    int top = 0;
    for (Place &place : m_places) {
        place.top = top;
        place.shown =
            place.shelf.isFolded ? std::min(place.shelf.count, m_columns) : place.shelf.count;
        top += heading + linesOf(place) * lineHeight() - (place.shown > 0 ? lineGap : 0);
    }
    m_height = m_places.empty() ? 0 : top + bottomMargin;
}

int ShelfLayout::linesOf(const Place &place) const
{
    return (place.shown + m_columns - 1) / m_columns;
}

int ShelfLayout::shelfOf(int index) const
{
    if (index < 0 || index >= m_count)
        return -1;
    const auto after = std::upper_bound(m_places.begin(), m_places.end(), index,
                                        [](int at, const Place &one) { return at < one.first; });
    return int(after - m_places.begin()) - 1;
}

int ShelfLayout::firstOf(int shelf) const
{
    return m_places[size_t(shelf)].first;
}

int ShelfLayout::shownOf(int shelf) const
{
    return m_places[size_t(shelf)].shown;
}

bool ShelfLayout::isShown(int index) const
{
    const int shelf = shelfOf(index);
    return shelf >= 0 && index - firstOf(shelf) < shownOf(shelf);
}

QRect ShelfLayout::card(int index) const
{
    if (!isShown(index))
        return {};
    const Place &place = m_places[size_t(shelfOf(index))];
    const int at = index - place.first;
    return {side + at % m_columns * (m_cardWidth + gap),
            place.top + heading + at / m_columns * lineHeight(), m_cardWidth,
            m_coverHeight + m_words};
}

QRect ShelfLayout::cover(int index) const
{
    const QRect whole = card(index);
    return whole.isNull() ? QRect{} : QRect{whole.topLeft(), coverSize()};
}

QRect ShelfLayout::headingOf(int shelf) const
{
    return {side, m_places[size_t(shelf)].top, std::max(0, m_width - 2 * side), heading};
}

int ShelfLayout::headingAt(QPoint point) const
{
    for (int shelf = 0; shelf < int(m_places.size()); ++shelf) {
        if (headingOf(shelf).contains(point))
            return shelf;
    }
    return -1;
}

int ShelfLayout::cardAt(QPoint point) const
{
    for (const int index : between(point.y(), point.y())) {
        if (card(index).contains(point))
            return index;
    }
    return -1;
}

std::vector<int> ShelfLayout::between(int top, int bottom) const
{
    std::vector<int> cards;
    for (const Place &place : m_places) {
        const int begin = place.top + heading;
        const int lines = linesOf(place);
        if (begin > bottom || begin + lines * lineHeight() <= top)
            continue;
        const int firstLine = std::clamp((top - begin) / lineHeight(), 0, lines);
        const int lastLine = std::clamp((bottom - begin) / lineHeight(), 0, lines - 1);
        for (int at = firstLine * m_columns; at < (lastLine + 1) * m_columns && at < place.shown;
             ++at)
            cards.push_back(place.first + at);
    }
    return cards;
}

int ShelfLayout::moved(int index, int lines) const
{
    int shelf = shelfOf(index);
    if (shelf < 0)
        return index;
    const int column = (index - firstOf(shelf)) % m_columns;
    int line = (index - firstOf(shelf)) / m_columns + lines;
    while (line < 0) {
        int before = shelf - 1;
        while (before >= 0 && shownOf(before) == 0)
            --before;
        if (before < 0) {
            line = 0;
            break;
        }
        shelf = before;
        line += linesOf(m_places[size_t(shelf)]);
    }
    while (line >= linesOf(m_places[size_t(shelf)])) {
        int next = shelf + 1;
        while (next < int(m_places.size()) && shownOf(next) == 0)
            ++next;
        if (next >= int(m_places.size())) {
            line = linesOf(m_places[size_t(shelf)]) - 1;
            break;
        }
        line -= linesOf(m_places[size_t(shelf)]);
        shelf = next;
    }
    return firstOf(shelf) + std::min(line * m_columns + column, shownOf(shelf) - 1);
}

} // namespace limner
