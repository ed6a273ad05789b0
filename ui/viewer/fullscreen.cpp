#include "ui/viewer/fullscreen.h"

namespace limner {

void FullScreen::enter()
{
    if (m_isOn)
        return;
    m_isOn = true;
    m_before = m_window.windowState();
    m_window.setWindowState(m_before | Qt::WindowFullScreen);
}

void FullScreen::leave()
{
    if (!m_isOn)
        return;
    m_isOn = false;
    m_window.setWindowState(m_before);
}

} // namespace limner
