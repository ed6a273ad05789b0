#include "ui/window/mainwindow.h"

#include "core/provider/providertable.h"
#include "core/base/clock.h"
#include "core/queue/jobqueue.h"
#include "core/library/library.h"
#include "core/upload/outbox.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/common/banner.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"
#include "ui/compose/composeflow.h"
#include "ui/gallery/detailspanel.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"
#include "ui/window/panes.h"
#include "ui/queue/queueflow.h"
#include "ui/window/sandboxline.h"
#include "ui/window/shortcutlist.h"
#include "ui/window/topbar.h"
#include "ui/compose/twinoffer.h"

#include <QAction>
#include <QCloseEvent>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr QSize smallestWindow{640, 400};
constexpr QSize firstSize{1440, 900};

QFrame *rule(QWidget *parent)
{
    auto *line = new QFrame{parent};
    line->setProperty("role", u"rule"_s);
    line->setFixedHeight(1);
    return line;
}
} // namespace

MainWindow::MainWindow(const Services &services, const Settings &settings, QWidget *parent)
    : QWidget{parent}
    , m_services{services}
    , m_settings{settings}
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Limner"_s);
    setWindowIcon(QIcon{u":/icons/limner.svg"_s});
    setProperty("surface", u"bg"_s);
    setAttribute(Qt::WA_StyledBackground);
    setMinimumSize(smallestWindow);
    build();
    connectGallery();
    connectPanels();
    connectServices();
    connectQueue();
    addKeys();
    resize(firstSize.boundedTo(
        screen()->availableSize())); // a 1440 x 900 screen at 200 % has 720 x 450
    restoreGeometry(settings.windowGeometry);
    m_panes->restoreState(settings.splitter);
    applySettings(settings);
    m_flow->start(settings.draft.toUtf8());
    refreshCount();
    showStore({});
    updateEmptyText();
    m_view->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    m_clipboard = new ClipboardLink{m_services.library, m_services.queue, m_services.outbox, this};
    m_actions = new GalleryActions{m_services, *m_clipboard, *this};
    m_top = new TopBar{this};
    m_sandboxLine = new SandboxLine{this};
    m_sandboxLine->hide();
    m_banner = new Banner{this};
    m_banner->hide();
    m_capBanner = new Banner{this};
    m_storeBanner = new Banner{this};
    m_storeBanner->setObjectName(u"storeBanner"_s);
    m_compose = new ComposePanel{this};
    m_flow = new ComposeFlow{m_services, *m_compose, this};
    m_twins = new TwinOffer{*m_banner, this};
    m_model = new GalleryModel{m_services.library, m_services.queue, m_services.outbox,
                               m_services.clock, this};
    m_view = new GalleryView{m_services.thumbnails, m_services.clock, this};
    m_view->setObjectName(u"gallery"_s);
    m_view->setAccessibleName(tr("Gallery"));
    m_view->setZoom(m_settings.zoom);
    m_view->setGallery(m_model);
    m_details = new DetailsPanel{m_services, *m_actions, this};
    m_panes = new Panes{m_compose, m_view, m_details, this};
    m_status = new StatusLine{this};
    m_queue = new QueueFlow{m_services, *this, StatusLine::height};
    m_toast = new Toast{this};

    auto *column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(rule(this));
    column->addWidget(m_sandboxLine);
    column->addWidget(m_banner);
    column->addWidget(m_capBanner);
    column->addWidget(m_storeBanner);
    column->addWidget(m_panes, 1);
    column->addWidget(rule(this));
    column->addWidget(m_status);
}

void MainWindow::showSelection()
{
    GallerySelection selection;
    for (const int row : m_view->selectedRows()) {
        if (m_model->isJob(row))
            selection.jobs.append(m_model->job(row).jobId);
        else
            selection.artworks.push_back(m_model->artworkId(row));
    }
    m_status->setSelected(m_view->selectedCount());
    m_actions->setSelection(selection);
    m_details->showSelection(selection);
    updateEmptyText();
}

void MainWindow::act(TileAction action, int row)
{
    m_view->select(row);
    showSelection();
    switch (action) {
    case TileAction::CopyUrl:
        return m_actions->action(Command::CopyUrl)->trigger();
    case TileAction::Reuse:
        return m_actions->action(Command::Reuse)->trigger();
    case TileAction::ToggleFavourite:
        return m_actions->action(Command::Favourite)->trigger();
    case TileAction::Retry:
    case TileAction::Resubmit:
        return m_actions->action(Command::RetryJob)->trigger();
    case TileAction::Cancel:
        return m_actions->action(Command::CancelJob)->trigger();
    case TileAction::Dismiss:
        return m_actions->action(Command::DismissJob)->trigger();
    case TileAction::RunNext:
        return m_actions->action(Command::RunNext)->trigger();
    case TileAction::ResumeQueue:
        return m_actions->action(Command::ResumeQueue)->trigger();
    case TileAction::Details:
        return m_panes->setRightOpen(true);
    }
}

