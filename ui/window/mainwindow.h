#pragma once

#include "core/settings/settings.h"
#include "core/upload/links.h"
#include "ui/common/errortext.h"
#include "ui/gallery/galleryactions.h"
#include "ui/common/services.h"
#include "ui/window/statusline.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace limner {

class Banner;
class ClipboardLink;
class ComposeFlow;
class ComposePanel;
class DetailsPanel;
class GalleryModel;
class GalleryView;
class Panes;
class QueueFlow;
class SandboxLine;
class Toast;
class TwinOffer;
class TopBar;

//! The one window: compose, gallery, details. It puts the parts together and forwards what they
//! want; what they mean is decided elsewhere.
class MainWindow final : public QWidget {
    Q_OBJECT
public:
    MainWindow(const Services &services, const Settings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! Who generates, for the status line.
    void setStatus(const QString &provider, bool ok);
    //! The line that says that no model drew these pictures.
    void setSandbox(bool sandbox);
    //! Settings were changed elsewhere.
    void applySettings(const Settings &settings);
    //! Lays a page over the whole window until it is hidden or deleted; takes it over.
    void showFirstRun(QWidget *page);
    void showToast(const QString &text);
    void showBanner(const Error &error, ErrorPlace place);
    //! What went on at the providers while the program was closed, if anything did.
    void tellPickedUp();
    //! What closing now means for the queue; empty when nothing runs or waits.
    [[nodiscard]] QString farewell() const;
    //! Something that happened and is not wrong any more.
    void showNotice(const QString &text, const QString &why);

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
    void connectGallery();
    void connectPanels();
    void connectServices();
    void connectQueue();
    void addKeys();
    void addKey(const QKeySequence &key, const QString &name, void (MainWindow::*act)());
    void showSelection();
    void act(TileAction action, int row);
    void openMenu(const QPoint &position);
    void applyQuery();
    void updateEmptyText();
    void refreshCount();
    void generate();
    void focusPrompt();
    void focusSeed();
    void focusSearch();
    void goBack();
    void openSettings();
    void openSpend();
    void listKeys();
    void toggleQueue();
    void remember();
    void followNewPicture(ArtworkId id);
    void showMade(const QString &jobId);
    void showStore(const std::optional<Error> &error);

    Services m_services;
    Settings m_settings;
    bool m_sandbox = false;
    TopBar *m_top = nullptr;
    SandboxLine *m_sandboxLine = nullptr;
    Banner *m_banner = nullptr;
    Banner *m_capBanner = nullptr;
    Banner *m_storeBanner = nullptr;
    ComposePanel *m_compose = nullptr;
    GalleryView *m_view = nullptr;
    GalleryModel *m_model = nullptr;
    DetailsPanel *m_details = nullptr;
    Panes *m_panes = nullptr;
    StatusLine *m_status = nullptr;
    Toast *m_toast = nullptr;
    ClipboardLink *m_clipboard = nullptr;
    GalleryActions *m_actions = nullptr;
    ComposeFlow *m_flow = nullptr;
    TwinOffer *m_twins = nullptr;
    QueueFlow *m_queue = nullptr;
    QPointer<QWidget> m_firstRun; // deletes itself when it is done
    QTimer m_selectionTimer;
    QTimer m_countTimer;
    QTimer m_memoryTimer;
};

} // namespace limner
