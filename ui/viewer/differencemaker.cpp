#include "ui/viewer/differencemaker.h"

namespace limner {

DifferenceMaker::DifferenceMaker(QObject *parent)
    : QObject{parent}
{}

bool DifferenceMaker::make(const QImage &a, const QImage &b)
{
    if (a.cacheKey() == m_first && b.cacheKey() == m_second)
        return false;
    m_first = a.cacheKey();
    m_second = b.cacheKey();
    m_errands.dropWaiting();
    m_errands.send([a, b] { return differencePicture(a, b); },
                   [this, asked = ++m_asked](const DifferencePicture &difference) {
                       if (asked == m_asked)
                           emit made(difference);
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
