#pragma once

#include "tests/support/serverprocess.h"

#include <QTemporaryDir>

namespace limner::test {

//! A Wayland desktop without a screen: a real sway, with a keyboard only while a test lays its
//! hands on one.
class SwayDesktop {
public:
    SwayDesktop();
    //! The path of its socket, for WAYLAND_DISPLAY.
    [[nodiscard]] QString display() const;

    //! There is a keyboard from now on, and Escape was pressed on it.
    void pressKey();
    //! The keyboard is taken away, and the focus with it.
    void takeKeyboard() { m_keyboard.kill(); }
    //! As another program copies: without a window, by the protocol of clipboard managers.
    void copyElsewhere(const QString &text) const;
    //! What any program would paste; "" = the clipboard is empty.
    [[nodiscard]] QString pasted() const;

private:
    [[nodiscard]] QHash<QString, QString> environment() const;

    QTemporaryDir m_folder;
    ServerProcess m_sway;
    ServerProcess m_keyboard;
};

} // namespace limner::test
