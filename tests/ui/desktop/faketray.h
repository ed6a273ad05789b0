#pragma once

#include "tests/ui/desktop/traywatcher.h"

#include <QThread>

#include <memory>

namespace limner::test {

//! A panel with a tray, until it goes. On a thread of its own: who asks its watcher waits for the
//! answer.
class FakeTray {
public:
    explicit FakeTray(const QString &busAddress);
    FakeTray(const FakeTray &) = delete;
    FakeTray &operator=(const FakeTray &) = delete;
    ~FakeTray();

    //! Who has an icon here, as they are called on the bus.
    [[nodiscard]] QStringList items() const { return m_watcher->items(); }
    //! How often somebody came.
    [[nodiscard]] int comings() const { return m_watcher->comings(); }

private:
    QThread m_thread;
    QObject m_there; // on it
    std::unique_ptr<TrayWatcher> m_watcher;
};

} // namespace limner::test
