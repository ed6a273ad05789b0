#include "ui/gallery/gridlayout.h"

#include <algorithm>
#include <cmath>

namespace limner {

namespace {
constexpr int top = 4;     // above the first heading
constexpr int bottom = 16; // below the last line
constexpr int smallestEdge = 64;
} // namespace

void GridLayout::setSections(std::vector<GridSection> sections)
{
    m_sections = std::move(sections);
    relayout();
}

void GridLayout::setGeometry(int width, int zoom)
{
    if (width == m_width && zoom == m_zoom)
        return;
    m_width = width;
    m_zoom = zoom;
    relayout();
}

void GridLayout::relayout()
{
    const int usable = std::max(smallestEdge, m_width - 2 * side);
    const double wished = double(usable + gap) / std::max(smallestEdge + gap, m_zoom + gap);
    m_columns = std::max(1, int(std::lround(wished)));
    m_edge = (usable - gap * (m_columns - 1)) / m_columns;

    m_bands.clear();
    bool isShared = false;
    for (int i = 0; i < int(m_sections.size()); ++i) {
        const GridSection &section = m_sections[size_t(i)];
        const bool joins =
            isShared && section.mayShare() && m_bands.back().count + section.count <= m_columns;
        if (joins)
            m_bands.back().count += section.count;
        else
            m_bands.push_back({.first = section.first,
                               .count = section.count,
                               .section = i,
                               .head = section.hasHeading() ? header : gap});
        isShared = section.mayShare();
    }
    int y = top;
    for (Band &band : m_bands) {
        band.top = y;
        y += band.head + linesOf(band) * (m_edge + gap) - gap;
    }
    m_height = m_bands.empty() ? 0 : y + bottom;
}

int GridLayout::rows() const
{
    return m_sections.empty() ? 0 : m_sections.back().first + m_sections.back().count;
}

int GridLayout::linesOf(const Band &band) const
{
    return (band.count + m_columns - 1) / m_columns;
}

// The gaps share the pixels that do not divide evenly, so that the last column ends at the margin
// and every tile has the same size.
int GridLayout::left(int column) const
{
    const int usable = std::max(smallestEdge, m_width - 2 * side);
    return m_columns == 1 ? side : side + column * (usable - m_edge) / (m_columns - 1);
}

int GridLayout::bandOf(int row) const
{
    if (row < 0 || row >= rows())
        return -1;
    const auto next =
        std::upper_bound(m_bands.begin(), m_bands.end(), row,
                         [](int wanted, const Band &band) { return wanted < band.first; });
    return int(next - m_bands.begin()) - 1;
}

bool GridLayout::isBelowHeading(int row) const
{
    const int index = bandOf(row);
    if (index < 0)
        return false;
    const Band &band = m_bands[size_t(index)];
    return band.head == header && row - band.first < m_columns;
}

QRect GridLayout::cell(int row) const
{
    const int index = bandOf(row);
    if (index < 0)
        return {};
    const Band &band = m_bands[size_t(index)];
    const int within = row - band.first;
    const int y = band.top + band.head + within / m_columns * (m_edge + gap);
    return {left(within % m_columns), y, m_edge, m_edge};
}

// As wide as the tiles below it, or to the margin where it has the line to itself.
QRect GridLayout::heading(int section) const
{
    const GridSection &one = m_sections[size_t(section)];
    const Band &band = m_bands[size_t(bandOf(one.first))];
    const int from = left(one.first - band.first);
    const bool isLast = one.first + one.count == band.first + band.count;
    const int to = isLast ? m_width - side : left(one.first - band.first + one.count) - gap;
    return {from, band.top, to - from, band.head};
}

std::pair<int, int> GridLayout::sectionsBetween(int from, int to) const
{
    if (m_bands.empty())
        return {0, -1};
    const int first = m_bands[size_t(std::max(0, bandAtY(from)))].section;
    const int last = bandAtY(to);
    const bool isEnd = last + 1 >= int(m_bands.size());
    return {first, isEnd ? int(m_sections.size()) - 1 : m_bands[size_t(last) + 1].section - 1};
}

int GridLayout::bandAtY(int y) const
{
    const auto next = std::upper_bound(m_bands.begin(), m_bands.end(), y,
                                       [](int at, const Band &band) { return at < band.top; });
    return int(next - m_bands.begin()) - 1;
}

int GridLayout::rowAt(QPoint point) const
{
    const int index = bandAtY(point.y());
    if (index < 0)
        return -1;
    const Band &band = m_bands[size_t(index)];
    const int y = point.y() - band.top - band.head;
    if (y < 0)
        return -1;
    const int line = y / (m_edge + gap);
    for (int column = 0; column < m_columns; ++column) {
        const int row = band.first + line * m_columns + column;
        if (row < band.first + band.count && cell(row).contains(point))
            return row;
    }
    return -1;
}

GridLayout::Range GridLayout::rowsBetween(int from, int to) const
{
    if (m_bands.empty() || to < from)
        return {};
    Range range;
    const Band &first = m_bands[size_t(std::max(0, bandAtY(from)))];
    const int above = from - first.top - first.head;
    // A band that starts in the gap below a line does not touch that line.
    const int firstLine = above <= 0 ? 0 : (above + gap) / (m_edge + gap);
    range.first = std::min(first.first + firstLine * m_columns, first.first + first.count);

    const int lastBand = bandAtY(to);
    if (lastBand < 0)
        return {};
    const Band &last = m_bands[size_t(lastBand)];
    const int below = to - last.top - last.head;
    const int lines = below < 0 ? 0 : below / (m_edge + gap) + 1;
    range.last = last.first + std::min(lines * m_columns, last.count) - 1;
    return range;
}

int GridLayout::moved(int row, int lines) const
{
    int index = bandOf(row);
    if (index < 0)
        return row;
    const int column = (row - m_bands[size_t(index)].first) % m_columns;
    int line = (row - m_bands[size_t(index)].first) / m_columns + lines;
    const int lastBand = int(m_bands.size()) - 1;
    while (line < 0 && index > 0)
        line += linesOf(m_bands[size_t(--index)]);
    while (line >= linesOf(m_bands[size_t(index)]) && index < lastBand)
        line -= linesOf(m_bands[size_t(index++)]);
    const Band &band = m_bands[size_t(index)];
    if (line < 0)
        return lines == -1 ? row : band.first + std::min(column, band.count - 1);
    if (line >= linesOf(band))
        line = linesOf(band) - 1;
    return band.first + std::min(line * m_columns + column, band.count - 1);
}

} // namespace limner
