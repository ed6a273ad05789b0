#pragma once

#include <QRect>
#include <QRectF>
#include <QSize>

#include <optional>

namespace limner {

//! The part of a picture that is kept, in its pixels: moved and resized by its handles, never
//! outside the picture, never empty, in a fixed proportion while one is chosen.
class CropFrame {
public:
    enum class Handle {
        None,
        Inside,
        Left,
        Right,
        Top,
        Bottom,
        TopLeft,
        TopRight,
        BottomLeft,
        BottomRight
    };
    static constexpr int smallest = 16; //!< pixels of an edge, where the picture has as many

    explicit CropFrame(QSize picture);

    [[nodiscard]] QRect rect() const { return m_rect; }
    [[nodiscard]] bool isWhole() const { return m_rect == QRect{QPoint{}, m_picture}; }
    void reset(); //!< all of the picture, or as much of it as the proportion allows
    //! Width by height; nothing = free.
    void setRatio(std::optional<double> ratio);
    [[nodiscard]] std::optional<double> ratio() const { return m_ratio; }

    //! Within `reach` pixels of the picture.
    [[nodiscard]] Handle handleAt(QPointF point, double reach) const;
    //! The handle is taken at a point, and led to others.
    void grip(Handle handle, QPointF point);
    void drag(QPointF point);
    //! By the keyboard: moves it, or its lower right corner.
    void nudge(QPoint step, bool resizes);

private:
    [[nodiscard]] QRect moved(QPoint by) const;
    [[nodiscard]] QRect resized(QPointF by) const;
    [[nodiscard]] QRect inProportion(QRect wanted) const;

    QSize m_picture;
    QRect m_rect;
    std::optional<double> m_ratio;
    Handle m_handle = Handle::None;
    QPointF m_from;  //!< where it was taken
    QRect m_atStart; //!< and what it was then
};

} // namespace limner
