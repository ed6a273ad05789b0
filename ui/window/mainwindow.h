#pragma once

#include "core/settings/settings.h"
#include "ui/common/services.h"

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace limner {

class ClipboardLink;
class ComposeFlow;
class Comparisons;
class ComposePanel;
class ComposeRoom;
class DesktopJoint;
class DetailsPanel;
class GalleryActions;
class GalleryPane;
class HelpKey;
class JobTiles;
class KeyJoint;
class ModelsFlow;
class Notices;
class Panes;
class QueueFlow;
class SandboxLine;
class SidebarRoom;
class ServiceLights;
class StatusLine;
class TopBar;
class ViewerJoint;
class WindowMemory;

//! The one window: compose, gallery, details. It puts the parts together and introduces them to
//! each other; what they want is decided in their rooms.
class MainWindow final : public QWidget {
    Q_OBJECT
public:
    MainWindow(const Services &services, const Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Notices &notices() { return *m_notices; }
    [[nodiscard]] ServiceLights &lights() { return *m_lights; }
    [[nodiscard]] QueueFlow &queue() { return *m_queue; }
    [[nodiscard]] DesktopJoint &desktop() { return *m_desktop; }
    [[nodiscard]] GalleryPane &gallery() { return *m_gallery; }
    [[nodiscard]] ViewerJoint &viewer() { return *m_viewer; }
    //! The line that says that no model drew these pictures.
    void setSandbox(bool sandbox);
    //! Settings were changed elsewhere.
    void applySettings(const Settings &settings);
    //! Lays a page over the whole window until it is hidden or deleted; takes it over.
    void showFirstRun(QWidget *page);

signals:
    void settingsRequested(const QString &page);
    //! The window's memory or a choice made in it; the whole struct.
    void settingsChanged(const limner::Settings &settings);
    void quitting();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void layOut();
    void introduceKeys();
    void introduceTop();
    void introduceGallery();
    void introduceDetails();
    void introduceCompose();
    void introduceQueue();
    void adaptToPanes();
    void takePictures(int count);
    void begin();
    void focusHome();
    void goBack();
    void openSpend();
    void tellProvider();

    Services m_services;
    JobTiles *m_jobs;
    bool m_sandbox = false;
    Notices *m_notices = nullptr;
    TopBar *m_top = nullptr;
    SandboxLine *m_sandboxLine = nullptr;
    ComposeRoom *m_room = nullptr;
    ComposePanel *m_compose = nullptr;
    ComposeFlow *m_flow = nullptr;
    ModelsFlow *m_models = nullptr;
    Comparisons *m_comparisons = nullptr;
    ClipboardLink *m_clipboard = nullptr;
    GalleryActions *m_actions = nullptr;
    GalleryPane *m_gallery = nullptr;
    SidebarRoom *m_sidebar = nullptr;
    DetailsPanel *m_details = nullptr;
    Panes *m_panes = nullptr;
    StatusLine *m_status = nullptr;
    ServiceLights *m_lights = nullptr;
    ViewerJoint *m_viewer = nullptr;
    HelpKey *m_help = nullptr;
    KeyJoint *m_keys = nullptr;
    QueueFlow *m_queue = nullptr;
    DesktopJoint *m_desktop = nullptr;
    WindowMemory *m_memory = nullptr;
    QVBoxLayout *m_column = nullptr;
    QWidget *m_statusRule = nullptr;
    bool m_isCounted = false;        // the library
    bool m_isEmpty = false;          // as far as that is known
    bool m_mayGreet = false;         // nobody was in the middle of something
    QWidget *m_firstFocus = nullptr; // only to be compared
    QPointer<QWidget> m_firstRun;    // deletes itself when it is done
};

} // namespace limner
