#pragma once

#include <QScrollArea>

namespace limner {

//! A sheet that scrolls up and down: without a frame, and no stop of its own for Tab, which would
//! have no name.
class SheetScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit SheetScroll(QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_isFitting = false;
};

} // namespace limner
