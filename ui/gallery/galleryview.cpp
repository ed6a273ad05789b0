#include "ui/gallery/galleryview.h"

#include "core/base/clock.h"
#include "core/base/trace.h"
#include "core/library/thumbnails.h"
#include "ui/common/theme.h"
#include "ui/gallery/chosentiles.h"
#include "ui/gallery/galleryaccessible.h"
#include "ui/gallery/galleryinput.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/thumbnailloader.h"
#include "ui/gallery/visibletiles.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>

namespace limner {

GalleryView::GalleryView(Remote<Thumbnails> thumbnails, Clock &clock, QWidget *parent)
    : QAbstractItemView{parent}
    , m_clock{clock}
    , m_loader{new ThumbnailLoader{thumbnails, this}}
    , m_scroll{*verticalScrollBar()}
    , m_input{new GalleryInput{*this, m_scroll, clock}}
    , m_visible{new VisibleTiles{*this, *m_loader}}
{
    installGalleryAccessibility();
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the width must not depend on the height
    setFrameShape(NoFrame);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setAutoScroll(false);
    connect(m_input, &GalleryInput::actionTriggered, this, &GalleryView::actionTriggered);
    connect(m_input, &GalleryInput::opened, this, &GalleryView::opened);
    connect(m_input, &GalleryInput::menuWanted, this, &GalleryView::menuWanted);
    restyle();
}

GalleryView::~GalleryView()
{
    delete m_input; // it looks at the events of the viewport, which outlives this class by a moment
}

void GalleryView::setGallery(GalleryModel *model)
{
    m_model = model;
    setModel(model);
    const std::unique_ptr<QItemSelectionModel> replaced{selectionModel()};
    m_chosen = new ChosenTiles{*model, this};
    setSelectionModel(m_chosen);
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &GalleryView::rememberPlace);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &GalleryView::rememberPlace);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &GalleryView::rememberPlace);
    // After the base class, which must know the new rows first.
    connect(model, &QAbstractItemModel::rowsInserted, this, &GalleryView::relayout);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &GalleryView::relayout);
    connect(model, &QAbstractItemModel::rowsMoved, this, &GalleryView::relayout);
    connect(model, &QAbstractItemModel::modelReset, this, &GalleryView::relayout);
    connect(model, &GalleryModel::sectionsChanged, this, &GalleryView::relayout);
    relayout();
}

void GalleryView::setZoom(int zoom)
{
    zoom = std::clamp(zoom, smallestZoom, largestZoom);
    if (zoom == m_zoom)
        return;
    m_zoom = zoom;
    if (m_model)
        rememberPlace();
    relayout();
    emit zoomChanged(zoom);
}

void GalleryView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void GalleryView::restyle()
{
    m_painter.setTheme(tokensOf(*this), font());
    viewport()->update();
}

// Before rows come and go: where the picture in the middle is, to keep it there.
void GalleryView::rememberPlace()
{
    m_place.reset();
    const GridLayout::Range rows = visibleRows();
    if (verticalOffset() == 0 || rows.isEmpty())
        return;
    const int row = rows.first + (rows.last - rows.first) / 2;
    if (!m_model->isJob(row))
        m_place =
            Place{.id = m_model->artworkId(row), .y = m_layout.cell(row).top() - verticalOffset()};
}

void GalleryView::relayout()
{
    if (!m_model)
        return;
    m_layout.setSections(m_model->sections());
    // The scroll bar lies in the right margin.
    const int bar = std::min(verticalScrollBar()->sizeHint().width(), GridLayout::side - 5);
    m_layout.setGeometry(viewport()->width() + bar, m_zoom);
    updateGeometries();
    if (const std::optional<Place> place = std::exchange(m_place, std::nullopt)) {
        if (const int row = m_model->rowOf(place->id); row >= 0)
            verticalScrollBar()->setValue(m_layout.cell(row).top() - place->y);
    }
    m_input->forgetHover();
    const QSize tile{m_layout.edge(), m_layout.edge()};
    m_loader->setTile(tile * devicePixelRatioF(), devicePixelRatioF(), metrics::tileRadius);
    m_visible->lookSoon();
    viewport()->update();
}

void GalleryView::updateGeometries()
{
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(std::max(20, m_layout.edge() / 3));
    verticalScrollBar()->setRange(0, std::max(0, m_layout.height() - viewport()->height()));
    // The style sheet hides the handle of a bar that has nothing to scroll.
    verticalScrollBar()->setEnabled(m_layout.height() > viewport()->height());
    QAbstractItemView::updateGeometries();
}

void GalleryView::resizeEvent(QResizeEvent *event)
{
    if (m_model && event->size().width() != event->oldSize().width())
        rememberPlace();
    QAbstractItemView::resizeEvent(event);
    relayout();
}

void GalleryView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange)
        restyle();
}

void GalleryView::scrollContentsBy(int, int dy)
{
    viewport()->scroll(0, dy);
    m_input->forgetHover();
    m_visible->lookSoon();
}

int GalleryView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

GridLayout::Range GalleryView::visibleRows() const
{
    GridLayout::Range rows =
        m_layout.rowsBetween(verticalOffset(), verticalOffset() + viewport()->height());
    // Between a change of the model and the new layout the old one may know more rows.
    rows.last = std::min(rows.last, (m_model ? m_model->rowCount() : 0) - 1);
    return rows;
}

