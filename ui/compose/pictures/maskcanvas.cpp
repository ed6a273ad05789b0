#include "ui/compose/pictures/maskcanvas.h"

#include "ui/common/theme.h"
#include "ui/compose/pictures/maskpainter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr double handleReach = 9; // window pixels

Qt::CursorShape cursorFor(CropFrame::Handle handle)
{
    using Handle = CropFrame::Handle;
    switch (handle) {
    case Handle::Inside:
        return Qt::SizeAllCursor;
    case Handle::Left:
    case Handle::Right:
        return Qt::SizeHorCursor;
    case Handle::Top:
    case Handle::Bottom:
        return Qt::SizeVerCursor;
    case Handle::TopLeft:
    case Handle::BottomRight:
        return Qt::SizeFDiagCursor;
    case Handle::TopRight:
    case Handle::BottomLeft:
        return Qt::SizeBDiagCursor;
    case Handle::None:
        break;
    }
    return Qt::ArrowCursor;
}

} // namespace

MaskCanvas::MaskCanvas(QWidget *parent)
    : QWidget{parent}
{
    setObjectName(u"maskCanvas"_s);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(200, 160);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void MaskCanvas::setPicture(const ShownPicture &shown)
{
    m_shown = shown;
    m_mask.emplace(shown.size);
    if (!shown.mask.isNull())
        m_mask->restore({}, shown.mask);
    m_history = {};
    m_crop = CropFrame{shown.size};
    m_view.setPicture(shown.size);
    m_overlay = QImage{m_mask->image().size(), QImage::Format_ARGB32_Premultiplied};
    tint(m_overlay.rect());
    m_brush.diameter = std::max(leastBrush(), std::round(mostBrush() / 8));
    fit();
    emit brushChanged();
    emit maskChanged();
}

double MaskCanvas::mostBrush() const
{
    return std::max(8, std::min(m_shown.size.width(), m_shown.size.height()));
}

void MaskCanvas::setTool(MaskTool tool)
{
    m_tool = tool;
    setCursor(tool == MaskTool::Crop ? Qt::ArrowCursor : Qt::BlankCursor);
    update();
}

void MaskCanvas::setBrushSize(double diameter)
{
    m_brush.diameter = std::clamp(diameter, leastBrush(), mostBrush());
    update();
    emit brushChanged();
}

void MaskCanvas::setFeather(double share)
{
    m_brush.feather = std::clamp(share, 0.0, 1.0);
    update();
}

void MaskCanvas::changeWhole(void (Mask::*change)())
{
    if (!m_mask)
        return;
    m_history.begin(*m_mask);
    ((*m_mask).*change)();
    m_history.end(*m_mask, m_mask->image().rect());
    tint(m_overlay.rect());
    update();
    emit maskChanged();
}

void MaskCanvas::invert()
{
    changeWhole(&Mask::invert);
}

void MaskCanvas::clear()
{
    changeWhole(&Mask::clear);
}

void MaskCanvas::undo()
{
    if (m_mask && !m_ink)
        showStep(m_history.undo(*m_mask));
}

void MaskCanvas::redo()
{
    if (m_mask && !m_ink)
        showStep(m_history.redo(*m_mask));
}

void MaskCanvas::showStep(QRect changed)
{
    if (changed.isEmpty())
        return;
    tint(changed);
    update();
    emit maskChanged();
}

void MaskCanvas::tint(QRect part)
{
    tintMask(m_overlay, m_mask->image(), part, tokensOf(*this).accent);
}

void MaskCanvas::setRatio(std::optional<double> ratio)
{
    m_crop.setRatio(ratio);
    update();
    emit cropChanged();
}

void MaskCanvas::resetCrop()
{
    m_crop.reset();
    update();
    emit cropChanged();
}

void MaskCanvas::fit()
{
    m_view.fit();
    showView();
}

void MaskCanvas::zoomBy(double factor, std::optional<QPointF> at)
{
    if (!hasPicture())
        return;
    m_view.zoomBy(factor, at.value_or(QRectF{rect()}.center()));
    showView();
}

void MaskCanvas::showView()
{
    update();
    emit zoomChanged();
}

QRect MaskCanvas::shownRect(const QRectF &picture) const
{
    return m_view.toWidget(picture).toAlignedRect().adjusted(-3, -3, 3, 3);
}

QRect MaskCanvas::brushRect() const
{
    if (!m_point)
        return {};
    const double radius = m_brush.diameter / 2;
    return shownRect({m_point->x() - radius, m_point->y() - radius, 2 * radius, 2 * radius})
        .adjusted(-8, -8, 8, 8);
}

void MaskCanvas::moveBrush(QPointF to)
{
    update(brushRect());
    m_point = to;
    update(brushRect());
}

void MaskCanvas::beginStroke(QPointF at, Brush::Tool tool)
{
    if (!m_mask)
        return;
    m_ink = tool;
    m_changed = {};
    m_history.begin(*m_mask);
    moveBrush(at);
    strokeTo(at);
}

void MaskCanvas::strokeTo(QPointF at)
{
    Brush brush = m_brush;
    brush.tool = *m_ink;
    const QRect changed = m_mask->stroke(m_point.value_or(at), at, brush);
    m_changed |= changed;
    tint(changed);
    const double scale = m_mask->scale();
    update(shownRect({QPointF{changed.topLeft()} / scale, QSizeF{changed.size()} / scale}));
    moveBrush(at);
}

void MaskCanvas::endStroke()
{
    m_ink.reset();
    m_last = m_point;
    m_history.end(*m_mask, m_changed);
    emit maskChanged();
}

void MaskCanvas::mousePressEvent(QMouseEvent *event)
{
    const QPointF at = m_view.toPicture(event->position());
    if (event->button() == Qt::MiddleButton) {
        m_pan = event->position();
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (!hasPicture() || m_ink)
        return;
    if (m_tool == MaskTool::Crop) {
        const CropFrame::Handle handle = m_crop.handleAt(at, handleReach / zoom());
        m_isCropping = event->button() == Qt::LeftButton && handle != CropFrame::Handle::None;
        m_crop.grip(handle, at);
        return;
    }
    const bool erases = event->button() == Qt::RightButton || m_tool == MaskTool::Erase;
    // With Shift a straight line, from where the last one ended.
    const bool isLine = m_last && event->modifiers().testFlag(Qt::ShiftModifier);
    beginStroke(isLine ? *m_last : at, erases ? Brush::Tool::Erase : Brush::Tool::Paint);
    strokeTo(at);
}

void MaskCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = m_view.toPicture(event->position());
    if (m_pan) {
        m_view.pan(event->position() - *m_pan);
        m_pan = event->position();
        update();
    } else if (m_isCropping) {
        m_crop.drag(at);
        update();
        emit cropChanged();
    } else if (m_ink) {
        strokeTo(at);
    } else {
        showCursor(at);
    }
}

void MaskCanvas::showCursor(QPointF at)
{
    if (m_tool == MaskTool::Crop)
        setCursor(cursorFor(m_crop.handleAt(at, handleReach / zoom())));
    else
        moveBrush(at);
}

void MaskCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton) {
        m_pan.reset();
        setTool(m_tool);
    } else if (m_ink) {
        endStroke();
    }
    m_isCropping = false;
}

