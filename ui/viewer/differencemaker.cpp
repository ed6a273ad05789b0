#include "ui/viewer/differencemaker.h"

#include "core/base/stepaside.h"

namespace limner {

DifferenceMaker::DifferenceMaker(QObject *parent)
    : QObject{parent}
{
    m_pool.setMaxThreadCount(1);
}

DifferenceMaker::~DifferenceMaker()
{
    m_pool.clear();
    m_pool.waitForDone();
}

bool DifferenceMaker::make(const QImage &a, const QImage &b)
{
    if (a.cacheKey() == m_first && b.cacheKey() == m_second)
        return false;
    m_first = a.cacheKey();
    m_second = b.cacheKey();
    m_pool.clear();
    startAside(m_pool, [this, a, b, asked = ++m_asked] {
        const DifferencePicture difference = differencePicture(a, b);
        QMetaObject::invokeMethod(
            this,
            [this, difference, asked] {
                if (asked == m_asked)
                    emit made(difference);
            },
            Qt::QueuedConnection);
    });
    return true;
}

void DifferenceMaker::forget()
{
    ++m_asked;
    m_first = 0;
    m_second = 0;
}

} // namespace limner
