#include "core/base/servicethread.h"

#include "core/base/stepaside.h"

namespace limner {

ServiceThread::ServiceThread(const QString &name)
{
    m_thread.setObjectName(name);
    m_porter.moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::started, &m_porter, [] { stepAside(); });
    m_thread.start();
}

ServiceThread::~ServiceThread()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace limner
