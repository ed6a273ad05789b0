#pragma once

#include <QWidget>

namespace limner {

//! The window over the whole screen, for a while, and as it was before.
class FullScreen {
public:
    explicit FullScreen(QWidget &window)
        : m_window{window}
    {}

    [[nodiscard]] bool isOn() const { return m_isOn; }
    void enter();
    //! Nothing when it is not on.
    void leave();

private:
    QWidget &m_window;
    Qt::WindowStates m_before;
    bool m_isOn = false;
};

} // namespace limner
