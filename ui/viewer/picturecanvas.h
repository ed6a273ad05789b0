#pragma once

#include "ui/viewer/viewzoom.h"
#include "ui/viewer/stagepictures.h"

#include <QWidget>

#include <optional>

class QPainter;

namespace limner {

//! A picture, as large as one wants it: zoomed by the wheel around the pointer, moved by the hand.
//! A second one may lie over it, right of a divider that can be dragged. Painting takes what is at
//! hand; it never decodes and never reads a file.
class PictureCanvas final : public QWidget {
    Q_OBJECT
public:
    explicit PictureCanvas(QWidget *parent = nullptr);

    void setPicture(const StagePicture &picture);
    [[nodiscard]] const StagePicture &picture() const { return m_picture; }
    //! Lies over the first, right of the divider; nothing = there is none.
    void setOther(const std::optional<StagePicture> &other);
    //! Words in a corner of the picture, and of the other one.
    void setTags(const QString &tag, const QString &other = {});
    //! Seen turned by so many quarters, clockwise; the picture stays as it is.
    void setTurns(int turns);
    [[nodiscard]] int turns() const { return m_turns; }
    //! A sentence in the picture's place, or over its foot.
    void setWords(const QString &words);
    //! Framed: the one that keys act on.
    void setChosen(bool isChosen);

    //! From the left to the right edge of what is seen of the picture, 0 to 1.
    void setDivider(double share);
    [[nodiscard]] double divider() const { return m_divider; }
    //! Where it is, logical pixels.
    [[nodiscard]] int dividerX() const;

    [[nodiscard]] const ViewZoom &zoom() const { return m_zoom; }
    void setLook(const ViewZoom::Look &look); //!< silent
    void fit();
    void fill();
    //! 1 = 100 %, in the middle of the view.
    void setScale(double scale);
    void zoomBy(double factor);
    //! Logical pixels, as the hand would.
    void moveBy(QPointF way);
    //! In device pixels.
    [[nodiscard]] QSize view() const;
    [[nodiscard]] bool isHeld() const { return m_hold == Hold::Drag; }

signals:
    //! Somebody zoomed or moved it.
    void looked(const limner::ViewZoom::Look &look);
    void resized();
    void pressed();
    void doubleClicked();
    void dividerMoved(double share);
    //! Somebody leads the picture away, with Alt its link: `isHeld` until they let go.
    void dragWanted(bool isLink);
    //! The pointer came over it, or left.
    void hovered(bool isOver);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    enum class Hold { Nothing, Picture, Divider, Drag };

    void adapt();
    void tell();
    //! What is seen of the picture, device pixels.
    [[nodiscard]] QRect seen() const;
    [[nodiscard]] ViewZoom otherZoom() const;
    [[nodiscard]] bool isAtDivider(QPointF point) const;
    [[nodiscard]] bool isLedAway(const QMouseEvent &event) const;
    void dragDivider(double x);
    void updateCursor(QPointF point);
    void paintPictures(QPainter &painter);

    StagePicture m_picture;
    std::optional<StagePicture> m_other;
    QString m_tag;
    QString m_otherTag;
    QString m_words;
    ViewZoom m_zoom;
    double m_divider = 0.5;
    bool m_isChosen = false;
    Hold m_hold = Hold::Nothing;
    QPointF m_held;    // where the hand was last
    QPointF m_pressed; // and where it began
    int m_turns = 0;
};

} // namespace limner
