#pragma once

#include <QPointF>
#include <QRectF>
#include <QSize>

namespace limner {

//! How much of a picture is seen, and where: fitted into the view, filling it, or any zoom. All in
//! device pixels, so that 100 % is one pixel for one. A picture larger than the view never leaves a
//! gap at its edges; one that is smaller stands in the middle.
class ViewZoom {
public:
    enum class Mode { Fit, Fill, Free };
    //! What several views of pictures, which may differ in size, have in common.
    struct Look {
        Mode mode = Mode::Fit;
        double timesFit = 1; //!< the zoom, in zooms that fit
        QPointF centre = {0.5, 0.5};
        bool operator==(const Look &) const = default;
    };
    static constexpr double largest = 32;

    //! What is seen stays in the middle.
    void setPicture(QSize pixels);
    void setViewport(QSize device);
    //! Device pixels that a pixel may take up at most where it is fitted: those of one logical
    //! pixel.
    void setLargestFit(double scale);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] QSize picture() const { return m_picture; }
    [[nodiscard]] QSize viewport() const { return m_viewport; }
    //! Device pixels for a pixel of the picture.
    [[nodiscard]] double scale() const;
    //! Where the whole picture lies in the view; empty without one.
    [[nodiscard]] QRectF place() const;
    //! It does not fit into the view: there is something to move to.
    [[nodiscard]] bool isLarger() const;

    void fit();
    void fill();
    //! The point of the picture that is at `around` stays there. Ends where the limits are.
    void setScale(double scale, QPointF around);
    //! The same step by step; stops on its way at 100 % and where the picture fits.
    void zoomBy(double factor, QPointF around);
    //! Follows the hand: to the right = what lies to the left is seen.
    void moveBy(QPointF device);

    [[nodiscard]] Look look() const;
    void setLook(const Look &look);

private:
    [[nodiscard]] double fitScale() const;
    [[nodiscard]] double fillScale() const;
    [[nodiscard]] QSizeF shown() const { return QSizeF{m_picture} * scale(); }
    void keepInside();

    QSize m_picture;
    QSize m_viewport;
    double m_largestFit = 1;
    Mode m_mode = Mode::Fit;
    double m_scale = 1;            // while it is free
    QPointF m_centre = {0.5, 0.5}; // of the view, in the picture's sides
};

} // namespace limner
