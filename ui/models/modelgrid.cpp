#include "ui/models/modelgrid.h"

#include "ui/models/coverloader.h"
#include "ui/models/modelgridaccessible.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

ModelGrid::ModelGrid(CoverLoader &covers, QWidget *parent)
    : QAbstractScrollArea{parent}
    , m_covers{covers}
    , m_scroll{*verticalScrollBar()}
{
    installModelGridAccessibility();
    setObjectName(u"modelGrid"_s);
    setAccessibleName(tr("Models"));
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the width must not depend on the height
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(40);
    connect(&covers, &CoverLoader::loaded, this, [this](const QString &address) {
        const std::vector<int> seen = seenTiles();
        if (std::any_of(seen.begin(), seen.end(),
                        [&](int index) { return tile(index).cover == address; }))
            viewport()->update();
    });
    restyle();
}

void ModelGrid::restyle()
{
    m_painter.setTheme(tokensOf(*this), font());
    relayout();
}

void ModelGrid::setWords(ModelCardPainter::Words words)
{
    m_painter.setWords(words);
    relayout();
}

void ModelGrid::setShelves(std::vector<TileShelf> shelves)
{
    const QString key = current() ? current()->key : QString{};
    const int before = m_current;
    m_shelves = std::move(shelves);
    m_tiles.clear();
    for (const TileShelf &shelf : m_shelves)
        m_tiles.insert(m_tiles.end(), shelf.tiles.begin(), shelf.tiles.end());
    m_hovered = -1;
    if (!m_isChosen) {
        m_current = usual();
    } else if (before < 0 || before >= count() || tile(before).key != key) {
        const auto same = std::find_if(m_tiles.begin(), m_tiles.end(),
                                       [&](const ModelTile &one) { return one.key == key; });
        m_current = same != m_tiles.end() ? int(same - m_tiles.begin()) : m_tiles.empty() ? -1 : 0;
    }
    relayout();
    if (m_current >= 0 && !m_layout.isShown(m_current))
        m_current = m_layout.firstOf(m_layout.shelfOf(m_current));
    emit currentChanged();
}

//! Where one stands before one has chosen: at the model in use, else at the first one.
int ModelGrid::usual() const
{
    const auto inUse = std::find_if(m_tiles.begin(), m_tiles.end(),
                                    [](const ModelTile &one) { return one.isInUse; });
    if (inUse != m_tiles.end())
        return int(inUse - m_tiles.begin());
    return m_tiles.empty() ? -1 : 0;
}

void ModelGrid::startOver()
{
    m_scroll.stop();
    verticalScrollBar()->setValue(0);
    m_unfolded.clear();
    m_isChosen = false;
    m_current = usual();
    relayout();
    emit currentChanged();
}

void ModelGrid::relayout()
{
    std::vector<ShelfLayout::Shelf> shelves;
    shelves.reserve(m_shelves.size());
    for (const TileShelf &shelf : m_shelves)
        shelves.push_back({.count = int(shelf.tiles.size()),
                           .isFolded = shelf.isFolded && !m_unfolded.contains(shelf.title)});
    m_layout.setShelves(shelves);
    // The scroll bar lies in the right margin.
    const int bar = std::min(verticalScrollBar()->sizeHint().width(), ShelfLayout::side - 5);
    m_layout.setGeometry(viewport()->width() + bar, m_painter.wordsHeight());
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, m_layout.height() - viewport()->height()));
    const qreal ratio = devicePixelRatioF();
    m_covers.setCover((QSizeF{m_layout.coverSize()} * ratio).toSize(), ratio, metrics::tileRadius);
    wantCovers();
    viewport()->update();
}

void ModelGrid::wantCovers()
{
    QStringList addresses;
    for (const int index : seenTiles())
        addresses.append(tile(index).cover);
    if (isVisible())
        m_covers.want(addresses);
    emit seenChanged();
}

std::vector<int> ModelGrid::seenTiles() const
{
    const int more = m_layout.coverSize().height();
    return m_layout.between(offset(), offset() + viewport()->height() + more);
}

const ModelTile *ModelGrid::current() const
{
    return m_current >= 0 && m_current < count() ? &tile(m_current) : nullptr;
}

int ModelGrid::offset() const
{
    return verticalScrollBar()->value();
}

QPoint ModelGrid::content(QPoint viewportPoint) const
{
    return viewportPoint + QPoint{0, offset()};
}

QRect ModelGrid::visualRect(int index) const
{
    const QRect card = m_layout.card(index);
    return card.isNull() ? card : card.translated(0, -offset());
}

int ModelGrid::indexAt(QPoint point) const
{
    return m_layout.cardAt(content(point));
}

void ModelGrid::setCurrentIndex(int index)
{
    if (index < 0 || index >= count() || index == m_current)
        return;
    m_current = index;
    m_isChosen = true;
    ensureVisible(index);
    viewport()->update();
    tellFocus();
    emit currentChanged();
}

void ModelGrid::tellFocus()
{
    if (!hasFocus() || m_current < 0)
        return;
    QAccessibleEvent focus{this, QAccessible::Focus};
    focus.setChild(m_current);
    QAccessible::updateAccessibility(&focus);
}