void MainWindow::openMenu(const QPoint &position)
{
    showSelection();
    auto *menu = new QMenu{this};
    menu->setObjectName(u"galleryMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fill(*menu);
    menu->popup(position);
}

void MainWindow::applyQuery()
{
    m_model->setQuery(m_top->query(m_services.clock.now().toLocalTime().date()));
    updateEmptyText();
}

void MainWindow::updateEmptyText()
{
    if (m_model->rowCount() > 0)
        return;
    const ArtworkQuery &query = m_model->query();
    const bool everything = query.text.isEmpty() && !query.favouritesOnly &&
                            query.model.isEmpty() && !query.since.isValid();
    m_view->setEmptyText(everything
                             ? tr("Your pictures will appear here.\n\nWrite a prompt and press "
                                  "Ctrl+Enter.")
                             : tr("Nothing matches.\n\nEsc clears the search."));
}

void MainWindow::refreshCount()
{
    m_status->setImages(m_services.library.count());
}

// Who watched the job, or watches nothing, sees the picture.
void MainWindow::followNewPicture(ArtworkId id)
{
    const std::optional<Artwork> artwork = m_services.library.artwork(id);
    const GallerySelection &chosen = m_actions->selection();
    const bool watched =
        artwork && chosen.jobs == QStringList{artwork->jobId} && chosen.artworks.empty();
    const bool nothing = chosen.jobs.isEmpty() && chosen.artworks.empty();
    const int row = watched || nothing ? m_model->rowOf(id) : -1;
    if (row >= 0)
        m_view->choose(row);
}

void MainWindow::showMade(const QString &jobId)
{
    for (const Artwork &artwork : m_services.library.artworksOfJob(jobId)) {
        if (artwork.trashedAt.isValid())
            continue;
        if (m_model->rowOf(artwork.id) < 0) {
            m_top->showEverything(); // a filter hides it
            applyQuery();
        }
        m_panes->setRightOpen(true);
        return m_view->choose(m_model->rowOf(artwork.id));
    }
}

void MainWindow::showStore(const std::optional<Error> &error)
{
    const QString host = QUrl{m_settings.endpoint}.host();
    if (m_sandbox)
        m_status->setStore(tr("Sandbox storage"),
                           error ? StatusLine::Health::Bad : StatusLine::Health::Good);
    else if (host.isEmpty())
        m_status->setStore(tr("No storage"), StatusLine::Health::Unknown);
    else
        m_status->setStore(host, error ? StatusLine::Health::Bad : StatusLine::Health::Good);
    m_status->setStoreReason(error ? errorText(*error, ErrorPlace::Store).sentence() : QString{});
}

void MainWindow::focusPrompt()
{
    m_panes->setLeftOpen(true);
    m_compose->focusPrompt();
}

void MainWindow::generate()
{
    m_compose->generate();
}

void MainWindow::focusSeed()
{
    m_panes->setLeftOpen(true);
    m_compose->focusSeed();
}

void MainWindow::focusSearch()
{
    m_top->focusSearch();
}

// One step at a time: queue, drawer, search, selection.
void MainWindow::goBack()
{
    if (!m_queue->close() && !m_panes->closeDrawers() && !m_top->clearSearch())
        m_view->clearSelection();
    m_view->setFocus();
}

void MainWindow::openSettings()
{
    emit settingsRequested({});
}

void MainWindow::listKeys()
{
    auto *list = new ShortcutList{this};
    list->open();
}

void MainWindow::toggleQueue()
{
    m_queue->toggle();
}

void MainWindow::tellPickedUp()
{
    if (const QString text = m_queue->pickedUpText(); !text.isEmpty())
        m_toast->showMessage(text, tr("Show the queue"), [this] { m_queue->open(); });
}

QString MainWindow::farewell() const
{
    return m_queue->farewell();
}

void MainWindow::setStatus(const QString &provider, bool ok)
{
    m_status->setProvider(provider, ok ? StatusLine::Health::Good : StatusLine::Health::Bad);
}

void MainWindow::setSandbox(bool sandbox)
{
    m_sandbox = sandbox;
    m_sandboxLine->setVisible(sandbox);
    const ProviderSpec &chosen = chosenProvider(m_settings.provider);
    m_flow->setProvider(chosen.id, sandbox ? tr("Sandbox") : chosen.name);
    showStore({});
}

void MainWindow::applySettings(const Settings &settings)
{
    m_settings = settings;
    m_view->setZoom(settings.zoom);
    m_top->setZoom(m_view->zoom());
    const CopyFormat format = copyFormatFromId(settings.copyFormat);
    m_clipboard->setFormat(format);
    m_clipboard->setAutomatic(settings.copyWhenDone);
    m_details->setCopyFormat(format);
    m_details->setLinkMode(linkModeFromString(settings.links).value_or(LinkMode::Automatic));
    const ProviderSpec &chosen = chosenProvider(settings.provider);
    m_flow->setProvider(chosen.id, m_sandbox ? tr("Sandbox") : chosen.name);
    showStore({});
}

void MainWindow::showFirstRun(QWidget *page)
{
    delete m_firstRun;
    m_firstRun = page;
    if (!page)
        return;
    page->setParent(this);
    page->setGeometry(rect());
    page->show();
    page->raise();
    page->setFocus();
}

void MainWindow::showToast(const QString &text)
{
    m_toast->showMessage(text);
}

void MainWindow::showNotice(const QString &text, const QString &why)
{
    m_banner->showMessage(Banner::Tone::Note, text, why);
}

void MainWindow::showBanner(const Error &error, ErrorPlace place)
{
    m_banner->showError(errorText(error, place));
    if (error.kind == ErrorKind::NotConfigured || error.kind == ErrorKind::Unauthorized) {
        QPushButton *settings = m_banner->addButton(tr("Open settings"), u"bannerSettings"_s);
        const QString page = place == ErrorPlace::Store ? u"storage"_s : u"providers"_s;
        connect(settings, &QPushButton::clicked, this,
                [this, page] { emit settingsRequested(page); });
    }
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_firstRun)
        m_firstRun->setGeometry(rect());
    m_memoryTimer.start();
}

void MainWindow::remember()
{
    m_settings.windowGeometry = saveGeometry();
    m_settings.splitter = m_panes->saveState();
    m_settings.zoom = m_view->zoom();
    m_settings.draft = QString::fromUtf8(m_compose->draft());
    emit settingsChanged(m_settings);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_memoryTimer.stop();
    remember();
    event->accept();
    emit quitting();
}

} // namespace limner
