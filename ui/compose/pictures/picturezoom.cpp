#include "ui/compose/pictures/picturezoom.h"

#include <algorithm>

namespace limner {
namespace {

constexpr double margin = 24;   // around a picture that fits
constexpr double smallest = 32; // widget pixels of its longer edge

double inside(double origin, double drawn, double room)
{
    return drawn <= room ? (room - drawn) / 2 : std::clamp(origin, room - drawn, 0.0);
}

} // namespace

void PictureZoom::setPicture(QSizeF picture)
{
    m_picture = picture;
    fit();
}

void PictureZoom::setRoom(QSizeF room)
{
    m_room = room;
    arrange();
}

void PictureZoom::fit()
{
    m_fits = true;
    arrange();
}

void PictureZoom::zoomBy(double factor, QPointF fixed)
{
    const QPointF held = toPicture(fixed);
    const double least =
        std::min(m_factor, smallest / std::max(m_picture.width(), m_picture.height()));
    m_factor = std::clamp(m_factor * factor, least, most);
    m_fits = false;
    m_origin = fixed - held * m_factor;
    arrange();
}

void PictureZoom::pan(QPointF by)
{
    m_fits = false;
    m_origin += by;
    arrange();
}

void PictureZoom::arrange()
{
    if (m_fits) {
        const double across = std::max(1.0, m_room.width() - 2 * margin) / m_picture.width();
        const double down = std::max(1.0, m_room.height() - 2 * margin) / m_picture.height();
        m_factor = std::min({across, down, most});
    }
    m_origin = {inside(m_origin.x(), m_picture.width() * m_factor, m_room.width()),
                inside(m_origin.y(), m_picture.height() * m_factor, m_room.height())};
}

} // namespace limner
