#include "ui/gallery/galleryinput.h"

#include "core/base/clock.h"
#include "ui/gallery/chosentiles.h"
#include "ui/gallery/dragout.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/tiletext.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QRubberBand>
#include <QScrollBar>

#include <algorithm>

namespace limner {

namespace {
constexpr int zoomStep = 24;
constexpr size_t mostDragged = 500; // out of the window; inside it, all

std::optional<TileAction> hit(const std::vector<TileButton> &buttons, QPoint point)
{
    for (const TileButton &button : buttons)
        if (button.rect.adjusted(-2, -2, 2, 2).contains(point))
            return button.action;
    return {};
}
} // namespace

GalleryInput::GalleryInput(GalleryView &view, SmoothScroll &scroll, Clock &clock)
    : QObject{&view}
    , m_view{view}
    , m_scroll{scroll}
    , m_clock{clock}
{
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
}

GalleryInput::~GalleryInput() = default;

bool GalleryInput::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_view.gallery())
        return false;
    if (watched == &m_view) // keys; the pointer's events come to the viewport
        return event->type() == QEvent::KeyPress && isKeyTaken(static_cast<QKeyEvent &>(*event));
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        press(static_cast<QMouseEvent &>(*event));
        return true;
    case QEvent::MouseMove:
        move(static_cast<QMouseEvent &>(*event));
        return true;
    case QEvent::MouseButtonRelease:
        release(static_cast<QMouseEvent &>(*event));
        return true;
    case QEvent::MouseButtonDblClick:
        doubleClick(static_cast<QMouseEvent &>(*event));
        return true;
    case QEvent::Wheel:
        wheel(static_cast<QWheelEvent &>(*event));
        return true;
    case QEvent::ContextMenu:
        askForMenu(static_cast<QContextMenuEvent &>(*event));
        return true;
    case QEvent::Leave:
    case QEvent::HoverLeave:
        hover({-1, -1});
        return false;
    default:
        return false;
    }
}

std::optional<TileAction> GalleryInput::actionAt(int row, QPoint content) const
{
    const GalleryModel &model = *m_view.gallery();
    if (row < 0 || row >= model.rowCount())
        return {};
    const QRect cell = m_view.grid().cell(row);
    const ArtworkFacts *const facts = model.isJob(row) ? nullptr : model.facts(row);
    const QFont small = tileFont(m_view.font(), 11);
    const auto stack = stackBadge(cell, small, model.stack(row));
    if (stack && stack->rect.contains(content))
        return stack->action;
    if (const auto badge = groupBadge(cell, small, facts ? facts->models : 0);
        badge && !stack && badgeText(*facts).isEmpty() && badge->rect.contains(content))
        return badge->action;
    if (!model.isJob(row))
        return facts ? hit(artworkButtons(cell, small, facts->upload.state), content)
                     : std::nullopt;
    const JobFigure figure =
        jobFigure(model.job(row), cell, tileFont(m_view.font(), 12), m_clock.now());
    if (figure.close && figure.close->rect.contains(content))
        return figure.close->action;
    if (figure.next && figure.next->rect.contains(content))
        return figure.next->action;
    return hit(figure.links, content);
}

