#pragma once

#include <QProcess>

namespace limner::test {

//! An X server of the test's own, which programs find by the environment while it lives. Before
//! there is an application: it decides where that one shows its windows.
class XServer {
public:
    XServer();
    XServer(const XServer &) = delete;
    XServer &operator=(const XServer &) = delete;
    ~XServer();

private:
    QProcess m_process;
};

} // namespace limner::test
