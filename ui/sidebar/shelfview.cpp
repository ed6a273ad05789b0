#include "ui/sidebar/shelfview.h"

#include "ui/sidebar/shelfmodel.h"

#include <QApplication>
#include <QDrag>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
const QString albumMimeType = u"application/x-limner-album"_s;

DragOrigin originOf(const QDropEvent &event)
{
    return event.source() ? DragOrigin::Own : DragOrigin::Other;
}
} // namespace

void setDraggedAlbum(QMimeData &data, qint64 album)
{
    data.setData(albumMimeType, QByteArray::number(album));
}

qint64 draggedAlbum(const QMimeData &data)
{
    return data.data(albumMimeType).toLongLong();
}

ShelfView::ShelfView(ShelfModel &model, const ShelfCovers &covers, QWidget *parent)
    : QListView{parent}
    , m_model{model}
    , m_delegate{new ShelfDelegate{model, covers, this}}
{
    setObjectName(u"shelves"_s);
    setAccessibleName(tr("Albums, tags and saved searches"));
    setProperty("role", u"queue"_s); // a list without a frame
    setFrameShape(QFrame::NoFrame);
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionMode(NoSelection); // what is selected is what the gallery shows
    setEditTriggers(EditKeyPressed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
}

void ShelfView::setShown(int row)
{
    selectionModel()->select(model()->index(row, 0), QItemSelectionModel::ClearAndSelect);
}

const ShelfRow *ShelfView::rowAt(QPoint point) const
{
    const QModelIndex index = indexAt(point);
    return index.isValid() ? &m_model.row(index.row()) : nullptr;
}

bool ShelfView::isOnHandle(QPoint point) const
{
    const ShelfRow *const row = rowAt(point);
    return row && ShelfDelegate::handle(*row, visualRect(indexAt(point))).contains(point);
}

void ShelfView::activate(const ShelfRow &row)
{
    if (row.kind != ShelfRow::Kind::Heading)
        emit chosen(row);
    else if (row.id == ShelfRow::Albums)
        emit albumWanted();
}

bool ShelfView::openOrClose(bool isOpen)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        return false;
    const ShelfRow row = m_model.row(index.row());
    if (row.kind != ShelfRow::Kind::Album)
        return false;
    if (row.hasInner && row.isOpen != isOpen)
        emit opened(row.id, isOpen);
    else if (!isOpen && row.parent != 0)
        setCurrentIndex(m_model.index(m_model.indexOf(ShelfRow::Kind::Album, row.parent)));
    return true;
}

// Delete means the line here, not the pictures that are chosen beside it.
bool ShelfView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        event->accept();
        return true;
    }
    return QListView::event(event);
}

void ShelfView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (!index.isValid() || !isPlain)
        return QListView::keyPressEvent(event);
    const ShelfRow row = m_model.row(index.row());
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return activate(row);
    case Qt::Key_Right:
    case Qt::Key_Left:
        if (openOrClose(event->key() == Qt::Key_Right))
            return;
        break;
    case Qt::Key_Delete:
        return emit removeWanted(row);
    default:
        break;
    }
    QListView::keyPressEvent(event);
}

void ShelfView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    m_pressed = event->button() == Qt::LeftButton ? indexAt(point).row() : -1;
    m_pressedAt = point;
    QListView::mousePressEvent(event);
}

void ShelfView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const bool isFar = (point - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (m_pressed < 0 || !(event->buttons() & Qt::LeftButton) || !isFar)
        return QListView::mouseMoveEvent(event);
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed < m_model.rowCount() && m_model.row(pressed).kind == ShelfRow::Kind::Album)
        dragAlbum(m_model.row(pressed).id);
}

void ShelfView::dragAlbum(qint64 album)
{
    auto *const mime = new QMimeData; // the drag takes it over
    setDraggedAlbum(*mime, album);
    auto *const drag = new QDrag{this}; // deletes itself when it ends
    drag->setMimeData(mime);
    drag->exec(Qt::MoveAction); // the platform's own loop; there is no other way to drag
}

void ShelfView::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const int pressed = std::exchange(m_pressed, -1);
    QListView::mouseReleaseEvent(event);
    const ShelfRow *const found = rowAt(point);
    if (!found || pressed != indexAt(point).row() || event->button() != Qt::LeftButton)
        return;
    const ShelfRow row = *found;
    const bool isOnIt = isOnHandle(point);
    if (row.kind == ShelfRow::Kind::Album && isOnIt)
        emit opened(row.id, !row.isOpen);
    else if (row.kind != ShelfRow::Kind::Heading || isOnIt)
        activate(row);
}

void ShelfView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const ShelfRow *const row = rowAt(event->position().toPoint());
    if (row && row->kind == ShelfRow::Kind::Album && row->hasInner &&
        !isOnHandle(event->position().toPoint()))
        emit opened(row->id, !row->isOpen);
}

void ShelfView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    const QRect line = visualRect(index);
    emit menuWanted(m_model.row(index.row()),
                    isByKey ? viewport()->mapToGlobal(line.center()) : event->globalPos());
}

ShelfDelegate::Landing ShelfView::landingAt(const QDropEvent &event) const
{
    using Side = ShelfDelegate::Landing::Side;
    const QPoint point = event.position().toPoint();
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return {};
    const QRect line = visualRect(index);
    const bool mayStandBeside = draggedAlbum(*event.mimeData()) != 0 &&
                                m_model.row(index.row()).kind == ShelfRow::Kind::Album;
    Side side = Side::Into;
    if (mayStandBeside && point.y() < line.top() + line.height() / 4)
        side = Side::Before;
    else if (mayStandBeside && point.y() > line.bottom() - line.height() / 4)
        side = Side::Behind;
    return {.row = index.row(), .side = side};
}

QString ShelfView::judged(const QDropEvent &event, const ShelfDelegate::Landing &landing) const
{
    const bool isAnywhere = landing.row >= 0 && m_judge;
    return isAnywhere ? m_judge(*event.mimeData(), originOf(event), landing) : QString{};
}

void ShelfView::land(const std::optional<ShelfDelegate::Landing> &landing, const QString &words)
{
    m_delegate->setLanding(landing);
    viewport()->update();
    emit hinted(words);
}

void ShelfView::dragEnterEvent(QDragEnterEvent *event)
{
    dragMoveEvent(event);
}

void ShelfView::dragMoveEvent(QDragMoveEvent *event)
{
    const ShelfDelegate::Landing landing = landingAt(*event);
    const QString words = judged(*event, landing);
    if (words.isEmpty()) {
        land({}, {});
        return event->ignore();
    }
    land(landing, words);
    // Never Move of a file: the program that it came from would take it away by itself.
    event->setDropAction(draggedAlbum(*event->mimeData()) != 0 ? Qt::MoveAction : Qt::CopyAction);
    event->accept();
}

void ShelfView::dragLeaveEvent(QDragLeaveEvent *)
{
    land({}, {});
}

void ShelfView::dropEvent(QDropEvent *event)
{
    const ShelfDelegate::Landing landing = landingAt(*event);
    land({}, {});
    if (judged(*event, landing).isEmpty())
        return event->ignore();
    event->setDropAction(draggedAlbum(*event->mimeData()) != 0 ? Qt::MoveAction : Qt::CopyAction);
    event->accept();
    emit dropped(*event->mimeData(), originOf(*event), landing);
}

} // namespace limner
