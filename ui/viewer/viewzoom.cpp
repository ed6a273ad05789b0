#include "ui/viewer/viewzoom.h"

#include <algorithm>
#include <cmath>

namespace limner {

namespace {

//! One side: the middle of the view may not come so near to an edge that a gap is seen.
double inside(double centre, double shown, double room)
{
    if (shown <= room)
        return 0.5;
    const double half = room / shown / 2;
    return std::clamp(centre, half, 1 - half);
}

//! `wanted` lies behind `stop`, seen from `now`.
bool passes(double now, double wanted, double stop)
{
    constexpr double same = 1e-6;
    return (now < stop - same && wanted > stop + same) ||
           (now > stop + same && wanted < stop - same);
}

} // namespace

void ViewZoom::setPicture(QSize pixels)
{
    m_picture = pixels;
    keepInside();
}

void ViewZoom::setViewport(QSize device)
{
    m_viewport = device;
    keepInside();
}

void ViewZoom::setLargestFit(double scale)
{
    m_largestFit = scale;
    keepInside();
}

double ViewZoom::fitScale() const
{
    if (m_picture.isEmpty() || m_viewport.isEmpty())
        return 1;
    return std::min({double(m_viewport.width()) / m_picture.width(),
                     double(m_viewport.height()) / m_picture.height(), m_largestFit});
}

double ViewZoom::fillScale() const
{
    if (m_picture.isEmpty() || m_viewport.isEmpty())
        return 1;
    return std::max(double(m_viewport.width()) / m_picture.width(),
                    double(m_viewport.height()) / m_picture.height());
}

double ViewZoom::scale() const
{
    switch (m_mode) {
    case Mode::Fit:
        return fitScale();
    case Mode::Fill:
        return fillScale();
    case Mode::Free:
        break;
    }
    return m_scale;
}

QRectF ViewZoom::place() const
{
    if (m_picture.isEmpty())
        return {};
    const QSizeF size = shown();
    return {QPointF{m_viewport.width() / 2.0 - m_centre.x() * size.width(),
                    m_viewport.height() / 2.0 - m_centre.y() * size.height()},
            size};
}

bool ViewZoom::isLarger() const
{
    constexpr double rounding = 0.5;
    const QSizeF size = shown();
    return size.width() > m_viewport.width() + rounding ||
           size.height() > m_viewport.height() + rounding;
}

void ViewZoom::fit()
{
    m_mode = Mode::Fit;
    keepInside();
}

void ViewZoom::fill()
{
    m_mode = Mode::Fill;
    keepInside();
}

void ViewZoom::setScale(double scale, QPointF around)
{
    if (m_picture.isEmpty())
        return;
    const QRectF before = place();
    const QPointF point{(around.x() - before.left()) / before.width(),
                        (around.y() - before.top()) / before.height()};
    m_scale = std::clamp(scale, std::min(1.0, fitScale()), largest);
    m_mode = Mode::Free;
    const QSizeF size = shown();
    m_centre = point - QPointF{(around.x() - m_viewport.width() / 2.0) / size.width(),
                               (around.y() - m_viewport.height() / 2.0) / size.height()};
    keepInside();
}

void ViewZoom::zoomBy(double factor, QPointF around)
{
    const double now = scale();
    const double fitted = fitScale();
    double wanted = now * factor;
    for (const double stop : {1.0, fitted}) {
        if (passes(now, wanted, stop))
            wanted = stop;
    }
    if (std::abs(wanted - fitted) < 1e-9)
        return fit();
    setScale(wanted, around);
}

void ViewZoom::moveBy(QPointF device)
{
    const QSizeF size = shown();
    if (size.isEmpty())
        return;
    m_centre -= QPointF{device.x() / size.width(), device.y() / size.height()};
    keepInside();
}

void ViewZoom::keepInside()
{
    const QSizeF size = shown();
    m_centre = {inside(m_centre.x(), size.width(), m_viewport.width()),
                inside(m_centre.y(), size.height(), m_viewport.height())};
}

ViewZoom::Look ViewZoom::look() const
{
    return {.mode = m_mode, .timesFit = scale() / fitScale(), .centre = m_centre};
}

void ViewZoom::setLook(const Look &look)
{
    m_mode = look.mode;
    m_scale = look.timesFit * fitScale();
    m_centre = look.centre;
    keepInside();
}

} // namespace limner