void ModelGrid::ensureVisible(int index)
{
    QRect card = m_layout.card(index);
    if (card.isNull())
        return;
    const int shelf = m_layout.shelfOf(index);
    if (index - m_layout.firstOf(shelf) < m_layout.columns())
        card.setTop(m_layout.headingOf(shelf).top());
    m_scroll.stop();
    if (card.top() < offset())
        verticalScrollBar()->setValue(card.top());
    else if (card.bottom() + ShelfLayout::lineGap > offset() + viewport()->height())
        verticalScrollBar()->setValue(card.bottom() + ShelfLayout::lineGap - viewport()->height());
}

bool ModelGrid::hides(int shelf) const
{
    return m_layout.shownOf(shelf) < int(m_shelves[size_t(shelf)].tiles.size());
}

void ModelGrid::unfold(int shelf)
{
    m_unfolded.insert(m_shelves[size_t(shelf)].title);
    relayout();
}

void ModelGrid::step(int by)
{
    if (m_current < 0)
        return;
    const int shelf = m_layout.shelfOf(m_current);
    int next = m_current + by;
    if (by > 0 && m_layout.shelfOf(next) == shelf && !m_layout.isShown(next))
        unfold(shelf);
    // Back over what is folded away.
    while (next >= 0 && next < count() && !m_layout.isShown(next))
        next += by;
    setCurrentIndex(next);
}

void ModelGrid::moveLines(int lines)
{
    const int next = m_layout.moved(m_current, lines);
    if (next == m_current && lines < 0)
        emit leftUpwards();
    else
        setCurrentIndex(next);
}

void ModelGrid::keyPressEvent(QKeyEvent *event)
{
    const int line = m_layout.coverSize().height() + m_painter.wordsHeight();
    const int page = std::max(1, viewport()->height() / std::max(1, line));
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Up:
        return moveLines(-1);
    case Qt::Key_Down:
        return moveLines(1);
    case Qt::Key_PageUp:
        return setCurrentIndex(m_layout.moved(m_current, -page));
    case Qt::Key_PageDown:
        return setCurrentIndex(m_layout.moved(m_current, page));
    case Qt::Key_Home:
        return setCurrentIndex(0);
    case Qt::Key_End:
        return setCurrentIndex(m_layout.moved(count() - 1, 0));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current() && !event->isAutoRepeat())
            emit chosen(QString{current()->key});
        return;
    case Qt::Key_F:
        if (current() && event->modifiers() == Qt::NoModifier)
            return emit starWanted(QString{current()->key});
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void ModelGrid::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint point = content(event->position().toPoint());
    if (const int shelf = m_layout.headingAt(point); shelf >= 0 && hides(shelf))
        return unfold(shelf);
    const int index = m_layout.cardAt(point);
    if (index < 0)
        return;
    setCurrentIndex(index);
    if (ModelCardPainter::starOf(m_layout.cover(index)).contains(point))
        emit starWanted(QString{tile(index).key});
}

void ModelGrid::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = content(event->position().toPoint());
    const int index = m_layout.cardAt(point);
    if (index < 0 || event->button() != Qt::LeftButton)
        return;
    if (ModelCardPainter::starOf(m_layout.cover(index)).contains(point))
        return mousePressEvent(event);
    emit chosen(QString{tile(index).key});
}

void ModelGrid::showHover(QPoint point)
{
    const int hovered = indexAt(point);
    const int heading = m_layout.headingAt(content(point));
    const bool isLink = hovered >= 0 || (heading >= 0 && hides(heading));
    viewport()->setCursor(isLink ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    viewport()->update();
}

void ModelGrid::mouseMoveEvent(QMouseEvent *event)
{
    showHover(event->position().toPoint());
}

void ModelGrid::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    viewport()->update();
    QAbstractScrollArea::leaveEvent(event);
}

void ModelGrid::wheelEvent(QWheelEvent *event)
{
    m_scroll.wheel(*event, 120);
    event->accept();
}

void ModelGrid::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    tellFocus();
}

void ModelGrid::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void ModelGrid::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

bool ModelGrid::event(QEvent *event)
{
    if (event->type() == QEvent::Show)
        wantCovers();
    return QAbstractScrollArea::event(event);
}

void ModelGrid::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void ModelGrid::scrollContentsBy(int, int)
{
    viewport()->update();
    wantCovers();
}

void ModelGrid::paintEvent(QPaintEvent *event)
{
    QPainter painter{viewport()};
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.translate(0, -offset());
    const QRect dirty = event->rect().translated(0, offset());
    for (int shelf = 0; shelf < int(m_shelves.size()); ++shelf)
        paintShelf(painter, shelf, dirty);
    for (const int index : m_layout.between(dirty.top() - 4, dirty.bottom() + 4))
        paintCard(painter, index);
}

void ModelGrid::paintShelf(QPainter &painter, int shelf, QRect dirty)
{
    const QRect heading = m_layout.headingOf(shelf);
    const TileShelf &shown = m_shelves[size_t(shelf)];
    if (heading.intersects(dirty))
        m_painter.paintHeading(painter, heading, shown.title, shown.note, hides(shelf));
}

void ModelGrid::paintCard(QPainter &painter, int index)
{
    const ModelTile &shown = tile(index);
    m_painter.paint(painter, m_layout.card(index), m_layout.cover(index), shown,
                    {.cover = shown.cover.isEmpty() ? nullptr : m_covers.pixmap(shown.cover),
                     .isCurrent = index == m_current,
                     .hasFocus = hasFocus(),
                     .isHovered = index == m_hovered});
}

} // namespace limner
