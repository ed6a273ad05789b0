#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace limner {

class IconButton;
class SegmentedControl;

//! Below a picture that is turned or cropped: the proportions, how large the part is, and what can
//! be done with it.
class CutBar final : public QWidget {
    Q_OBJECT
public:
    explicit CutBar(QWidget *parent);

    //! The proportions are there while somebody crops.
    void setCropping(bool isCropping);
    void setRatio(int index);
    void setSize(QSize pixels);
    //! A version is being made: one at a time.
    void setBusy(bool isBusy);
    //! The width that there is: in a narrow window the number of pixels gives way.
    void setRoom(int width);

signals:
    void ratioChosen(int index);
    void turnWanted(int quarters);
    void resetWanted();
    void shareWanted();

private:
    QFrame *m_plate;
    SegmentedControl *m_ratios = nullptr;
    QLabel *m_size = nullptr;
    QPushButton *m_share = nullptr;
};

} // namespace limner
