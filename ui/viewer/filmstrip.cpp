#include "ui/viewer/filmstrip.h"

#include "core/library/thumbnails.h"
#include "ui/common/theme.h"
#include "ui/gallery/thumbnailloader.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleHints>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int gap = 8;
constexpr int frame = 4; // of the current one, around it
constexpr int radius = 6;
constexpr int againMs = 300;
constexpr QColor comparedColour{0x6f, 0xb1, 0xe0};
} // namespace

Filmstrip::Filmstrip(Remote<Thumbnails> thumbnails, QWidget *parent)
    : QWidget{parent}
    , m_loader{new ThumbnailLoader{thumbnails, this, ThumbnailLoader::Others::Kept}}
{
    setObjectName(u"filmstrip"_s);
    setAccessibleName(tr("Pictures around this one"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, &Filmstrip::want);
    connect(m_loader, &ThumbnailLoader::loaded, this, qOverload<>(&QWidget::update));
}

QSize Filmstrip::sizeHint() const
{
    return {m_edge, m_edge + 2 * frame};
}

int Filmstrip::room() const
{
    return std::max(1, (width() - 2 * frame + gap) / (m_edge + gap));
}

void Filmstrip::setPictures(const std::vector<ArtworkId> &ids)
{
    if (ids == m_ids)
        return;
    m_ids = ids;
    want();
    update();
}

void Filmstrip::setCurrent(ArtworkId id)
{
    m_current = id;
    update();
}

void Filmstrip::setCompared(const std::vector<ArtworkId> &ids)
{
    m_compared = ids;
    update();
}

void Filmstrip::setEdge(int edge)
{
    if (edge == m_edge)
        return;
    m_edge = edge;
    updateGeometry();
    want();
}

void Filmstrip::want()
{
    const double ratio = devicePixelRatioF();
    const QSize device = QSize{m_edge, m_edge} * ratio;
    m_loader->setTile(device, ratio, radius);
    const bool missing = std::any_of(m_ids.begin(), m_ids.end(), [&](ArtworkId id) {
        const QPixmap *const pixmap = m_loader->pixmap(id);
        return !m_loader->hasFailed(id) && (!pixmap || pixmap->size() != device);
    });
    if (missing)
        m_loader->want(m_ids);
    if (missing && isVisible())
        m_again.start();
    else
        m_again.stop();
}

QRect Filmstrip::place(int index) const
{
    const int count = int(m_ids.size());
    const int all = count * m_edge + (count - 1) * gap;
    return {(width() - all) / 2 + index * (m_edge + gap), frame, m_edge, m_edge};
}

int Filmstrip::at(QPoint point) const
{
    for (int i = 0; i < int(m_ids.size()); ++i) {
        if (place(i).contains(point))
            return i;
    }
    return -1;
}

QPixmap Filmstrip::picture(ArtworkId id) const
{
    const QPixmap *const pixmap = m_loader->pixmap(id);
    return pixmap ? *pixmap : QPixmap{};
}

void Filmstrip::mousePressEvent(QMouseEvent *event)
{
    m_from = event->position().toPoint();
    const int index = at(m_from);
    m_isLed = false;
    m_pressed = index >= 0 && event->button() == Qt::LeftButton ? m_ids[size_t(index)] : 0;
}

void Filmstrip::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    setCursor(at(point) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (m_pressed == 0 || !(event->buttons() & Qt::LeftButton) ||
        (point - m_from).manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        return;
    m_isLed = true;
    emit dragWanted(std::exchange(m_pressed, 0), event->modifiers() & Qt::AltModifier);
}

// Only now: what is led away is not looked at for that.
void Filmstrip::mouseReleaseEvent(QMouseEvent *event)
{
    m_isLed = false;
    const ArtworkId pressed = std::exchange(m_pressed, 0);
    const int index = at(event->position().toPoint());
    if (pressed != 0 && index >= 0 && m_ids[size_t(index)] == pressed)
        emit chosen(pressed);
}

void Filmstrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    emit resized();
}

void Filmstrip::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = tokensOf(*this);
    for (int i = 0; i < int(m_ids.size()); ++i) {
        const ArtworkId id = m_ids[size_t(i)];
        const QRect rect = place(i);
        if (const QPixmap *const pixmap = m_loader->pixmap(id)) {
            painter.drawPixmap(rect, *pixmap);
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(tokens.raised);
            painter.drawRoundedRect(rect, radius, radius);
        }
        const bool isCompared =
            std::find(m_compared.begin(), m_compared.end(), id) != m_compared.end();
        if (id != m_current && !isCompared)
            continue;
        painter.setPen(QPen{id == m_current ? tokens.accent : comparedColour, 2});
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF{rect}.adjusted(-3, -3, 3, 3), radius + 3, radius + 3);
    }
}

} // namespace limner
