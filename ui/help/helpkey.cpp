#include "ui/help/helpkey.h"

#include "ui/help/helptopics.h"
#include "ui/help/helpwindow.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace limner {

HelpKey::HelpKey(QObject *parent)
    : QObject{parent}
{
    qApp->installEventFilter(this);
    auto *const action = new QAction{this};
    action->setObjectName(u"keyHelp"_s);
    connect(action, &QAction::triggered, this, [this] { openFor(QApplication::focusWidget()); });
}

HelpWindow *HelpKey::window() const
{
    return m_window;
}

bool HelpKey::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType())
        return false;
    const auto *const key = static_cast<const QKeyEvent *>(event);
    if (key->key() != Qt::Key_F1 || key->modifiers() != Qt::NoModifier)
        return false;
    openFor(static_cast<QWidget *>(watched));
    return true;
}

void HelpKey::openFor(QWidget *widget)
{
    openAt(helpFor(widget), widget);
}

void HelpKey::openAt(const HelpPlace &place, QWidget *widget)
{
    QWidget *const below = widget ? widget->window() : qobject_cast<QWidget *>(parent());
    if (m_window && m_window != below && m_window->parentWidget() != below)
        m_window->close(); // a dialog that came meanwhile would block it
    if (!m_window || !m_window->isVisible()) {
        m_window = new HelpWindow{HelpBook::languageFor(QLocale{}), below};
        m_window->show();
    }
    m_window->open(place);
    m_window->raise();
    m_window->activateWindow();
}

} // namespace limner
