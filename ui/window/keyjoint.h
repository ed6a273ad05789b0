#pragma once

#include "ui/common/keybindings.h"

#include <QObject>

class QWidget;

namespace limner {

class ViewerFlow;

//! Gives every command of the window and the viewer the key that the artist chose, and whatever
//! names a key the words for it.
class KeyJoint final : public QObject {
    Q_OBJECT
public:
    KeyJoint(ViewerFlow &viewer, QWidget &window);

    void setKeys(const KeyBindings &keys);
    [[nodiscard]] const KeyBindings &keys() const { return m_keys; }

private:
    void giveViewer();

    ViewerFlow &m_viewer;
    QWidget &m_window;
    KeyBindings m_keys;
};

} // namespace limner