void MaskCanvas::leaveEvent(QEvent *)
{
    if (m_ink)
        return;
    update(brushRect());
    m_point.reset();
}

void MaskCanvas::wheelEvent(QWheelEvent *event)
{
    const double steps = event->angleDelta().y() / 120.0;
    zoomBy(std::pow(1.2, steps), event->position());
    event->accept();
}

void MaskCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        return stepBrush({-1, 0}, shift);
    case Qt::Key_Right:
        return stepBrush({1, 0}, shift);
    case Qt::Key_Up:
        return stepBrush({0, -1}, shift);
    case Qt::Key_Down:
        return stepBrush({0, 1}, shift);
    case Qt::Key_Space:
        return stepBrush({}, true);
    case Qt::Key_BracketLeft:
        return setBrushSize(std::min(m_brush.diameter - 1, m_brush.diameter / 1.15));
    case Qt::Key_BracketRight:
        return setBrushSize(std::max(m_brush.diameter + 1, m_brush.diameter * 1.15));
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(1.25);
    case Qt::Key_Minus:
        return zoomBy(0.8);
    case Qt::Key_0:
        return fit();
    default:
        QWidget::keyPressEvent(event);
    }
}

void MaskCanvas::stepBrush(QPoint step, bool paints)
{
    if (!hasPicture())
        return;
    if (m_tool == MaskTool::Crop) {
        m_crop.nudge(step * std::max(1, m_shown.size.width() / 200), paints);
        update();
        emit cropChanged();
        return;
    }
    const QSizeF size = m_shown.size;
    const double stride = std::max(1.0, m_brush.diameter / 4);
    const QPointF from = m_point.value_or(QPointF{size.width() / 2, size.height() / 2});
    const QPointF to{std::clamp(from.x() + step.x() * stride, 0.0, size.width()),
                     std::clamp(from.y() + step.y() * stride, 0.0, size.height())};
    if (!paints)
        return moveBrush(to);
    beginStroke(from, m_tool == MaskTool::Erase ? Brush::Tool::Erase : Brush::Tool::Paint);
    strokeTo(to);
    endStroke();
}

void MaskCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_view.setRoom(event->size());
    showView();
}

void MaskCanvas::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_mask) {
        tint(m_overlay.rect());
        update();
    }
}

void MaskCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter{this};
    painter.fillRect(event->rect(), tokensOf(*this).bg);
    if (!hasPicture())
        return;
    // Far in, one wants to see pixels.
    paintShown(painter, m_view.place(), m_shown, m_overlay, zoom() < 4);
    const bool crops = m_tool == MaskTool::Crop;
    if (crops || !m_crop.isWhole())
        paintCropFrame(painter, m_view.place(), m_view.toWidget(QRectF{m_crop.rect()}),
                       tokensOf(*this).bg, crops);
    if (!crops && m_point)
        paintBrush(painter, m_view.toWidget(*m_point), std::max(1.5, m_brush.diameter / 2 * zoom()),
                   m_brush.feather, m_tool == MaskTool::Erase);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(tokensOf(*this).accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

} // namespace limner
