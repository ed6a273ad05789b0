#pragma once

#include "app/application.h"
#include "core/base/trace.h"
#include "ui/window/mainwindow.h"

#include <functional>

class QWidget;

namespace limner {

//! What a bench does with the window once the services run; it lives as long as the window.
using BenchAct = std::function<std::unique_ptr<QObject>(Application &, MainWindow &)>;

//! The real window on a library, in the sandbox, with LIMNER_TRACE open; `act` is driven until it
//! exits. What does not come up ends the program with words.
[[nodiscard]] int runBenchWindow(int argc, char *argv[], const QString &library,
                                 const BenchAct &act);

//! Ends the bench and tells the trace, and whoever waits, whether it came through.
void endBench(const char *problem);

//! A control by its name; a name nobody has ends the program.
template <typename T>
[[nodiscard]] T &control(const QWidget &window, const QString &name)
{
    T *const found = window.findChild<T *>(name);
    if (!found)
        qFatal("no control is called %s", qUtf8Printable(name));
    return *found;
}

} // namespace limner
