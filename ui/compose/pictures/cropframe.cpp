#include "ui/compose/pictures/cropframe.h"

#include <algorithm>
#include <cmath>

namespace limner {
namespace {

using Handle = CropFrame::Handle;

bool isLeft(Handle handle)
{
    return handle == Handle::Left || handle == Handle::TopLeft || handle == Handle::BottomLeft;
}

bool isRight(Handle handle)
{
    return handle == Handle::Right || handle == Handle::TopRight || handle == Handle::BottomRight;
}

bool isTop(Handle handle)
{
    return handle == Handle::Top || handle == Handle::TopLeft || handle == Handle::TopRight;
}

bool isBottom(Handle handle)
{
    return handle == Handle::Bottom || handle == Handle::BottomLeft ||
           handle == Handle::BottomRight;
}

//! The largest size of this proportion that fits into `room`.
QSize fitted(QSize room, double ratio)
{
    const int width = std::min(room.width(), int(std::lround(room.height() * ratio)));
    return {std::max(1, width),
            std::max(1, std::min(room.height(), int(std::lround(width / ratio))))};
}

} // namespace

CropFrame::CropFrame(QSize picture)
    : m_picture{picture}
    , m_rect{QPoint{}, picture}
{}

void CropFrame::reset()
{
    m_rect = {QPoint{}, m_picture};
    if (m_ratio)
        setRatio(m_ratio);
}

void CropFrame::setRatio(std::optional<double> ratio)
{
    m_ratio = ratio;
    if (!ratio)
        return;
    const QSize size = fitted(m_rect.size(), *ratio);
    m_rect = {m_rect.x() + (m_rect.width() - size.width()) / 2,
              m_rect.y() + (m_rect.height() - size.height()) / 2, size.width(), size.height()};
}

CropFrame::Handle CropFrame::handleAt(QPointF point, double reach) const
{
    const QRectF rect{m_rect};
    if (!rect.adjusted(-reach, -reach, reach, reach).contains(point))
        return Handle::None;
    const bool left = std::abs(point.x() - rect.left()) <= reach;
    const bool right = std::abs(point.x() - rect.right()) <= reach;
    const bool top = std::abs(point.y() - rect.top()) <= reach;
    const bool bottom = std::abs(point.y() - rect.bottom()) <= reach;
    if (top && left)
        return Handle::TopLeft;
    if (bottom && right)
        return Handle::BottomRight;
    if (top && right)
        return Handle::TopRight;
    if (bottom && left)
        return Handle::BottomLeft;
    if (left)
        return Handle::Left;
    if (right)
        return Handle::Right;
    if (top)
        return Handle::Top;
    return bottom ? Handle::Bottom : Handle::Inside;
}

void CropFrame::grip(Handle handle, QPointF point)
{
    m_handle = handle;
    m_from = point;
    m_atStart = m_rect;
}

void CropFrame::drag(QPointF point)
{
    if (m_handle == Handle::None)
        return;
    const QPointF by = point - m_from;
    m_rect = m_handle == Handle::Inside ? moved(by.toPoint()) : resized(by);
}

QRect CropFrame::moved(QPoint by) const
{
    const QSize room = m_picture - m_atStart.size();
    return {QPoint{std::clamp(m_atStart.x() + by.x(), 0, room.width()),
                   std::clamp(m_atStart.y() + by.y(), 0, room.height())},
            m_atStart.size()};
}

QRect CropFrame::resized(QPointF by) const
{
    const int leastWidth = std::min(smallest, m_picture.width());
    const int leastHeight = std::min(smallest, m_picture.height());
    int left = m_atStart.left();
    int right = left + m_atStart.width(); // behind the last pixel
    int top = m_atStart.top();
    int bottom = top + m_atStart.height();
    const int x = int(std::lround(by.x()));
    const int y = int(std::lround(by.y()));
    if (isLeft(m_handle))
        left = std::clamp(left + x, 0, right - leastWidth);
    if (isRight(m_handle))
        right = std::clamp(right + x, left + leastWidth, m_picture.width());
    if (isTop(m_handle))
        top = std::clamp(top + y, 0, bottom - leastHeight);
    if (isBottom(m_handle))
        bottom = std::clamp(bottom + y, top + leastHeight, m_picture.height());
    return inProportion({left, top, right - left, bottom - top});
}

//! The corner or edge across from the handle stays where it is.
QRect CropFrame::inProportion(QRect wanted) const
{
    if (!m_ratio)
        return wanted;
    QSize size = wanted.size();
    // One edge alone says how large: the other side follows, as far as the picture goes.
    if (m_handle == Handle::Left || m_handle == Handle::Right)
        size.setHeight(m_picture.height());
    if (m_handle == Handle::Top || m_handle == Handle::Bottom)
        size.setWidth(m_picture.width());
    size = fitted(size, *m_ratio);
    const int x = isLeft(m_handle) ? wanted.x() + wanted.width() - size.width() : wanted.x();
    const int y = isTop(m_handle) ? wanted.y() + wanted.height() - size.height() : wanted.y();
    return {QPoint{std::clamp(x, 0, m_picture.width() - size.width()),
                   std::clamp(y, 0, m_picture.height() - size.height())},
            size};
}

void CropFrame::nudge(QPoint step, bool resizes)
{
    grip(resizes ? Handle::BottomRight : Handle::Inside, {});
    const int both = step.x() + step.y();
    drag(resizes && m_ratio ? QPoint{both, both} : step);
    m_handle = Handle::None;
}

} // namespace limner
