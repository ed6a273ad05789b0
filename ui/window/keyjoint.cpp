#include "ui/window/keyjoint.h"

#include "ui/viewer/viewer.h"
#include "ui/viewer/viewerflow.h"

#include <QAction>
#include <QApplication>
#include <QHelpEvent>
#include <QToolTip>

namespace limner {

KeyJoint::KeyJoint(ViewerFlow &viewer, QWidget &window)
    : QObject{&window}
    , m_viewer{viewer}
    , m_window{window}
{
    connect(&viewer, &ViewerFlow::began, this, &KeyJoint::giveViewer);
    qApp->installEventFilter(this); // the window's widgets are many, and come and go
}

void KeyJoint::setKeys(const KeyBindings &keys)
{
    m_keys = keys;
    for (const KeyCommand &command : keyCommands()) {
        if (command.isFixed() || command.place != KeyPlace::Window)
            continue;
        if (auto *const action = m_window.findChild<QAction *>(command.name()))
            action->setShortcut(m_keys.key(command.name()));
    }
    giveViewer();
}

// It is made when somebody looks at a picture for the first time.
void KeyJoint::giveViewer()
{
    if (Viewer *const viewer = m_viewer.viewer())
        viewer->setKeys(m_keys);
}

bool KeyJoint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !m_keys.isChanged() || !watched->isWidgetType())
        return false;
    auto *const widget = static_cast<QWidget *>(watched);
    if (widget->window() != &m_window || widget->toolTip().isEmpty())
        return false;
    const QWidget *const viewer = m_viewer.viewer();
    const bool isViewers = viewer && viewer->isAncestorOf(widget);
    QString words =
        m_keys.inWords(widget->toolTip(), isViewers ? KeyPlace::Viewer : KeyPlace::Window);
    if (isViewers && words == widget->toolTip()) // some of its buttons act like the window's
        words = m_keys.inWords(words, KeyPlace::Window);
    if (words == widget->toolTip())
        return false;
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), words, widget);
    return true;
}

} // namespace limner
