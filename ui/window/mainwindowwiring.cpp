// Who hears whom in the main window.
#include "ui/window/mainwindow.h"

#include "core/queue/jobqueue.h"
#include "core/library/library.h"
#include "core/upload/outbox.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/common/banner.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/composeflow.h"
#include "ui/gallery/detailspanel.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"
#include "ui/window/panes.h"
#include "ui/queue/capbanner.h"
#include "ui/queue/queuewords.h"
#include "ui/queue/queueflow.h"
#include "ui/window/storenotice.h"
#include "ui/window/sandboxline.h"
#include "ui/spend/spendpage.h"
#include "ui/window/topbar.h"
#include "ui/compose/twinoffer.h"

#include <QAction>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int memoryMs = 1500;
constexpr int countMs = 200;
} // namespace

void MainWindow::connectGallery()
{
    m_selectionTimer.setSingleShot(true);
    m_selectionTimer.setInterval(0);
    connect(&m_selectionTimer, &QTimer::timeout, this, &MainWindow::showSelection);
    const auto later = [this] { m_selectionTimer.start(); };
    connect(m_view, &GalleryView::selectionMade, this, later);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(m_model, &QAbstractItemModel::modelReset, this, later);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &MainWindow::updateEmptyText);
    connect(m_view, &GalleryView::actionTriggered, this, &MainWindow::act);
    connect(m_view, &GalleryView::opened, this, [this](int row) {
        m_view->select(row);
        showSelection();
        m_panes->setRightOpen(m_model->isJob(row));
        m_actions->action(Command::Open)->trigger();
    });
    connect(m_view, &GalleryView::menuWanted, this, &MainWindow::openMenu);
    connect(m_view, &GalleryView::zoomChanged, m_top, &TopBar::setZoom);
    connect(m_view, &GalleryView::zoomChanged, this, [this](int zoom) {
        m_settings.zoom = zoom;
        m_memoryTimer.start();
    });
}

void MainWindow::connectPanels()
{
    connect(m_top, &TopBar::queryChanged, this, &MainWindow::applyQuery);
    connect(m_top, &TopBar::zoomChosen, m_view, &GalleryView::setZoom);
    connect(m_top, &TopBar::settingsWanted, this, &MainWindow::openSettings);
    connect(m_top, &TopBar::modelsMenuOpened, this,
            [this] { m_top->setModels(m_services.library.models()); });
    connect(m_top, &TopBar::leftToggled, this,
            [this] { m_panes->setLeftOpen(!m_panes->isLeftOpen()); });
    connect(m_top, &TopBar::rightToggled, this,
            [this] { m_panes->setRightOpen(!m_panes->isRightOpen()); });
    connect(m_panes, &Panes::drawersChanged, this, [this] {
        m_top->showDrawerButtons(m_panes->isLeftDrawer(), m_panes->isRightDrawer());
        m_top->setDrawersOpen(m_panes->isLeftOpen(), m_panes->isRightOpen());
    });
    connect(m_sandboxLine, &SandboxLine::connectWanted, this,
            [this] { emit settingsRequested(u"providers"_s); });

    connect(m_details, &DetailsPanel::formatChosen, this, [this](CopyFormat format) {
        m_clipboard->setFormat(format);
        m_settings.copyFormat = copyFormatId(format);
        emit settingsChanged(m_settings);
    });
    connect(m_details, &DetailsPanel::linkModeChosen, this, [this](LinkMode mode) {
        m_settings.links = toString(mode);
        emit settingsChanged(m_settings);
        m_details->setLinkMode(mode);
    });
    connect(m_actions, &GalleryActions::copied, this, [this](int links) {
        m_details->showCopied();
        showToast(links == 1 ? tr("Link copied") : tr("%1 links copied").arg(links));
    });
    connect(m_actions, &GalleryActions::told, this, &MainWindow::showToast);
    connect(m_actions, &GalleryActions::failed, this, &MainWindow::showBanner);
    connect(m_actions, &GalleryActions::trashed, this, [this](int count) {
        if (const QModelIndex next = m_view->currentIndex(); next.isValid())
            m_view->choose(next.row());
        m_toast->showMessage(count == 1 ? tr("Picture moved to the trash")
                                        : tr("%1 pictures moved to the trash").arg(count),
                             tr("Undo"), [this] { m_actions->action(Command::Undo)->trigger(); });
    });
    connect(m_actions, &GalleryActions::reuseRequested, this, [this](const Request &request) {
        m_panes->setLeftOpen(true);
        m_flow->reuse(request, SeedUse::Keep);
    });
    connect(m_actions, &GalleryActions::remixRequested, this, [this](const Request &request) {
        m_panes->setLeftOpen(true);
        m_flow->reuse(request, SeedUse::New);
    });
    connect(m_flow, &ComposeFlow::told, this, &MainWindow::showToast);
    connect(m_flow, &ComposeFlow::failed, this, &MainWindow::showBanner);
    connect(m_flow, &ComposeFlow::alreadyMade, m_twins, &TwinOffer::show);
    connect(m_twins, &TwinOffer::submitRequested, m_flow, &ComposeFlow::makeAgain);
    connect(m_twins, &TwinOffer::showRequested, this, &MainWindow::showMade);
    connect(m_flow, &ComposeFlow::submitted, this, [this] {
        m_banner->hide();
        m_panes->closeDrawers();
        m_view->verticalScrollBar()->setValue(0);
    });
    m_memoryTimer.setSingleShot(true);
    m_memoryTimer.setInterval(memoryMs);
    connect(&m_memoryTimer, &QTimer::timeout, this, &MainWindow::remember);
    connect(m_compose, &ComposePanel::draftChanged, &m_memoryTimer, qOverload<>(&QTimer::start));
}

