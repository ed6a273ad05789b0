// Keys, mouse and selection of the gallery view.
#include "ui/gallery/galleryview.h"

#include "core/base/clock.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/thumbnailloader.h"

#include <QAccessible>
#include <QApplication>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QRubberBand>
#include <QScrollBar>

#include <algorithm>

namespace limner {

namespace {
constexpr int zoomStep = 24;

std::optional<TileAction> hit(const std::vector<TileButton> &buttons, QPoint point)
{
    for (const TileButton &button : buttons)
        if (button.rect.adjusted(-2, -2, 2, 2).contains(point))
            return button.action;
    return {};
}
} // namespace

std::optional<TileAction> GalleryView::actionAt(int row, QPoint content) const
{
    if (row < 0 || row >= m_model->rowCount())
        return {};
    const QRect cell = m_layout.cell(row);
    if (!m_model->isJob(row))
        return hit(artworkButtons(cell, tileFont(font(), 11)), content);
    const JobFigure figure =
        jobFigure(m_model->job(row), cell, tileFont(font(), 12), m_clock.now());
    if (figure.close && figure.close->rect.contains(content))
        return figure.close->action;
    if (figure.next && figure.next->rect.contains(content))
        return figure.next->action;
    return hit(figure.links, content);
}

void GalleryView::hover(QPoint point)
{
    const int row = indexAt(point).row();
    const auto hot = actionAt(row, point + QPoint{0, verticalOffset()});
    if (row == m_hovered && hot == m_hot)
        return;
    const int before = std::exchange(m_hovered, row);
    m_hot = hot;
    viewport()->setCursor(hot ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (before >= 0)
        updateRow(before);
    if (row >= 0)
        updateRow(row);
}

bool GalleryView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave || event->type() == QEvent::HoverLeave)
        hover({-1, -1});
    return QAbstractItemView::viewportEvent(event);
}

void GalleryView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier)
        setZoom(m_zoom + (event->angleDelta().y() > 0 ? zoomStep : -zoomStep));
    else
        m_scroll.wheel(*event, std::max(60, m_layout.edge() * 2 / 3));
    event->accept();
}

void GalleryView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    hover(point);
    m_pressed = event->button() == Qt::LeftButton ? m_hot : std::nullopt;
    m_dragFrom.reset();
    if (m_pressed)
        return;
    const int row = indexAt(point).row();
    const bool keep = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    if (row < 0) {
        if (!keep)
            clearSelection();
        m_bandOrigin = point + QPoint{0, verticalOffset()};
        if (event->button() == Qt::LeftButton && !m_band)
            m_band = new QRubberBand{QRubberBand::Rectangle, viewport()};
        return;
    }
    const QModelIndex index = m_model->index(row);
    if (event->button() == Qt::LeftButton && !keep)
        m_dragFrom = point;
    if (event->button() == Qt::RightButton && selectionModel()->isSelected(index)) {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        return;
    }
    if (event->modifiers() & Qt::ControlModifier && event->button() == Qt::LeftButton) {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::Toggle);
        m_anchor = row;
        return;
    }
    moveTo(row, event->modifiers() & Qt::ShiftModifier);
}

void GalleryView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_band && event->buttons() & Qt::LeftButton)
        dragBand(point);
    else if (!event->buttons())
        hover(point);
    else if (m_dragFrom &&
             (point - *m_dragFrom).manhattanLength() >= QApplication::startDragDistance())
        startDrag(Qt::CopyAction);
}

// Out of the window: the originals as files, their links as text.
void GalleryView::startDrag(Qt::DropActions)
{
    m_dragFrom.reset();
    constexpr int most = 50;
    QModelIndexList indexes;
    for (const int row : selectedRows())
        if (!m_model->isJob(row) && indexes.size() < most)
            indexes.append(m_model->index(row));
    QMimeData *mime = m_model->mimeData(indexes);
    if (!mime)
        return;
    auto *drag = new QDrag{this}; // deletes itself when it ends
    drag->setMimeData(mime);
    if (const QPixmap *picture = m_loader->pixmap(m_model->artworkId(indexes.front().row())))
        drag->setPixmap(picture->scaled(96, 96, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    drag->exec(Qt::CopyAction); // the platform's own loop; there is no other way to drag
}

void GalleryView::dragBand(QPoint point)
{
    if (point.y() < 0)
        verticalScrollBar()->setValue(verticalOffset() + point.y() / 4);
    else if (point.y() > viewport()->height())
        verticalScrollBar()->setValue(verticalOffset() + (point.y() - viewport()->height()) / 4);
    const QRect band = QRect{m_bandOrigin - QPoint{0, verticalOffset()}, point}.normalized();
    m_band->setGeometry(band);
    m_band->show();
    setSelection(band, QItemSelectionModel::ClearAndSelect);
}

void GalleryView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_band) {
        m_band->hide();
        m_band->deleteLater();
        m_band = nullptr;
    }
    m_dragFrom.reset();
    const QPoint point = event->position().toPoint();
    hover(point);
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (pressed && pressed == m_hot && m_hovered >= 0)
        emit actionTriggered(*pressed, m_hovered);
}

void GalleryView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int row = indexAt(event->position().toPoint()).row();
    if (row >= 0 && !m_hot && event->button() == Qt::LeftButton)
        emit opened(row);
}

void GalleryView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() != QContextMenuEvent::Mouse) {
        if (current() >= 0)
            emit menuWanted(viewport()->mapToGlobal(visualRect(currentIndex()).center()));
    } else if (indexAt(event->pos()).isValid()) {
        emit menuWanted(event->globalPos());
    }
}

