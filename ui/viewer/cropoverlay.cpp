#include "ui/viewer/cropoverlay.h"

#include "ui/common/theme.h"
#include "ui/viewer/picturecanvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr QColor veil{0, 0, 0, 0x8c};
constexpr double reach = 12; // of a handle, logical pixels
constexpr double corner = 9; // of a drawn handle
constexpr int steps = 100;   // of a key, along the longer side

Qt::CursorShape cursorFor(CropFrame::Handle at)
{
    using H = CropFrame::Handle;
    switch (at) {
    case H::Left:
    case H::Right:
        return Qt::SizeHorCursor;
    case H::Top:
    case H::Bottom:
        return Qt::SizeVerCursor;
    case H::TopLeft:
    case H::BottomRight:
        return Qt::SizeFDiagCursor;
    case H::TopRight:
    case H::BottomLeft:
        return Qt::SizeBDiagCursor;
    case H::Inside:
        return Qt::SizeAllCursor;
    case H::None:
        break;
    }
    return Qt::ArrowCursor;
}

bool isArrow(int key)
{
    return key >= Qt::Key_Left && key <= Qt::Key_Down;
}

//! The keys that mean something here, and not to the viewer below.
bool isMine(const QKeyEvent &key)
{
    if (isArrow(key.key()))
        return !(key.modifiers() & Qt::AltModifier);
    if (key.modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (key.key()) {
    case Qt::Key_1:
    case Qt::Key_2:
    case Qt::Key_3:
    case Qt::Key_4:
    case Qt::Key_5:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
    case Qt::Key_Space:
    case Qt::Key_Backspace:
        return true;
    default:
        return false;
    }
}

} // namespace

CropOverlay::CropOverlay(PictureCanvas &canvas)
    : QWidget{&canvas}
    , m_canvas{canvas}
{
    setObjectName(u"viewerCrop"_s);
    setAccessibleName(tr("The part that is shared"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    canvas.installEventFilter(this);
    connect(&canvas, &PictureCanvas::looked, this, qOverload<>(&QWidget::update));
    hide();
}

void CropOverlay::begin(QSize picture, const QRect &part)
{
    m_picture = picture;
    m_frame = CropFrame{picture};
    m_ratio = 0;
    if (!part.isNull()) { // led there by two of its corners
        m_frame.grip(CropFrame::Handle::TopLeft, {});
        m_frame.drag(part.topLeft());
        m_frame.grip(CropFrame::Handle::BottomRight,
                     {double(picture.width()), double(picture.height())});
        m_frame.drag({double(part.x() + part.width()), double(part.y() + part.height())});
        m_frame.grip(CropFrame::Handle::None, {});
    }
    setGeometry(m_canvas.rect());
    show();
    raise();
    setFocus();
    tell();
}

QRect CropOverlay::part() const
{
    return m_frame.isWhole() ? QRect{} : m_frame.rect();
}

void CropOverlay::setRatio(int index)
{
    m_ratio = std::clamp(index, 0, int(ratios.size()) - 1);
    double ratio = ratios[size_t(m_ratio)];
    // 4:5 stands anyway; the others turn with the picture.
    if (ratio > 1 && m_picture.height() > m_picture.width())
        ratio = 1 / ratio;
    m_frame.setRatio(ratio > 0 ? std::optional{ratio} : std::nullopt);
    if (ratio > 0)
        m_frame.reset();
    tell();
}

void CropOverlay::reset()
{
    m_ratio = 0;
    m_frame.setRatio(std::nullopt);
    m_frame.reset();
    tell();
}

void CropOverlay::tell()
{
    const QRect rect = m_frame.rect();
    setAccessibleDescription(tr("%1 × %2 pixels").arg(rect.width()).arg(rect.height()));
    update();
    emit changed();
}

double CropOverlay::scale() const
{
    return m_canvas.zoom().scale() / m_canvas.devicePixelRatioF();
}

QPointF CropOverlay::origin() const
{
    return m_canvas.zoom().place().topLeft() / m_canvas.devicePixelRatioF();
}

QPointF CropOverlay::toPicture(QPointF point) const
{
    return (point - origin()) / scale();
}

QRectF CropOverlay::frameOnScreen() const
{
    const QRectF rect{m_frame.rect()};
    return {origin() + rect.topLeft() * scale(), rect.size() * scale()};
}

bool CropOverlay::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(m_canvas.rect());
    return false;
}

bool CropOverlay::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isMine(static_cast<QKeyEvent &>(*event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void CropOverlay::keyPressEvent(QKeyEvent *event)
{
    if (!isMine(*event) || !take(*event))
        QWidget::keyPressEvent(event);
}

bool CropOverlay::take(const QKeyEvent &key)
{
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit shareWanted();
        return true;
    case Qt::Key_Escape:
    case Qt::Key_Space:
        emit closeWanted();
        return true;
    case Qt::Key_Backspace:
        reset();
        return true;
    default:
        break;
    }
    if (isArrow(key.key()))
        nudge(key);
    else
        setRatio(key.key() - Qt::Key_1);
    return true;
}

// With Shift the lower right corner; with Control one pixel at a time.
void CropOverlay::nudge(const QKeyEvent &key)
{
    const int longer = std::max(m_picture.width(), m_picture.height());
    const int step = key.modifiers() & Qt::ControlModifier ? 1 : std::max(1, longer / steps);
    const QPoint way = key.key() == Qt::Key_Left    ? QPoint{-step, 0}
                       : key.key() == Qt::Key_Right ? QPoint{step, 0}
                       : key.key() == Qt::Key_Up    ? QPoint{0, -step}
                                                    : QPoint{0, step};
    m_frame.nudge(way, key.modifiers() & Qt::ShiftModifier);
    tell();
}

void CropOverlay::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF point = toPicture(event->position());
    m_frame.grip(m_frame.handleAt(point, reach / scale()), point);
    m_isHeld = true;
}

void CropOverlay::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF point = toPicture(event->position());
    if (!m_isHeld)
        return setCursor(cursorFor(m_frame.handleAt(point, reach / scale())));
    m_frame.drag(point);
    tell();
}

void CropOverlay::mouseReleaseEvent(QMouseEvent *)
{
    m_isHeld = false;
    m_frame.grip(CropFrame::Handle::None, {});
}

void CropOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    const QRectF frame = frameOnScreen();
    QPainterPath outside;
    outside.addRect(rect());
    QPainterPath inside;
    inside.addRect(frame);
    painter.fillPath(outside.subtracted(inside), veil);
    painter.setPen(QPen{QColor{255, 255, 255, 0x60}, 1});
    for (const double third : {1.0 / 3, 2.0 / 3}) {
        const double x = frame.left() + frame.width() * third;
        const double y = frame.top() + frame.height() * third;
        painter.drawLine(QPointF{x, frame.top()}, QPointF{x, frame.bottom()});
        painter.drawLine(QPointF{frame.left(), y}, QPointF{frame.right(), y});
    }
    painter.setPen(QPen{hasFocus() ? tokensOf(*this).accent : QColor{Qt::white}, 2});
    painter.drawRect(frame);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    for (const QPointF &point :
         {frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()})
        painter.drawRect(QRectF{point - QPointF{corner / 2, corner / 2}, QSizeF{corner, corner}});
}

} // namespace limner
