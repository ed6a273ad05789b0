#include "ui/window/keyjoint.h"

#include "ui/common/keyedwords.h"
#include "ui/common/selectedtext.h"
#include "ui/viewer/viewer.h"
#include "ui/viewer/viewerflow.h"

#include <QAction>
#include <QWidget>

namespace limner {

KeyJoint::KeyJoint(ViewerFlow &viewer, QWidget &window)
    : QObject{&window}
    , m_viewer{viewer}
    , m_window{window}
{
    new SelectedText{window};
    connect(&viewer, &ViewerFlow::began, this, &KeyJoint::giveViewer);
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
    setKeysInForce(m_window, m_keys);
    giveViewer();
}

// It is made when somebody looks at a picture for the first time.
void KeyJoint::giveViewer()
{
    if (Viewer *const viewer = m_viewer.viewer())
        viewer->setKeys(m_keys);
}

} // namespace limner
