#include "ui/gallery/galleryordering.h"

#include "ui/gallery/chosentiles.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/orderbar.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

GalleryOrdering::GalleryOrdering(GalleryModel &model, GalleryView &view, QWidget *pane)
    : QObject{pane}
    , m_model{model}
    , m_view{view}
    , m_bar{new OrderBar{pane}}
{
    connect(m_bar, &OrderBar::chosen, this, &GalleryOrdering::changed);
    connect(m_bar, &OrderBar::stacksWanted, this,
            [this](bool isOpen) { m_model.setStacksOpen(isOpen); });
}

const GalleryOrder &GalleryOrdering::order() const
{
    return m_bar->order();
}

void GalleryOrdering::setOrder(const GalleryOrder &order)
{
    if (order == m_bar->order())
        return;
    m_bar->setOrder(order);
    emit changed(order);
}

void GalleryOrdering::setAll(int pictures)
{
    m_all = pictures;
    showCounts();
}

void GalleryOrdering::showCounts()
{
    const int shown = m_model.pictureCount();
    m_bar->setCounts(shown, m_inTrash ? shown : std::max(m_all, shown));
}

//! The rows of the open stack that this one lies in.
std::pair<int, int> GalleryOrdering::runOf(int row) const
{
    int first = row;
    while (m_model.shareOpenStack(first - 1, row))
        --first;
    int last = row;
    while (m_model.shareOpenStack(last + 1, row))
        ++last;
    return {first, last};
}

void GalleryOrdering::toggle(int row)
{
    const StackPart stack = m_model.stack(row);
    if (!stack.isStack())
        return;
    if (stack.isOpen)
        closeAt(row);
    else
        openAt(row);
}

// Whoever had chosen it has all of it chosen still.
void GalleryOrdering::openAt(int row)
{
    const bool isChosen = m_view.chosen().contains(row);
    m_model.setStackOpen(row, true);
    const auto [first, last] = runOf(row);
    if (isChosen)
        m_view.chosen().select({m_model.index(first), m_model.index(last)},
                               QItemSelectionModel::Select);
    m_view.chosen().setCurrentIndex(m_model.index(first), QItemSelectionModel::NoUpdate);
}

void GalleryOrdering::closeAt(int row)
{
    const auto [first, last] = runOf(row);
    bool isChosen = false;
    for (int one = first; one <= last; ++one)
        isChosen = isChosen || m_view.chosen().contains(one);
    m_model.setStackOpen(row, false);
    const QModelIndex tile = m_model.index(first);
    m_view.chosen().setCurrentIndex(tile, isChosen ? QItemSelectionModel::Select
                                                   : QItemSelectionModel::NoUpdate);
    m_view.scrollTo(tile);
}

void GalleryOrdering::reveal(ArtworkId id)
{
    const int row = m_model.rowOf(id);
    if (row >= 0 && m_model.artworkId(row) != id)
        m_model.setStackOpen(row, true);
}

void GalleryOrdering::fill(QMenu &menu, int row)
{
    const StackPart stack = m_model.stack(row);
    if (!stack.isStack())
        return;
    QAction *const action =
        menu.addAction(stack.isOpen ? tr("Close the stack") : tr("Open the stack"));
    action->setObjectName(u"actionStack"_s);
    action->setShortcut(Qt::Key_O); // the gallery itself hears it
    connect(action, &QAction::triggered, this,
            [this, id = m_model.artworkId(row)] { toggle(m_model.rowOf(id)); });
}

} // namespace limner
