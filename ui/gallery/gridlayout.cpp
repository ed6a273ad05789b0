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

    m_tops.clear();
    m_tops.reserve(m_sections.size());
    int y = top;
    for (const GridSection &section : m_sections) {
        m_tops.push_back(y);
        y += header + linesOf(section) * (m_edge + gap) - gap;
    }
    m_height = m_sections.empty() ? 0 : y + bottom;
}

int GridLayout::rows() const
{
    return m_sections.empty() ? 0 : m_sections.back().first + m_sections.back().count;
}

int GridLayout::linesOf(const GridSection &section) const
{
    return (section.count + m_columns - 1) / m_columns;
}

// The gaps share the pixels that do not divide evenly, so that the last column ends at the margin
// and every tile has the same size.
int GridLayout::left(int column) const
{
    const int usable = std::max(smallestEdge, m_width - 2 * side);
    return m_columns == 1 ? side : side + column * (usable - m_edge) / (m_columns - 1);
}

int GridLayout::sectionOf(int row) const
{
    if (row < 0 || row >= rows())
        return -1;
    const auto next = std::upper_bound(
        m_sections.begin(), m_sections.end(), row,
        [](int wanted, const GridSection &section) { return wanted < section.first; });
    return int(next - m_sections.begin()) - 1;
}

QRect GridLayout::cell(int row) const
{
    const int index = sectionOf(row);
    if (index < 0)
        return {};
    const int within = row - m_sections[size_t(index)].first;
    const int column = within % m_columns;
    const int line = within / m_columns;
    const int y = m_tops[size_t(index)] + header + line * (m_edge + gap);
    return {left(column), y, m_edge, m_edge};
}

QRect GridLayout::heading(int section) const
{
    return {side, m_tops[size_t(section)], m_width - 2 * side, header};
}

int GridLayout::sectionAtY(int y) const
{
    const auto next = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return int(next - m_tops.begin()) - 1;
}

int GridLayout::rowAt(QPoint point) const
{
    const int index = sectionAtY(point.y());
    if (index < 0)
        return -1;
    const int y = point.y() - m_tops[size_t(index)] - header;
    if (y < 0)
        return -1;
    const GridSection &section = m_sections[size_t(index)];
    const int line = y / (m_edge + gap);
    for (int column = 0; column < m_columns; ++column) {
        const int row = section.first + line * m_columns + column;
        if (row < section.first + section.count && cell(row).contains(point))
            return row;
    }
    return -1;
}

GridLayout::Range GridLayout::rowsBetween(int from, int to) const
{
    if (m_sections.empty() || to < from)
        return {};
    Range range;
    const int firstSection = std::max(0, sectionAtY(from));
    const GridSection &first = m_sections[size_t(firstSection)];
    const int above = from - m_tops[size_t(firstSection)] - header;
    // A band that starts in the gap below a line does not touch that line.
    const int firstLine = above <= 0 ? 0 : (above + gap) / (m_edge + gap);
    range.first = std::min(first.first + firstLine * m_columns, first.first + first.count);

    const int lastSection = sectionAtY(to);
    if (lastSection < 0)
        return {};
    const GridSection &last = m_sections[size_t(lastSection)];
    const int below = to - m_tops[size_t(lastSection)] - header;
    const int lines = below < 0 ? 0 : below / (m_edge + gap) + 1;
    range.last = last.first + std::min(lines * m_columns, last.count) - 1;
    return range;
}

int GridLayout::moved(int row, int lines) const
{
    int index = sectionOf(row);
    if (index < 0)
        return row;
    const int column = (row - m_sections[size_t(index)].first) % m_columns;
    int line = (row - m_sections[size_t(index)].first) / m_columns + lines;
    const int lastSection = int(m_sections.size()) - 1;
    while (line < 0 && index > 0)
        line += linesOf(m_sections[size_t(--index)]);
    while (line >= linesOf(m_sections[size_t(index)]) && index < lastSection)
        line -= linesOf(m_sections[size_t(index++)]);
    const GridSection &section = m_sections[size_t(index)];
    if (line < 0)
        return lines == -1 ? row : section.first + std::min(column, section.count - 1);
    if (line >= linesOf(section))
        line = linesOf(section) - 1;
    return section.first + std::min(line * m_columns + column, section.count - 1);
}

} // namespace limner
