#include "ui/gallery/chosentiles.h"

#include <algorithm>

namespace limner {

std::vector<int> ChosenTiles::rows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    return rows;
}

int ChosenTiles::count() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selection())
        count += range.height();
    return count;
}

bool ChosenTiles::contains(int row) const
{
    return isSelected(model()->index(row, 0));
}

QItemSelection ChosenTiles::between(int a, int b) const
{
    return {model()->index(std::min(a, b), 0), model()->index(std::max(a, b), 0)};
}

void ChosenTiles::choose(int row)
{
    m_anchor = model()->index(row, 0);
    setCurrentIndex(m_anchor, ClearAndSelect);
}

void ChosenTiles::moveTo(int row, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = model()->index(row, 0);
    if (modifiers & Qt::ShiftModifier) {
        if (!m_anchor.isValid())
            m_anchor = currentIndex().isValid() ? currentIndex() : model()->index(0, 0);
        select(between(m_anchor.row(), row), ClearAndSelect);
        setCurrentIndex(index, NoUpdate);
    } else {
        m_anchor = index;
        setCurrentIndex(index, modifiers & Qt::ControlModifier ? NoUpdate : ClearAndSelect);
    }
}

void ChosenTiles::toggle(int row)
{
    m_anchor = model()->index(row, 0);
    setCurrentIndex(m_anchor, Toggle);
}

void ChosenTiles::chooseAll()
{
    select(between(0, model()->rowCount() - 1), ClearAndSelect);
}

} // namespace limner