void MainWindow::connectServices()
{
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(countMs);
    connect(&m_countTimer, &QTimer::timeout, this, &MainWindow::refreshCount);
    Library &library = m_services.library;
    // After the model, which was there first: its row exists by now.
    connect(&library, &Library::artworkAdded, this, &MainWindow::followNewPicture);
    const auto countLater = [this] { m_countTimer.start(); };
    connect(&library, &Library::artworkAdded, this, countLater);
    connect(&library, &Library::artworksTrashed, this, countLater);
    connect(&library, &Library::artworksRestored, this, countLater);

    JobQueue &queue = m_services.queue;
    const auto *const caps = new CapBanner{queue, *m_capBanner, this};
    connect(caps, &CapBanner::raiseWanted, this, [this] { emit settingsRequested(u"spending"_s); });
    connect(m_compose, &ComposePanel::spendWanted, this, &MainWindow::openSpend);
    connect(&queue, &JobQueue::countsChanged, m_status, &StatusLine::setQueue);
    m_status->setQueue(queue.counts());
    connect(m_clipboard, &ClipboardLink::copiedByItself, this, [this](int links) {
        showToast(links == 1 ? tr("Link copied") : tr("%1 links copied").arg(links));
    });
    connect(&m_services.outbox, &Outbox::storeStateChanged, this, &MainWindow::showStore);
    auto *notice = new StoreNotice{m_services.outbox, *m_storeBanner};
    connect(notice, &StoreNotice::settingsWanted, this, &MainWindow::settingsRequested);
    connect(&m_services.theme, &Theme::changed, this, [this] {
        m_top->refreshIcons();
        m_details->refreshIcons();
        m_status->refresh();
        showSelection();
    });
}

void MainWindow::connectQueue()
{
    for (QueueWords *words : findChildren<QueueWords *>())
        m_queue->serve(*words);
    connect(m_queue, &QueueFlow::failed, this, &MainWindow::showBanner);
    connect(m_queue, &QueueFlow::told, this, &MainWindow::showToast);
    connect(m_queue, &QueueFlow::parallelChosen, this, [this](const QString &provider, int jobs) {
        m_settings.providers[provider].parallel = jobs;
        emit settingsChanged(m_settings);
    });
    // Commands on chosen tiles depend on the pause, too.
    connect(&m_services.queue, &JobQueue::standChanged, m_actions, &GalleryActions::refresh);
}

void MainWindow::openSpend()
{
    auto *const page = new SpendPage{m_services.queue, m_services.clock, this};
    connect(page, &SpendPage::capsWanted, this, [this] { emit settingsRequested(u"spending"_s); });
    page->open();
}

void MainWindow::addKeys()
{
    addKey(Qt::CTRL | Qt::Key_Return, u"keyGenerate"_s, &MainWindow::generate);
    addKey(Qt::Key_P, u"keyPrompt"_s, &MainWindow::focusPrompt);
    addKey(Qt::Key_S, u"keySeed"_s, &MainWindow::focusSeed);
    addKey(Qt::Key_Q, u"keyQueue"_s, &MainWindow::toggleQueue);
    addKey(QKeySequence::Find, u"keySearch"_s, &MainWindow::focusSearch);
    addKey(Qt::CTRL | Qt::Key_Comma, u"keySettings"_s, &MainWindow::openSettings);
    addKey(Qt::CTRL | Qt::Key_B, u"keySpend"_s, &MainWindow::openSpend);
    addKey(Qt::Key_Escape, u"keyBack"_s, &MainWindow::goBack);
    addKey(Qt::Key_Question, u"keyList"_s, &MainWindow::listKeys);
    addKey(Qt::SHIFT | Qt::Key_Question, u"keyListShift"_s, &MainWindow::listKeys); // some layouts
    addKey(Qt::CTRL | Qt::Key_Enter, u"keyGeneratePad"_s, &MainWindow::generate);
}

void MainWindow::addKey(const QKeySequence &key, const QString &name, void (MainWindow::*perform)())
{
    auto *action = new QAction{this};
    action->setObjectName(name);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, perform);
    addAction(action);
}

} // namespace limner
