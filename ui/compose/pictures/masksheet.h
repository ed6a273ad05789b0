#pragma once

#include "core/library/keptinput.h"
#include "ui/compose/pictures/maskfiles.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace limner {

class MaskBar;
class MaskCanvas;

//! Over the window: a mask is painted on a picture that goes into a model, or a part of it is cut
//! out, or both. Ctrl+Return takes it over, Esc leaves all as it was.
class MaskSheet final : public QDialog {
    Q_OBJECT
public:
    //! `mask` is the input to go on from, empty for none. Without `masks` it only cuts.
    MaskSheet(const Inputs &inputs, const KeptInput &picture, const QString &mask, bool masks,
              QWidget *parent);

    [[nodiscard]] MaskCanvas &canvas() const { return *m_canvas; }
    [[nodiscard]] const KeptInput &picture() const { return m_picture; }
    [[nodiscard]] bool masks() const { return m_masks; }
    //! Why nothing can be taken over now; "" = it can. What was done stays, and the window behind
    //! it can be used, to remove the reason.
    void setObstacle(const QString &words);
    //! What else a mask would do, to be said before.
    void setMaskNote(const QString &words) { m_maskNote = words; }

signals:
    //! Encoded; empty where nothing was cut off, or nothing painted.
    void made(const QByteArray &picture, const QByteArray &mask);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void take(const ShownPicture &shown);
    void showState();
    void finish();
    void complain(const QString &words);

    MaskFiles m_files;
    KeptInput m_picture;
    bool m_masks;
    bool m_isWriting = false;
    QString m_obstacle;
    QString m_maskNote;
    MaskCanvas *m_canvas = nullptr;
    MaskBar *m_bar = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_use = nullptr;
};

} // namespace limner