void GalleryView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                              const QList<int> &)
{
    const GridLayout::Range visible = visibleRows();
    const int last = std::min(bottomRight.row(), visible.last);
    for (int row = std::max(topLeft.row(), visible.first); row <= last; ++row)
        updateRow(row);
    if (m_model->isJob(topLeft.row()))
        m_visible->lookSoon(); // a countdown may have begun
}

const QPixmap *GalleryView::pixmap(int row) const
{
    return m_loader->pixmap(m_model->artworkId(row));
}

void GalleryView::updateRow(int row)
{
    if (row < 0)
        return;
    const QRect cell = m_layout.cell(row).translated(0, -verticalOffset());
    viewport()->update(cell.adjusted(-5, -5, 5, 5));
}

void GalleryView::paintEvent(QPaintEvent *event)
{
    QPainter painter{viewport()};
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.fillRect(event->rect(), tokensOf(*this).bg);
    if (!m_model)
        return;
    if (m_model->rowCount() == 0) {
        painter.setPen(tokensOf(*this).quiet);
        painter.drawText(viewport()->rect().adjusted(32, 32, -32, -32),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const int offset = verticalOffset();
    painter.translate(0, -offset);
    const QRect dirty = event->rect().translated(0, offset);
    paintHeadings(painter, dirty);
    GridLayout::Range rows = m_layout.rowsBetween(dirty.top() - 5, dirty.bottom() + 5);
    rows.last = std::min(rows.last, m_model->rowCount() - 1);
    paintStackGrounds(painter, rows);
    const QDateTime now = m_clock.now();
    for (int row = rows.first; row <= rows.last; ++row)
        paintTile(painter, row, now);
}

void GalleryView::paintHeadings(QPainter &painter, const QRect &dirty)
{
    const QDate today = m_clock.now().toLocalTime().date();
    const auto [first, last] = m_layout.sectionsBetween(dirty.top(), dirty.bottom());
    for (int section = first; section <= last; ++section) {
        const QRect rect = m_layout.heading(section);
        if (rect.intersects(dirty))
            m_painter.paintHeading(painter, rect, m_layout.sections()[size_t(section)], today);
    }
}

void GalleryView::paintStackGrounds(QPainter &painter, GridLayout::Range rows)
{
    std::vector<QRect> lines;
    for (int row = rows.first; row <= rows.last; ++row) {
        if (!m_model->stack(row).isOpen)
            continue;
        const QRect cell = m_layout.cell(row);
        const bool goesOn = !lines.empty() && m_model->shareOpenStack(row - 1, row);
        if (goesOn && lines.back().top() == cell.top()) {
            lines.back() |= cell;
            continue;
        }
        if (!goesOn && !lines.empty())
            m_painter.paintStackGround(painter, std::exchange(lines, {}));
        lines.push_back(cell);
    }
    if (!lines.empty())
        m_painter.paintStackGround(painter, lines);
}

void GalleryView::paintTile(QPainter &painter, int row, const QDateTime &now)
{
    const QRect cell = m_layout.cell(row);
    TileState state;
    state.hovered = row == m_input->hovered();
    state.selected = m_chosen->contains(row);
    state.current = hasFocus() && row == current();
    state.hot = state.hovered ? m_input->hot() : std::nullopt;
    if (m_model->isJob(row)) {
        m_painter.paintJob(painter, cell, m_model->job(row), now, state);
        return;
    }
    state.stack = m_model->stack(row);
    const ArtworkId id = m_model->artworkId(row);
    const QPixmap *const pixmap = m_loader->pixmap(id);
    if (pixmap && trace::isOn())
        trace::mark("gallery", "tile.painted", QString::number(id));
    m_painter.paintArtwork(painter, cell, m_model->facts(row), pixmap, m_loader->hasFailed(id),
                           state);
}

void GalleryView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const QRect cell = m_layout.cell(index.row());
    if (cell.isNull())
        return;
    // The first line of a day brings its heading along.
    const bool firstLine = m_layout.isBelowHeading(index.row());
    const int top = cell.top() - (firstLine ? GridLayout::header : GridLayout::gap);
    const int bottom = cell.bottom() + GridLayout::gap;
    const int page = viewport()->height();
    m_scroll.stop();
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(cell.center().y() - page / 2);
    else if (hint == PositionAtTop || top < verticalOffset())
        verticalScrollBar()->setValue(top);
    else if (hint == PositionAtBottom || bottom > verticalOffset() + page)
        verticalScrollBar()->setValue(std::min(top, bottom - page));
}

QRect GalleryView::visualRect(const QModelIndex &index) const
{
    return index.isValid() ? m_layout.cell(index.row()).translated(0, -verticalOffset()) : QRect{};
}

QModelIndex GalleryView::indexAt(const QPoint &point) const
{
    const int row = m_layout.rowAt(point + QPoint{0, verticalOffset()});
    return m_model && row >= 0 && row < m_model->rowCount() ? m_model->index(row) : QModelIndex{};
}

void GalleryView::keyPressEvent(QKeyEvent *event)
{
    event->ignore(); // the base class knows keys of its own
}

void GalleryView::moveTo(int row, Qt::KeyboardModifiers modifiers)
{
    m_chosen->moveTo(row, modifiers);
    scrollTo(m_model->index(row));
}

void GalleryView::selectTouched(const QRect &band)
{
    setSelection(band, QItemSelectionModel::ClearAndSelect);
}

// Only asked where the keyboard begins; its ways are GalleryInput's.
QModelIndex GalleryView::moveCursor(CursorAction, Qt::KeyboardModifiers)
{
    return m_model && m_model->rowCount() > 0 ? m_model->index(std::max(0, current()))
                                              : QModelIndex{};
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
