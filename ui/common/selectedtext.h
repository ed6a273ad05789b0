#pragma once

#include <QObject>

class QWidget;

namespace limner {

//! Ctrl+C copies the text that is selected where the keys go, whichever command of the window has
//! that key otherwise.
class SelectedText final : public QObject {
    Q_OBJECT
public:
    //! For all texts of `window`, with which it goes.
    explicit SelectedText(QWidget &window);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace limner