void GalleryInput::hover(QPoint point)
{
    const int row = m_view.indexAt(point).row();
    const auto hot = actionAt(row, m_view.toContent(point));
    if (row == m_hovered && hot == m_hot)
        return;
    const int before = std::exchange(m_hovered, row);
    m_hot = hot;
    m_view.viewport()->setCursor(hot ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_view.updateRow(before);
    m_view.updateRow(row);
}

void GalleryInput::wheel(QWheelEvent &event)
{
    if (event.modifiers() & Qt::ControlModifier)
        m_view.setZoom(m_view.zoom() + (event.angleDelta().y() > 0 ? zoomStep : -zoomStep));
    else
        m_scroll.wheel(event, std::max(60, m_view.grid().edge() * 2 / 3));
    event.accept();
}

void GalleryInput::press(const QMouseEvent &event)
{
    const QPoint point = event.position().toPoint();
    ++m_gestures;
    hover(point);
    m_pressed = event.button() == Qt::LeftButton ? m_hot : std::nullopt;
    m_dragFrom.reset();
    if (m_pressed)
        return;
    const int row = m_view.indexAt(point).row();
    const bool keep = event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    if (row < 0) {
        if (!keep)
            m_view.clearSelection();
        m_bandOrigin = m_view.toContent(point);
        if (event.button() == Qt::LeftButton && !m_band)
            m_band = std::make_unique<QRubberBand>(QRubberBand::Rectangle, m_view.viewport());
        return;
    }
    if (event.button() == Qt::LeftButton && !keep)
        m_dragFrom = point;
    const bool isChosen = m_view.chosen().contains(row);
    m_chooseLater = isChosen && m_dragFrom ? row : -1;
    if (m_chooseLater >= 0 || (isChosen && event.button() == Qt::RightButton))
        m_view.selectionModel()->setCurrentIndex(m_view.gallery()->index(row),
                                                 QItemSelectionModel::NoUpdate);
    else if (event.modifiers() & Qt::ControlModifier && event.button() == Qt::LeftButton)
        m_view.chosen().toggle(row);
    else
        m_view.moveTo(row, event.modifiers() & Qt::ShiftModifier);
}

void GalleryInput::move(const QMouseEvent &event)
{
    const QPoint point = event.position().toPoint();
    if (m_band && event.buttons() & Qt::LeftButton)
        dragBand(point);
    else if (!event.buttons())
        hover(point);
    else if (m_dragFrom &&
             (point - *m_dragFrom).manhattanLength() >= QApplication::startDragDistance())
        drag(event.modifiers() & Qt::AltModifier ? DragWish::Links : DragWish::Files);
}

// Out of the window, and inside it.
void GalleryInput::drag(DragWish wish)
{
    m_dragFrom.reset();
    m_chooseLater = -1;
    const GalleryModel &model = *m_view.gallery();
    std::vector<ArtworkId> ids;
    for (const int row : m_view.chosen().rows())
        for (const ArtworkId id : model.pictures(row))
            ids.push_back(id);
    if (ids.empty())
        return;
    const std::vector<ArtworkId> out{ids.begin(),
                                     ids.begin() + qsizetype(std::min(ids.size(), mostDragged))};
    model.askLoad(out, this, [this, ids, wish, gesture = m_gestures](const DragLoad &load) {
        if (gesture == m_gestures) // or it is not held any more
            beginDrag(ids, load, wish);
    });
}

void GalleryInput::beginDrag(const std::vector<ArtworkId> &ids, const DragLoad &load, DragWish wish)
{
    if (load.files.isEmpty() && load.missing.empty())
        return;
    if (wish == DragWish::Files && !load.missing.empty())
        emit m_view.filesMissing(load.missing);
    if (wish == DragWish::Links && load.links.isEmpty() && load.unlinked)
        return emit m_view.linksMissing(*load.unlinked);
    const int row = m_view.gallery()->rowOf(ids.front());
    const QPixmap *const picture = row < 0 ? nullptr : m_view.pixmap(row);
    runDrag(m_view, offeredData(load, ids, wish), picture ? *picture : QPixmap{});
}

void GalleryInput::dragBand(QPoint point)
{
    QScrollBar &bar = *m_view.verticalScrollBar();
    const int height = m_view.viewport()->height();
    if (point.y() < 0)
        bar.setValue(bar.value() + point.y() / 4);
    else if (point.y() > height)
        bar.setValue(bar.value() + (point.y() - height) / 4);
    const QRect band = QRect{m_bandOrigin - QPoint{0, bar.value()}, point}.normalized();
    m_band->setGeometry(band);
    m_band->show();
    m_view.selectTouched(band);
}

void GalleryInput::release(const QMouseEvent &event)
{
    ++m_gestures;
    m_band.reset();
    m_dragFrom.reset();
    if (const int row = std::exchange(m_chooseLater, -1); row >= 0)
        m_view.moveTo(row, Qt::NoModifier);
    hover(event.position().toPoint());
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (pressed && pressed == m_hot && m_hovered >= 0)
        emit actionTriggered(*pressed, m_hovered);
}

void GalleryInput::doubleClick(const QMouseEvent &event)
{
    const int row = m_view.indexAt(event.position().toPoint()).row();
    if (row >= 0 && !m_hot && event.button() == Qt::LeftButton)
        emit opened(row);
}

void GalleryInput::askForMenu(const QContextMenuEvent &event)
{
    const QModelIndex current = m_view.currentIndex();
    if (event.reason() == QContextMenuEvent::Mouse) {
        emit menuWanted(event.globalPos(), m_view.indexAt(event.pos()).isValid());
    } else {
        const QRect place = current.isValid() ? m_view.visualRect(current) : m_view.rect();
        emit menuWanted(m_view.viewport()->mapToGlobal(place.center()), current.isValid());
    }
}

//! Where a key of movement leads.
std::optional<int> GalleryInput::rowFor(const QKeyEvent &event) const
{
    const int current = m_view.currentIndex().row();
    const int row = std::max(0, current);
    const int last = m_view.gallery()->rowCount() - 1;
    const GridLayout &grid = m_view.grid();
    const int page =
        std::max(1, m_view.viewport()->height() / std::max(1, grid.edge() + GridLayout::gap));
    // The first arrow chooses where the keyboard is already.
    const bool fresh =
        current < 0 || (m_view.chosen().count() == 0 && event.modifiers() == Qt::NoModifier);
    switch (event.key()) {
    case Qt::Key_Left:
        return fresh ? row : std::max(0, row - 1);
    case Qt::Key_Right:
        return fresh ? row : std::min(last, row + 1);
    case Qt::Key_Up:
        return fresh ? row : grid.moved(row, -1);
    case Qt::Key_Down:
        return fresh ? row : grid.moved(row, 1);
    case Qt::Key_PageUp:
        return grid.moved(row, -page);
    case Qt::Key_PageDown:
        return grid.moved(row, page);
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return last;
    default:
        return {};
    }
}

bool GalleryInput::isKeyTaken(const QKeyEvent &event)
{
    if (m_view.gallery()->rowCount() == 0)
        return false;
    if (const std::optional<int> row = rowFor(event)) {
        m_view.moveTo(*row, event.modifiers());
        return true;
    }
    const int current = m_view.currentIndex().row();
    const bool control = event.modifiers() & Qt::ControlModifier;
    if (event.key() == Qt::Key_A && event.modifiers() == Qt::ControlModifier) {
        m_view.chosen().chooseAll();
        return true;
    }
    if (event.key() == Qt::Key_Space && control) {
        m_view.chosen().toggle(current);
        return true;
    }
    if (event.key() == Qt::Key_O && event.modifiers() == Qt::NoModifier && current >= 0) {
        emit actionTriggered(TileAction::Stack, current);
        return true;
    }
    const bool opens = event.key() == Qt::Key_Space || event.key() == Qt::Key_Return ||
                       event.key() == Qt::Key_Enter;
    if (!opens || current < 0 || control)
        return false;
    emit opened(current);
    return true;
}

} // namespace limner
