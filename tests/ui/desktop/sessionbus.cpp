#include "tests/ui/desktop/sessionbus.h"

#include "tests/support/pictures.h"

using namespace Qt::StringLiterals;

namespace limner::test {

SessionBus::SessionBus()
{
    const QString config = m_folder.filePath(u"bus.conf"_s);
    writeFile(config, "<busconfig><type>session</type><listen>" + address().toUtf8() +
                          "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
                          "<allow send_destination=\"*\" eavesdrop=\"true\"/>"
                          "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
    m_daemon.start(u"dbus-daemon"_s,
                   {u"--nofork"_s, u"--print-address"_s, u"--config-file="_s + config}, {},
                   m_folder.filePath(u"log"_s));
    // It says where it is once it listens; its socket is there a little earlier.
    if (!m_daemon.waitUntil([this] { return m_daemon.log().contains("unix:path="); }))
        qFatal("no session bus: %s", m_daemon.log().constData());
}

QString SessionBus::address() const
{
    return u"unix:path="_s + m_folder.filePath(u"bus"_s);
}

} // namespace limner::test
