#pragma once

#include "core/settings/settings.h"

#include <QObject>
#include <QTimer>

namespace limner {

class ComposeRoom;
class GalleryPane;
class Panes;
class SidebarRoom;

//! What the window remembers until the next start: its place, the panes, the zoom and order of the
//! gallery, the unfinished form, and the choices that are made in the window itself. Written down
//! after a pause, and when the window closes.
class WindowMemory final : public QObject {
    Q_OBJECT
public:
    WindowMemory(QWidget &window, Panes &panes, SidebarRoom &sidebar, GalleryPane &gallery,
                 ComposeRoom &compose);

    //! Puts the window where it was.
    void restore(const Settings &settings);
    //! Settings were changed elsewhere.
    void setSettings(const Settings &settings) { m_settings = settings; }
    [[nodiscard]] const Settings &settings() const { return m_settings; }
    //! A choice made in the window; written at once.
    template <typename Choice>
    void choose(Choice choice)
    {
        choice(m_settings);
        emit settingsChanged(m_settings);
    }
    void writeNow();

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    //! The whole struct.
    void settingsChanged(const limner::Settings &settings);

private:
    QWidget &m_window;
    Panes &m_panes;
    SidebarRoom &m_sidebar;
    GalleryPane &m_gallery;
    ComposeRoom &m_compose;
    Settings m_settings;
    QTimer m_pause;
};

} // namespace limner
