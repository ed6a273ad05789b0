#pragma once

#include "core/base/stallwatch.h"

#include <QApplication>

namespace limner {

//! With LIMNER_TRACE it records how long each frame took to paint (`frame`), and when the window
//! stood still and why (`stall`). Without it every event costs one comparison more.
class WatchedApplication final : public QApplication {
    Q_OBJECT
public:
    //! Open the trace first.
    WatchedApplication(int &argc, char *argv[]);

    bool notify(QObject *receiver, QEvent *event) override;

private:
    void turn();
    [[nodiscard]] bool watched(QObject *receiver, QEvent *event);

    SystemClock m_clock;
    StallWatch m_watch{m_clock};
    bool m_isWatching = false;
    std::chrono::microseconds m_worked{0};  //!< by this thread, when the turn began
    std::chrono::microseconds m_delayed{0}; //!< of this thread, the same
};

} // namespace limner
