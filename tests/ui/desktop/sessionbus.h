#pragma once

#include "tests/support/serverprocess.h"

#include <QTemporaryDir>

namespace limner::test {

//! A session bus of the test's own: a real dbus-daemon, which starts no services by itself.
class SessionBus {
public:
    SessionBus();
    [[nodiscard]] QString address() const;

private:
    QTemporaryDir m_folder;
    ServerProcess m_daemon;
};

} // namespace limner::test
