#include "ui/common/wheelguard.h"

#include <QEvent>
#include <QWidget>

namespace limner {

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (event->type() != QEvent::Wheel || !widget || widget->hasFocus())
        return false;
    event->ignore();
    return true;
}

} // namespace limner
