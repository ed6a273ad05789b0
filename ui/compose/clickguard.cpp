#include "ui/compose/clickguard.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace limner {

bool ClickGuard::accepts(quint64 timestamp)
{
    const auto interval =
        static_cast<quint64>(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    if (m_last && timestamp - *m_last < interval)
        return false;
    m_last = timestamp;
    return true;
}

} // namespace limner
