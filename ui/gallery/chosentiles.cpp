#include "ui/gallery/chosentiles.h"

#include "ui/gallery/gallerymodel.h"

#include <algorithm>

namespace limner {

ChosenTiles::ChosenTiles(GalleryModel &model, QObject *parent)
    : QItemSelectionModel{&model, parent}
    , m_model{model}
{
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &ChosenTiles::remember);
    connect(&model, &QAbstractItemModel::modelReset, this, &ChosenTiles::bringBack);
}

void ChosenTiles::remember()
{
    m_remembered.clear();
    for (const QItemSelectionRange &range : selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            m_remembered.insert(m_model.artworkId(row));
    m_rememberedCurrent = m_model.artworkId(currentIndex().row());
}

// After the base class has forgotten all of it.
void ChosenTiles::bringBack()
{
    const std::unordered_set<ArtworkId> wanted = std::exchange(m_remembered, {});
    const ArtworkId current = std::exchange(m_rememberedCurrent, 0);
    QItemSelection found;
    for (int row = m_model.jobCount(); !wanted.empty() && row < m_model.rowCount(); ++row) {
        if (!wanted.contains(m_model.artworkId(row)))
            continue;
        int last = row;
        while (last + 1 < m_model.rowCount() && wanted.contains(m_model.artworkId(last + 1)))
            ++last;
        found.append(QItemSelectionRange{m_model.index(row), m_model.index(last)});
        row = last;
    }
    if (current != 0) {
        if (const int row = m_model.rowOf(current); row >= 0)
            setCurrentIndex(m_model.index(row), NoUpdate);
    }
    if (!found.isEmpty())
        select(found, ClearAndSelect);
}

ArtworkId ChosenTiles::successor() const
{
    const std::vector<int> chosen = rows();
    if (chosen.empty())
        return 0;
    if (const ArtworkId next = m_model.artworkId(chosen.back() + 1); next != 0)
        return next;
    for (int row = chosen.back(); row >= m_model.jobCount(); --row)
        if (!contains(row))
            return m_model.artworkId(row);
    return 0;
}

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
    return isSelected(m_model.index(row));
}

QItemSelection ChosenTiles::between(int a, int b) const
{
    return {m_model.index(std::min(a, b)), m_model.index(std::max(a, b))};
}

void ChosenTiles::choose(int row)
{
    m_anchor = m_model.index(row);
    setCurrentIndex(m_anchor, ClearAndSelect);
}

void ChosenTiles::moveTo(int row, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = m_model.index(row);
    if (modifiers & Qt::ShiftModifier) {
        if (!m_anchor.isValid())
            m_anchor = currentIndex().isValid() ? currentIndex() : m_model.index(0);
        select(between(m_anchor.row(), row), ClearAndSelect);
        setCurrentIndex(index, NoUpdate);
    } else {
        m_anchor = index;
        setCurrentIndex(index, modifiers & Qt::ControlModifier ? NoUpdate : ClearAndSelect);
    }
}

void ChosenTiles::toggle(int row)
{
    m_anchor = m_model.index(row);
    setCurrentIndex(m_anchor, Toggle);
}

void ChosenTiles::chooseAll()
{
    select(between(0, m_model.rowCount() - 1), ClearAndSelect);
}

} // namespace limner
