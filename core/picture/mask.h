#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QPointF>
#include <QRect>

namespace limner {

struct Brush {
    enum class Tool { Paint, Erase };
    Tool tool = Tool::Paint;
    double diameter = 64; //!< pixels of the picture
    double feather = 0.2; //!< 0 a hard edge, 1 soft from the middle on
};

//! What an inpainting model may change of a picture: white = change, black = keep, grey between.
//! It is painted in a bounded size, so that a stroke is quick on a picture of any size; the file
//! that goes out (`maskPng`) has the picture's.
class Mask {
public:
    static constexpr int longestEdge = 2048; //!< of what is painted in

    explicit Mask(QSize picture); //!< pixels; not empty

    [[nodiscard]] QSize pictureSize() const { return m_picture; }
    //! What is painted in: 8-bit grey.
    [[nodiscard]] const QImage &image() const { return m_image; }
    //! Pixels of it for one of the picture; at most 1.
    [[nodiscard]] double scale() const { return m_scale; }

    //! One line of the brush, in pixels of the picture. Lines that overlap do not add up, so that a
    //! stroke has the same edge however slowly it is drawn. Returns what changed, in pixels of
    //! `image()`.
    QRect stroke(QPointF from, QPointF to, const Brush &brush);
    void invert();
    void clear();
    [[nodiscard]] bool isEmpty() const { return share() <= 0; }
    //! How much of the picture would be changed, 0 to 1.
    [[nodiscard]] double share() const;
    //! Puts pixels back where they were.
    void restore(QPoint at, const QImage &pixels);

private:
    QSize m_picture;
    double m_scale = 1;
    QImage m_image;
};

//! A PNG of 8-bit grey for the `part` of a picture of size `picture`, pixel for pixel. Takes as
//! long as writing such a file. Errors: Internal.
[[nodiscard]] Result<QByteArray> maskPng(const QImage &mask, QSize picture, QRect part);

} // namespace limner
