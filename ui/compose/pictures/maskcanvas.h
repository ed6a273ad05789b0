#pragma once

#include "core/picture/maskhistory.h"
#include "ui/compose/pictures/cropframe.h"
#include "ui/compose/pictures/maskfiles.h"
#include "ui/compose/pictures/picturezoom.h"

#include <QWidget>

#include <optional>

namespace limner {

enum class MaskTool { Paint, Erase, Crop };

//! A picture that one paints a mask on, or cuts a part out of. The wheel zooms where the pointer
//! is, the middle button moves the picture, the right button erases. By the keyboard the arrows
//! move the brush, with Shift it paints on its way, Space paints where it is; of the crop frame
//! they move it, with Shift its corner.
class MaskCanvas final : public QWidget {
    Q_OBJECT
public:
    explicit MaskCanvas(QWidget *parent = nullptr);

    void setPicture(const ShownPicture &shown);
    [[nodiscard]] bool hasPicture() const { return m_mask.has_value(); }
    [[nodiscard]] QSize pictureSize() const { return m_shown.size; }
    [[nodiscard]] const Mask *mask() const { return m_mask ? &*m_mask : nullptr; }
    [[nodiscard]] QRect crop() const { return m_crop.rect(); }

    void setTool(MaskTool tool);
    [[nodiscard]] MaskTool tool() const { return m_tool; }
    //! Pixels of the picture; within `leastBrush` and `mostBrush`.
    void setBrushSize(double diameter);
    [[nodiscard]] double brushSize() const { return m_brush.diameter; }
    [[nodiscard]] double leastBrush() const { return 1; }
    [[nodiscard]] double mostBrush() const;
    void setFeather(double share); //!< 0 to 1
    void invert();
    void clear();
    void undo();
    void redo();
    [[nodiscard]] bool canUndo() const { return m_history.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_history.canRedo(); }
    void setRatio(std::optional<double> ratio);
    void resetCrop();
    void zoomBy(double factor, std::optional<QPointF> at = {});
    void fit();
    [[nodiscard]] double zoom() const { return m_view.factor(); }
    //! Where the picture is shown.
    [[nodiscard]] const PictureZoom &view() const { return m_view; }

signals:
    void maskChanged(); //!< when a stroke ends, and after every other change
    void cropChanged();
    void brushChanged();
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tint(QRect part);
    void beginStroke(QPointF at, Brush::Tool tool);
    void strokeTo(QPointF at);
    void endStroke();
    void changeWhole(void (Mask::*change)());
    void showStep(QRect changed);
    void moveBrush(QPointF to);
    void stepBrush(QPoint step, bool paints);
    void showView();
    void showCursor(QPointF at);
    [[nodiscard]] QRect brushRect() const;
    [[nodiscard]] QRect shownRect(const QRectF &picture) const;

    ShownPicture m_shown;
    std::optional<Mask> m_mask;
    MaskHistory m_history;
    QImage m_overlay; //!< the mask in colour
    CropFrame m_crop{{1, 1}};
    MaskTool m_tool = MaskTool::Paint;
    Brush m_brush;
    std::optional<QPointF> m_point;   //!< of the brush, in pixels of the picture
    std::optional<Brush::Tool> m_ink; //!< while a stroke is drawn
    QRect m_changed;                  //!< by it, in pixels of the mask
    std::optional<QPointF> m_pan;     //!< where the picture was taken hold of
    bool m_isCropping = false;
    std::optional<QPointF> m_last; //!< where the last stroke ended
    PictureZoom m_view;
};

} // namespace limner
