#include "ui/gallery/galleryview.h"

#include "core/base/clock.h"
#include "ui/common/theme.h"
#include "ui/gallery/galleryaccessible.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/thumbnailloader.h"

#include <QAccessible>
#include <QPainter>
#include <QPaintEvent>
#include <QRubberBand>
#include <QScrollBar>

#include <algorithm>

namespace limner {

namespace {
constexpr int frameMs = 16;
constexpr int countdownMs = 250; // so that a second never seems to last two
} // namespace

GalleryView::GalleryView(Thumbnails &thumbnails, Clock &clock, QWidget *parent)
    : QAbstractItemView{parent}
    , m_clock{clock}
    , m_loader{new ThumbnailLoader{thumbnails, this}}
    , m_scroll{*verticalScrollBar()}
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
    m_load.setSingleShot(true);
    m_load.setInterval(frameMs);
    connect(&m_load, &QTimer::timeout, this, &GalleryView::loadVisible);
    m_countdown.setInterval(countdownMs);
    connect(&m_countdown, &QTimer::timeout, this, &GalleryView::updateCountdown);
    connect(m_loader, &ThumbnailLoader::loaded, this, [this](ArtworkId id) {
        const GridLayout::Range rows = visibleRows();
        for (int row = rows.first; row <= rows.last; ++row)
            if (m_model->artworkId(row) == id)
                updateRow(row);
    });
    restyle();
}

GalleryView::~GalleryView() = default;

void GalleryView::setGallery(GalleryModel *model)
{
    m_model = model;
    setModel(model);
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &GalleryView::rememberPlace);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &GalleryView::rememberPlace);
    // After the base class, which must know the new rows first.
    connect(model, &QAbstractItemModel::rowsInserted, this, &GalleryView::relayout);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &GalleryView::relayout);
    connect(model, &QAbstractItemModel::rowsMoved, this, &GalleryView::relayout);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_anchor = -1;
        m_place.reset();
        relayout();
        verticalScrollBar()->setValue(0);
    });
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
    m_hovered = -1;
    const QSize tile{m_layout.edge(), m_layout.edge()};
    m_loader->setTile(tile * devicePixelRatioF(), devicePixelRatioF(), metrics::tileRadius);
    m_load.start();
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
    m_hovered = -1;
    if (!m_load.isActive())
        m_load.start();
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

// Visible ones first, then a page below and one above; what scrolled away is forgotten.
void GalleryView::loadVisible()
{
    if (!m_model)
        return;
    const int page = viewport()->height();
    const GridLayout::Range visible = visibleRows();
    std::vector<ArtworkId> ids;
    const auto add = [&](GridLayout::Range rows) {
        for (int row = rows.first; row <= std::min(rows.last, m_model->rowCount() - 1); ++row)
            if (const ArtworkId id = m_model->artworkId(row); id != 0)
                ids.push_back(id);
    };
    add(visible);
    if (const int row = current(); row >= 0 && !visible.contains(row))
        add({row, row}); // the details show it
    const int top = verticalOffset();
    GridLayout::Range below = m_layout.rowsBetween(top + page, top + 2 * page);
    GridLayout::Range above = m_layout.rowsBetween(top - page, top);
    below.first = std::max(below.first, visible.last + 1);
    above.last = std::min(above.last, visible.first - 1);
    add(below);
    add(above);
    m_loader->want(ids);

    bool counting = false;
    for (int row = visible.first; row <= visible.last && m_model->isJob(row); ++row)
        counting = counting || m_model->job(row).countsDown();
    if (counting && !m_countdown.isActive())
        m_countdown.start();
    else if (!counting)
        m_countdown.stop();
}

void GalleryView::updateCountdown()
{
    const GridLayout::Range visible = visibleRows();
    bool counting = false;
    for (int row = visible.first; row <= visible.last && m_model->isJob(row); ++row) {
        if (!m_model->job(row).countsDown())
            continue;
        counting = true;
        updateRow(row);
    }
    if (!counting || !isVisible() || window()->isMinimized())
        m_countdown.stop(); // loadVisible() starts it again
}

void GalleryView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                              const QList<int> &)
{
    const GridLayout::Range visible = visibleRows();
    const int last = std::min(bottomRight.row(), visible.last);
    for (int row = std::max(topLeft.row(), visible.first); row <= last; ++row)
        updateRow(row);
    if (m_model->isJob(topLeft.row()) && !m_load.isActive())
        m_load.start(); // a countdown may have begun
}

void GalleryView::updateRow(int row)
{
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
        painter.setPen(tokensOf(*this).faint);
        painter.drawText(viewport()->rect().adjusted(32, 32, -32, -32),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const int offset = verticalOffset();
    painter.translate(0, -offset);
    const QRect dirty = event->rect().translated(0, offset);
    const std::vector<GridSection> &sections = m_layout.sections();
    for (int section = 0; section < int(sections.size()); ++section) {
        const QRect rect = m_layout.heading(section);
        if (rect.top() > dirty.bottom())
            break;
        if (rect.intersects(dirty))
            m_painter.paintHeading(painter, rect, sections[size_t(section)].title);
    }
    GridLayout::Range rows = m_layout.rowsBetween(dirty.top() - 5, dirty.bottom() + 5);
    rows.last = std::min(rows.last, m_model->rowCount() - 1);
    const QDateTime now = m_clock.now();
    for (int row = rows.first; row <= rows.last; ++row)
        paintTile(painter, row, now);
}

void GalleryView::paintTile(QPainter &painter, int row, const QDateTime &now)
{
    const QRect cell = m_layout.cell(row);
    TileState state;
    state.hovered = row == m_hovered;
    state.selected = selectionModel()->isSelected(m_model->index(row));
    state.current = hasFocus() && row == current();
    state.hot = state.hovered ? m_hot : std::nullopt;
    if (m_model->isJob(row)) {
        m_painter.paintJob(painter, cell, m_model->job(row), now, state);
        return;
    }
    const ArtworkId id = m_model->artworkId(row);
    m_painter.paintArtwork(painter, cell, m_model->facts(row), m_loader->pixmap(id),
                           m_loader->hasFailed(id), state);
}

void GalleryView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const QRect cell = m_layout.cell(index.row());
    if (cell.isNull())
        return;
    // The first line of a day brings its heading along.
    const int section = m_layout.sectionOf(index.row());
    const bool firstLine =
        index.row() - m_layout.sections()[size_t(section)].first < m_layout.columns();
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

} // namespace limner
