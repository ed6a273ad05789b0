#pragma once

#include "ui/compose/pictures/cropframe.h"

#include <QWidget>

#include <array>

namespace limner {

class PictureCanvas;

//! Over the picture that is looked at: the part of it that is shared, moved and resized by hand or
//! by keys. What lies outside is dimmed; the picture itself is never touched.
class CropOverlay final : public QWidget {
    Q_OBJECT
public:
    //! Width by height; 0 = free.
    static constexpr std::array<double, 5> ratios{0, 1, 4.0 / 5, 3.0 / 2, 16.0 / 9};

    explicit CropOverlay(PictureCanvas &canvas);

    //! Of a picture of this size, as it is turned; a null part is all of it. Takes the keyboard.
    void begin(QSize picture, const QRect &part);
    [[nodiscard]] bool isOpen() const { return !isHidden(); }
    //! Pixels of the picture; null = all of it.
    [[nodiscard]] QRect part() const;
    //! Of `ratios`; a picture that stands takes 4:5, 2:3 and 9:16.
    void setRatio(int index);
    [[nodiscard]] int ratio() const { return m_ratio; }
    void reset();

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void changed();
    void shareWanted();
    void closeWanted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    bool take(const QKeyEvent &key);
    void nudge(const QKeyEvent &key);
    void tell();
    //! Logical pixels for a pixel of the picture, and where the picture begins.
    [[nodiscard]] double scale() const;
    [[nodiscard]] QPointF origin() const;
    [[nodiscard]] QPointF toPicture(QPointF point) const;
    [[nodiscard]] QRectF frameOnScreen() const;

    PictureCanvas &m_canvas;
    QSize m_picture = {1, 1};
    CropFrame m_frame{QSize{1, 1}};
    int m_ratio = 0;
    bool m_isHeld = false;
};

} // namespace limner
