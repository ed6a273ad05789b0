#include "core/base/nestedwait.h"

#include <QAbstractEventDispatcher>

#include <utility>

namespace limner {

void waitNested(QCoro::Task<> task)
{
    QAbstractEventDispatcher::instance()->wakeUp();
    QCoro::waitFor(std::move(task));
}

} // namespace limner
