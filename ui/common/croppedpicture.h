#pragma once

#include "core/base/errands.h"

#include <QImage>
#include <QPixmap>

class QPainter;
class QWidget;

namespace limner {

//! A picture that fills its place in a widget, corners rounded: made smaller beside the window, in
//! which a whole turn would go by with it, and painted as it is, in haste, until that is here.
class CroppedPicture {
public:
    //! Updates the widget when the pixels for its place are here.
    explicit CroppedPicture(QWidget *widget);

    //! Updates the widget unless it is the same one.
    void setImage(const QImage &image);
    [[nodiscard]] bool isNull() const { return m_image.isNull(); }
    //! In logical pixels.
    void paint(QPainter &painter, const QRect &place);

private:
    void want(QSize device);

    QWidget *const m_widget;
    QImage m_image = {};
    QPixmap m_cropped = {}; //!< for the size and ratio it was painted last
    QSize m_wanted = {};    //!< what is being made of the image, in device pixels
    Errands m_errands;
};

} // namespace limner
