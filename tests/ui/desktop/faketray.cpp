#include "tests/ui/desktop/faketray.h"

namespace limner::test {

FakeTray::FakeTray(const QString &busAddress)
{
    m_there.moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        &m_there, [&] { m_watcher = std::make_unique<TrayWatcher>(busAddress); },
        Qt::BlockingQueuedConnection);
}

FakeTray::~FakeTray()
{
    QMetaObject::invokeMethod(
        &m_there, [this] { m_watcher.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace limner::test
