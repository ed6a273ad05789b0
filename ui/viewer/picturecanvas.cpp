#include "ui/viewer/picturecanvas.h"

#include "ui/common/theme.h"
#include "ui/gallery/tilefigure.h"
#include "ui/viewer/canvasfigures.h"
#include "ui/viewer/picturepaint.h"

#include <QEvent>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleHints>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace limner {

namespace {
constexpr double wheelStep = 1.25; // for each notch
constexpr int notch = 120;
constexpr int reach = 18; // of the divider, to each side
} // namespace

PictureCanvas::PictureCanvas(QWidget *parent)
    : QWidget{parent}
{
    setMouseTracking(true);
    setMinimumSize(40, 40);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PictureCanvas::setPicture(const StagePicture &picture)
{
    m_picture = picture;
    m_zoom.setPicture(m_turns % 2 == 0 ? picture.size : picture.size.transposed());
    updateCursor(mapFromGlobal(QCursor::pos()));
    update();
}

void PictureCanvas::setTurns(int turns)
{
    m_turns = turns;
    setPicture(StagePicture{m_picture});
}

void PictureCanvas::setOther(const std::optional<StagePicture> &other)
{
    m_other = other;
    update();
}

void PictureCanvas::setTags(const QString &tag, const QString &other)
{
    m_tag = tag;
    m_otherTag = other;
    update();
}

void PictureCanvas::setWords(const QString &words)
{
    m_words = words;
    setAccessibleDescription(words);
    update();
}

void PictureCanvas::setChosen(bool isChosen)
{
    m_isChosen = isChosen;
    update();
}

QSize PictureCanvas::view() const
{
    return (QSizeF{size()} * devicePixelRatioF()).toSize();
}

void PictureCanvas::adapt()
{
    m_zoom.setViewport(view());
    m_zoom.setLargestFit(devicePixelRatioF());
    update();
}

void PictureCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    adapt();
    emit resized();
}

void PictureCanvas::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

void PictureCanvas::setLook(const ViewZoom::Look &look)
{
    m_zoom.setLook(look);
    update();
}

void PictureCanvas::tell()
{
    update();
    emit looked(m_zoom.look());
}

void PictureCanvas::fit()
{
    m_zoom.fit();
    tell();
}

void PictureCanvas::fill()
{
    m_zoom.fill();
    tell();
}

void PictureCanvas::setScale(double scale)
{
    const QSize room = view();
    m_zoom.setScale(scale, {room.width() / 2.0, room.height() / 2.0});
    tell();
}

void PictureCanvas::zoomBy(double factor)
{
    const QSize room = view();
    m_zoom.zoomBy(factor, {room.width() / 2.0, room.height() / 2.0});
    tell();
}

void PictureCanvas::moveBy(QPointF way)
{
    m_zoom.moveBy(way * devicePixelRatioF());
    tell();
}

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    const double notches = double(event->angleDelta().y()) / notch;
    if (notches != 0) {
        m_zoom.zoomBy(std::pow(wheelStep, notches), event->position() * devicePixelRatioF());
        tell();
    }
    event->accept();
}

QRect PictureCanvas::seen() const
{
    return m_zoom.place().toAlignedRect() & QRect{QPoint{}, view()};
}

int PictureCanvas::dividerX() const
{
    const QRectF part = seen();
    return int(std::lround((part.left() + m_divider * part.width()) / devicePixelRatioF()));
}

void PictureCanvas::setDivider(double share)
{
    m_divider = std::clamp(share, 0.0, 1.0);
    update();
}

bool PictureCanvas::isAtDivider(QPointF point) const
{
    return m_other && std::abs(point.x() - dividerX()) <= reach;
}

void PictureCanvas::dragDivider(double x)
{
    const QRectF part = seen();
    if (part.isEmpty())
        return;
    setDivider((x * devicePixelRatioF() - part.left()) / part.width());
    emit dividerMoved(m_divider);
}

void PictureCanvas::updateCursor(QPointF point)
{
    setCursor(m_hold == Hold::Picture ? Qt::ClosedHandCursor
              : isAtDivider(point)    ? Qt::SplitHCursor
              : m_zoom.isLarger()     ? Qt::OpenHandCursor
                                      : Qt::ArrowCursor);
}

