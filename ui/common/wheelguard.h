#pragma once

#include <QObject>

namespace limner {

//! Event filter: a wheel over a control that has no focus scrolls the form around it and does not
//! change a value. `control->installEventFilter(new WheelGuard{control})`.
class WheelGuard final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace limner
