#include "tests/app/xserver.h"

using namespace Qt::StringLiterals;

namespace limner::test {

XServer::XServer()
{
    m_process.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1600x1000x24"_s,
                                u"-nolisten"_s, u"tcp"_s});
    if (!m_process.waitForStarted() || !m_process.waitForReadyRead(20'000))
        qFatal("no X server: %s", qUtf8Printable(m_process.errorString()));
    qputenv("DISPLAY", ":" + m_process.readLine().trimmed());
    qputenv("QT_QPA_PLATFORM", "xcb");
}

XServer::~XServer()
{
    m_process.terminate();
    m_process.waitForFinished();
}

} // namespace limner::test