// Where nothing can be moved, the divider comes to the hand.
void PictureCanvas::mousePressEvent(QMouseEvent *event)
{
    emit pressed();
    if (event->button() != Qt::LeftButton)
        return;
    m_held = m_pressed = event->position();
    m_hold = isAtDivider(m_held) || (m_other && !m_zoom.isLarger()) ? Hold::Divider : Hold::Picture;
    if (m_hold == Hold::Divider)
        dragDivider(m_held.x());
    updateCursor(m_held);
}

void PictureCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF point = event->position();
    if (m_hold == Hold::Divider)
        dragDivider(point.x());
    else if (m_hold == Hold::Picture && isLedAway(*event)) {
        m_hold = Hold::Drag;
        emit dragWanted(event->modifiers() & Qt::AltModifier);
    } else if (m_hold == Hold::Picture && m_zoom.isLarger())
        moveBy(point - m_held);
    m_held = point;
    updateCursor(point);
}

// Where there is something to move to, the hand moves it, but for Alt.
bool PictureCanvas::isLedAway(const QMouseEvent &event) const
{
    const bool isFar = (event.position() - m_pressed).manhattanLength() >=
                       QGuiApplication::styleHints()->startDragDistance();
    return isFar && !m_other && (!m_zoom.isLarger() || event.modifiers() & Qt::AltModifier);
}

void PictureCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    m_hold = Hold::Nothing;
    updateCursor(event->position());
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || isAtDivider(event->position()))
        return;
    if (m_zoom.mode() == ViewZoom::Mode::Fit && m_zoom.scale() != 1)
        m_zoom.setScale(1, event->position() * devicePixelRatioF());
    else
        m_zoom.fit();
    tell();
    emit doubleClicked();
}

void PictureCanvas::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    emit hovered(true);
}

void PictureCanvas::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    emit hovered(false);
}

//! The other one where the first is, whatever its size.
ViewZoom PictureCanvas::otherZoom() const
{
    ViewZoom zoom;
    zoom.setViewport(view());
    zoom.setLargestFit(32);
    zoom.setPicture(m_other->size);
    const ViewZoom::Look look = m_zoom.look();
    if (m_other->size.isEmpty())
        return zoom;
    zoom.fit();
    // As wide as the first, unless its shape is another one: then as much of it fits in there.
    const QSizeF shown = QSizeF{m_other->size}.scaled(m_zoom.place().size(), Qt::KeepAspectRatio);
    ViewZoom::Look own{.mode = ViewZoom::Mode::Free, .centre = look.centre};
    own.timesFit = shown.width() / m_other->size.width() / zoom.scale();
    zoom.setLook(own);
    return zoom;
}

void PictureCanvas::paintPictures(QPainter &painter)
{
    const QRect all{QPoint{}, view()};
    if (m_picture.isEmpty() && !m_picture.isLoaded) // it comes
        painter.fillRect(m_zoom.place().toRect(), tokensOf(*this).panel);
    paintTurned(painter, m_picture, m_zoom.place(), m_turns, all);
    if (!m_other)
        return;
    QRect right = all;
    right.setLeft(int(std::lround(dividerX() * devicePixelRatioF())));
    painter.fillRect(right & seen(), viewerGround(*this));
    paintPicture(painter, *m_other, otherZoom(), right);
}

void PictureCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.fillRect(rect(), viewerGround(*this));
    const double ratio = devicePixelRatioF();
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    paintPictures(painter);
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF part{QPointF{seen().topLeft()} / ratio, QSizeF{seen().size()} / ratio};
    if (m_other)
        paintDividerAt(painter, part, dividerX());
    const double share = m_otherTag.isEmpty() ? 1 : 0.5;
    if (!m_tag.isEmpty())
        paintTag(painter, part, m_tag, Qt::AlignLeft, share);
    if (!m_otherTag.isEmpty())
        paintTag(painter, part, m_otherTag, Qt::AlignRight, share);
    if (!m_words.isEmpty())
        paintSentence(painter, rect(), m_words, m_picture.isEmpty(), *this);
    if (m_isChosen) {
        painter.setPen(QPen{tokensOf(*this).accent, 2});
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF{rect()}.adjusted(1, 1, -1, -1), 4, 4);
    }
}

} // namespace limner
