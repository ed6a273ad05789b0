#pragma once

#include <QCoroTask>

namespace limner {

//! Waits for a task in an event loop of its own, from within an event that was posted to this
//! thread. What was posted behind that event is delivered meanwhile: by itself Qt 6.4's dispatcher
//! of GLib leaves it until somebody posts more, and a task that waits for it never ends.
void waitNested(QCoro::Task<> task);

} // namespace limner
