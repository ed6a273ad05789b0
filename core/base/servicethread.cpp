#include "core/base/servicethread.h"

namespace limner {

ServiceThread::ServiceThread(const QString &name)
{
    m_thread.setObjectName(name);
    m_porter.moveToThread(&m_thread);
    m_thread.start();
}

ServiceThread::~ServiceThread()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace limner
