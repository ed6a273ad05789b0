#include "ui/common/restingcursor.h"

#include <QEvent>
#include <QGuiApplication>
#include <QStyleHints>

namespace limner {
namespace {

constexpr int asTheDesktopSays = -1;

void blink(int flashTime)
{
    QGuiApplication::styleHints()->setCursorFlashTime(flashTime);
}

} // namespace

RestingCursor::RestingCursor(std::chrono::milliseconds after)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(after);
    connect(&m_rest, &QTimer::timeout, this, [] { blink(0); });
    qApp->installEventFilter(this);
    m_rest.start();
}

RestingCursor::~RestingCursor()
{
    blink(asTheDesktopSays);
}

bool RestingCursor::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::FocusIn:
        if (!m_rest.isActive())
            blink(asTheDesktopSays);
        m_rest.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace limner
