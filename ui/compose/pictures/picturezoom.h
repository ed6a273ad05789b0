#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace limner {

//! Where a picture lies in a widget: whole with a margin round it, or as near as one wants. It
//! never leaves the widget.
class PictureZoom {
public:
    static constexpr double most = 16; //!< widget pixels for one of the picture

    void setPicture(QSizeF picture); //!< pixels; fits it
    void setRoom(QSizeF room);       //!< of the widget
    void fit();
    //! What lies at `fixed` in the widget stays there.
    void zoomBy(double factor, QPointF fixed);
    void pan(QPointF by);

    [[nodiscard]] double factor() const { return m_factor; } //!< widget pixels for one of it
    [[nodiscard]] QRectF place() const { return {m_origin, m_picture * m_factor}; }
    [[nodiscard]] QPointF toWidget(QPointF picture) const { return m_origin + picture * m_factor; }
    [[nodiscard]] QPointF toPicture(QPointF widget) const { return (widget - m_origin) / m_factor; }
    [[nodiscard]] QRectF toWidget(const QRectF &picture) const
    {
        return {toWidget(picture.topLeft()), picture.size() * m_factor};
    }

private:
    void arrange();

    QSizeF m_picture = {1, 1};
    QSizeF m_room = {1, 1};
    bool m_fits = true;
    double m_factor = 1;
    QPointF m_origin;
};

} // namespace limner
