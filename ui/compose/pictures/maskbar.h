#pragma once

#include "ui/compose/pictures/maskcanvas.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;

namespace limner {

class IconButton;

//! The tools of a mask canvas, one below the other: what the pointer does, how large and soft the
//! brush is or in which proportion the frame stays, and what is done to all of the mask.
class MaskBar final : public QWidget {
    Q_OBJECT
public:
    //! Without `masks` there is only the frame to cut with.
    MaskBar(MaskCanvas &canvas, bool masks, QWidget *parent);
    void choose(MaskTool tool);

private:
    [[nodiscard]] QWidget *buildTools();
    [[nodiscard]] QWidget *buildBrush();
    [[nodiscard]] QWidget *buildCrop();
    [[nodiscard]] QWidget *buildWhole();
    [[nodiscard]] QWidget *buildZoom();
    [[nodiscard]] IconButton *iconButton(const QString &icon, const QString &name,
                                         const char *objectName, QWidget *parent);
    void showBrush();
    void showMask();
    void showCrop();
    void showZoom();

    MaskCanvas &m_canvas;
    bool m_masks;
    IconButton *m_paint = nullptr;
    IconButton *m_erase = nullptr;
    IconButton *m_cut = nullptr;
    QWidget *m_brushPart = nullptr;
    QWidget *m_cropPart = nullptr;
    QWidget *m_wholePart = nullptr;
    QSlider *m_size = nullptr;
    QLabel *m_sizeValue = nullptr;
    QSlider *m_feather = nullptr;
    QLabel *m_featherValue = nullptr;
    QComboBox *m_ratio = nullptr;
    QLabel *m_cropSize = nullptr;
    IconButton *m_undo = nullptr;
    IconButton *m_redo = nullptr;
    QLabel *m_zoom = nullptr;
};

} // namespace limner