void GalleryView::keyPressEvent(QKeyEvent *event)
{
    if (!m_model || m_model->rowCount() == 0)
        return event->ignore();
    const int row = std::max(0, current());
    const int last = m_model->rowCount() - 1;
    const int page =
        std::max(1, viewport()->height() / std::max(1, m_layout.edge() + GridLayout::gap));
    // The first arrow chooses where the keyboard is already.
    const bool fresh =
        current() < 0 || (selectedCount() == 0 && event->modifiers() == Qt::NoModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(fresh ? row : std::max(0, row - 1), event->modifiers());
    case Qt::Key_Right:
        return moveTo(fresh ? row : std::min(last, row + 1), event->modifiers());
    case Qt::Key_Up:
        return moveTo(fresh ? row : m_layout.moved(row, -1), event->modifiers());
    case Qt::Key_Down:
        return moveTo(fresh ? row : m_layout.moved(row, 1), event->modifiers());
    case Qt::Key_PageUp:
        return moveTo(m_layout.moved(row, -page), event->modifiers());
    case Qt::Key_PageDown:
        return moveTo(m_layout.moved(row, page), event->modifiers());
    case Qt::Key_Home:
        return moveTo(0, event->modifiers());
    case Qt::Key_End:
        return moveTo(last, event->modifiers());
    case Qt::Key_A:
        if (event->modifiers() != Qt::ControlModifier)
            break;
        return extendTo(last, QItemSelectionModel::ClearAndSelect);
    case Qt::Key_Space:
        if (event->modifiers() & Qt::ControlModifier)
            return selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle);
        [[fallthrough]];
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current() < 0 || event->modifiers() & Qt::ControlModifier)
            break;
        emit opened(current());
        return;
    default:
        break;
    }
    event->ignore();
}

void GalleryView::moveTo(int row, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = m_model->index(row);
    if (modifiers & Qt::ShiftModifier) {
        if (m_anchor < 0 || m_anchor >= m_model->rowCount())
            m_anchor = std::max(0, current());
        const int anchor = m_anchor;
        selectionModel()->select(QItemSelection{m_model->index(std::min(anchor, row)),
                                                m_model->index(std::max(anchor, row))},
                                 QItemSelectionModel::ClearAndSelect);
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    } else {
        m_anchor = row;
        selectionModel()->setCurrentIndex(index, modifiers & Qt::ControlModifier
                                                     ? QItemSelectionModel::NoUpdate
                                                     : QItemSelectionModel::ClearAndSelect);
    }
    scrollTo(index);
}

void GalleryView::extendTo(int row, QItemSelectionModel::SelectionFlags flags)
{
    selectionModel()->select(QItemSelection{m_model->index(0), m_model->index(row)}, flags);
}

QModelIndex GalleryView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int row = current();
    const int last = m_model ? m_model->rowCount() - 1 : -1;
    if (last < 0)
        return {};
    if (row < 0)
        return m_model->index(0);
    switch (action) {
    case MoveUp:
        return m_model->index(m_layout.moved(row, -1));
    case MoveDown:
        return m_model->index(m_layout.moved(row, 1));
    case MoveLeft:
    case MovePrevious:
        return m_model->index(std::max(0, row - 1));
    case MoveRight:
    case MoveNext:
        return m_model->index(std::min(last, row + 1));
    case MoveHome:
        return m_model->index(0);
    case MoveEnd:
        return m_model->index(last);
    case MovePageUp:
        return m_model->index(m_layout.moved(row, -3));
    case MovePageDown:
        return m_model->index(m_layout.moved(row, 3));
    }
    return {};
}

void GalleryView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    const QRect content = rect.normalized().translated(0, verticalOffset());
    const GridLayout::Range rows = m_layout.rowsBetween(content.top(), content.bottom());
    QItemSelection selection;
    for (int row = rows.first; row <= std::min(rows.last, m_model->rowCount() - 1); ++row)
        if (m_layout.cell(row).intersects(content))
            selection.select(m_model->index(row), m_model->index(row));
    selectionModel()->select(selection, flags);
}

QRegion GalleryView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const GridLayout::Range visible = visibleRows();
    for (const QItemSelectionRange &range : selection)
        for (int row = std::max(range.top(), visible.first);
             row <= std::min(range.bottom(), visible.last); ++row)
            region += m_layout.cell(row).translated(0, -verticalOffset()).adjusted(-5, -5, 5, 5);
    return region;
}

void GalleryView::select(int row)
{
    moveTo(row, Qt::NoModifier);
}

void GalleryView::choose(int row)
{
    m_anchor = row;
    selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
}

std::vector<int> GalleryView::selectedRows() const
{
    std::vector<int> rows;
    if (!selectionModel())
        return rows;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    return rows;
}

int GalleryView::selectedCount() const
{
    int count = 0;
    if (selectionModel())
        for (const QItemSelectionRange &range : selectionModel()->selection())
            count += range.height();
    return count;
}

void GalleryView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    // The base class would tell the accessibility bridge in terms of a table.
    viewport()->update(visualRegionForSelection(selected) + visualRegionForSelection(deselected));
    emit selectionMade();
}

void GalleryView::currentChanged(const QModelIndex &now, const QModelIndex &before)
{
    for (const QModelIndex &index : {before, now})
        if (index.isValid())
            updateRow(index.row());
    if (now.isValid() && QAccessible::isActive()) {
        QAccessibleEvent event{this, QAccessible::Focus};
        event.setChild(now.row());
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace limner
