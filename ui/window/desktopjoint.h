#pragma once

#include "core/settings/settings.h"
#include "ui/common/services.h"
#include "ui/desktop/notificationservice.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace limner {

class ClipboardLink;
class EndNotices;
class GalleryPane;
class JobTiles;
class LinkErrand;
class QueueFlow;
class TrayIcon;

//! Introduces the window to the desktop around it: notices of what ended, and the tray.
class DesktopJoint final : public QObject {
    Q_OBJECT
public:
    //! They outlive it, or go with it.
    DesktopJoint(const Services &services, const JobTiles &jobs, const QueueFlow &queue,
                 GalleryPane &gallery, ClipboardLink &clipboard, QWidget &window);

    void applySettings(const Settings &settings);
    //! Asks what the desktop can do, so that the settings can tell.
    void look();
    //! Unset as long as it has not answered.
    [[nodiscard]] std::optional<NotificationSkills> skills() const;
    //! As far as it has answered.
    [[nodiscard]] bool hasTray() const;

private:
    void connectNotices(GalleryPane &gallery);
    void connectTray(const Services &services, const QueueFlow &queue, GalleryPane &gallery);
    void bringToFront();
    void showFraction();

    QWidget &m_window;
    const JobTiles &m_jobs;
    EndNotices *m_notices;
    LinkErrand *m_errand;
    TrayIcon *m_tray;
    QTimer m_progress; // tiles tell theirs one by one, many times a second
};

} // namespace limner
