#include "ui/window/mainwindow.h"

#include "core/provider/providertable.h"
#include "ui/common/controls.h"
#include "ui/common/theme.h"
#include "ui/compose/composeflow.h"
#include "ui/compose/composeroom.h"
#include "ui/compose/twinoffer.h"
#include "ui/gallery/artworkdetails.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/gallery/detailspanel.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/galleryview.h"
#include "ui/help/helpkey.h"
#include "ui/models/modelsflow.h"
#include "ui/queue/jobcommands.h"
#include "ui/queue/jobtiles.h"
#include "ui/queue/queueflow.h"
#include "ui/queue/queuewords.h"
#include "ui/sidebar/sidebarroom.h"
#include "ui/spend/spendpage.h"
#include "ui/window/actwords.h"
#include "ui/window/comparisons.h"
#include "ui/window/desktopjoint.h"
#include "ui/window/dropjoint.h"
#include "ui/window/keyjoint.h"
#include "ui/window/newsnotice.h"
#include "ui/window/notices.h"
#include "ui/window/panes.h"
#include "ui/window/recalljoint.h"
#include "ui/window/sandboxline.h"
#include "ui/window/servicelights.h"
#include "ui/window/shortcutlist.h"
#include "ui/window/sidebarjoint.h"
#include "ui/window/statusline.h"
#include "ui/window/topbar.h"
#include "ui/window/viewerjoint.h"
#include "ui/window/windowkeys.h"
#include "ui/window/windowmemory.h"

#include <QCloseEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr auto tell = qOverload<const QString &>(&Notices::tell);
} // namespace

MainWindow::MainWindow(const Services &services, const Settings &settings, QWidget *parent)
    : QWidget{parent}
    , m_services{services}
    , m_jobs{new JobTiles{services.queue}}
    , m_mayGreet{settings.draft.isEmpty()}
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Limner"_s);
    setWindowIcon(QIcon{u":/icons/limner.svg"_s});
    setProperty("surface", u"bg"_s);
    setAttribute(Qt::WA_StyledBackground);
    setMinimumSize(680, 400);
    build();
    layOut();
    introduceKeys();
    introduceTop();
    introduceGallery();
    introduceDetails();
    introduceCompose();
    introduceQueue();
    m_memory->restore(settings);
    new NewsNotice{m_notices->addBanner(u"newsBanner"_s), *m_memory, *m_help, this};
    applySettings(settings);
    m_flow->start(settings.draft.toUtf8());
    m_room->restore(settings.draft.toUtf8());
    adaptToPanes();
    focusHome();
    m_firstFocus = focusWidget();
    m_gallery->tellCount();
}

MainWindow::~MainWindow()
{
    if (m_firstRun)
        m_firstRun->disconnect(this); // no focus to give any more
}

void MainWindow::build()
{
    m_clipboard = new ClipboardLink{m_services.queue, m_services.outbox, this};
    m_actions = new GalleryActions{m_services, *m_jobs, *m_clipboard, *this};
    m_top = new TopBar{this};
    m_sandboxLine = new SandboxLine{this};
    m_sandboxLine->hide();
    m_notices = new Notices{m_services, *this};
    m_room = new ComposeRoom{this};
    m_compose = &m_room->single();
    m_flow = new ComposeFlow{m_services, *m_compose, this};
    m_gallery =
        new GalleryPane{m_services, *m_jobs, *m_actions, m_top->search(), m_top->filters(), this};
    m_details = new DetailsPanel{m_services, *m_jobs, *m_actions, this};
    m_sidebar = new SidebarRoom{m_services,      *m_gallery,       *m_actions,
                                m_top->search(), m_top->filters(), this};
    m_panes = new Panes{m_room, m_sidebar, m_details, this};
    m_models = new ModelsFlow{m_services, *m_compose, *m_flow, *m_panes, *this};
    m_comparisons =
        new Comparisons{m_services,
                        {*m_room, *m_flow, *m_models, *m_gallery, *m_actions, *m_panes, *m_notices},
                        this};
    m_status = new StatusLine{this};
    m_lights = new ServiceLights{*m_jobs, m_services.outbox, *m_status};
    m_queue =
        new QueueFlow{m_services, *m_jobs, m_actions->jobs().acts(), *this, StatusLine::height};
    m_memory = new WindowMemory{*this, *m_panes, *m_sidebar, *m_gallery, *m_room};
    m_jobs->setParent(this); // goes after those who look at it: children go as they came
}

void MainWindow::layOut()
{
    m_statusRule = makeRule(this);
    m_column = new QVBoxLayout{this};
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
    m_column->addWidget(m_top);
    m_column->addWidget(makeRule(this));
    m_column->addWidget(m_sandboxLine);
    m_column->addWidget(m_notices);
    m_column->addWidget(m_panes, 1);
    m_column->addWidget(m_statusRule);
    m_column->addWidget(m_status);
}

void MainWindow::introduceKeys()
{
    m_help = new HelpKey{this};
    const auto *const keys = new WindowKeys{*this};
    connect(keys, &WindowKeys::generateWanted, m_room, &ComposeRoom::generate);
    connect(keys, &WindowKeys::promptWanted, this, [this] {
        m_panes->setPage(Panes::Page::Create);
        m_room->focusPrompt();
    });
    connect(keys, &WindowKeys::seedWanted, this, [this] {
        m_panes->setPage(Panes::Page::Create);
        m_room->focusSeed();
    });
    connect(keys, &WindowKeys::modelsWanted, m_models, &ModelsFlow::open);
    connect(keys, &WindowKeys::queueWanted, m_queue, &QueueFlow::toggle);
    connect(keys, &WindowKeys::searchWanted, this, [this] {
        m_panes->setPage(Panes::Page::Gallery);
        m_top->focusSearch();
    });
    connect(keys, &WindowKeys::settingsWanted, this, [this] { emit settingsRequested({}); });
    connect(keys, &WindowKeys::spendWanted, this, &MainWindow::openSpend);
    connect(keys, &WindowKeys::backWanted, this, &MainWindow::goBack);
    connect(keys, &WindowKeys::listWanted, this, [this] {
        (new ShortcutList{m_keys->keys(), this})->open();
    });
    introduceSidebar(*m_sidebar, *m_top, *keys, *m_room);
    m_viewer = new ViewerJoint{m_services, *m_gallery, *m_actions, *keys, *m_notices, *this};
    m_keys = new KeyJoint{m_viewer->flow(), *this};
}

void MainWindow::introduceTop()
{
    connect(m_top, &TopBar::settingsWanted, this, [this] { emit settingsRequested({}); });
    connect(m_top, &TopBar::queueWanted, m_queue, &QueueFlow::toggle);
    connect(m_top, &TopBar::pageChosen, this, [this](Panes::Page page) {
        m_panes->setPage(page);
        if (page == Panes::Page::Create)
            m_room->focusPrompt();
        else
            m_gallery->setFocus();
    });
    connect(m_top, &TopBar::rightToggled, this,
            [this] { m_panes->setRightOpen(!m_panes->isRightOpen()); });
    connect(m_panes, &Panes::changed, this, &MainWindow::adaptToPanes);
    connect(m_sandboxLine, &SandboxLine::connectWanted, this,
            [this] { emit settingsRequested(u"providers"_s); });
    connect(m_notices, &Notices::settingsWanted, this, &MainWindow::settingsRequested);
    connect(m_memory, &WindowMemory::settingsChanged, this, &MainWindow::settingsChanged);
    connect(&m_services.theme, &Theme::changed, this, [this] {
        m_top->refreshIcons();
        m_details->artwork().refreshIcons();
        m_gallery->showSelection();
    });
}

void MainWindow::introduceGallery()
{
    connect(m_gallery, &GalleryPane::countChanged, this, &MainWindow::takePictures);
    connect(m_top, &TopBar::zoomChosen, &m_gallery->view(), &GalleryView::setZoom);
    connect(&m_gallery->view(), &GalleryView::zoomChanged, m_top, &TopBar::setZoom);
    connect(m_gallery, &GalleryPane::selectionShown, this,
            [this](const GallerySelection &selection) {
                m_status->setSelected(selection.count());
                m_flow->setChosen(selection.artworks.empty() ? 0 : selection.artworks.front());
                m_details->showSelection(selection);
                m_jobs->lookAgain(selection.jobs);
            });
    connect(m_gallery, &GalleryPane::detailsWanted, this, [this] { m_panes->setRightOpen(true); });
    connect(m_gallery, &GalleryPane::pictureOpened, this, [this] { m_panes->setRightOpen(false); });
    tellActs(*m_actions, *m_notices);
    tellLinks(*m_clipboard, *m_notices);
    auto *const drops =
        new DropJoint{*m_gallery, *m_flow, *m_compose, *m_models, m_services.finder, this};
    connect(drops, &DropJoint::formWanted, this, [this] { m_panes->setPage(Panes::Page::Create); });
}

void MainWindow::introduceDetails()
{
    ArtworkDetails *const artwork = &m_details->artwork();
    connect(m_actions, &GalleryActions::copied, artwork, &ArtworkDetails::showCopied);
    connect(artwork, &ArtworkDetails::formatChosen, this, [this](const QString &id) {
        m_clipboard->setFormat(id);
        m_memory->choose([id](Settings &all) { all.copyFormat = id; });
    });
    connect(artwork, &ArtworkDetails::linkModeChosen, this, [this, artwork](LinkMode mode) {
        m_memory->choose([mode](Settings &all) { all.links = toString(mode); });
        artwork->setLinkMode(mode);
    });
}

void MainWindow::introduceCompose()
{
    connect(m_room, &ComposeRoom::spendWanted, this, &MainWindow::openSpend);
    new RecallJoint{*m_actions, *m_flow, *m_panes, this};
    connect(m_flow, &ComposeFlow::told, m_notices, tell);
    connect(m_models, &ModelsFlow::told, m_notices, tell);
    connect(m_models, &ModelsFlow::settingsWanted, this, &MainWindow::settingsRequested);
    connect(m_flow, &ComposeFlow::providerChosen, this, [this](const QString &id) {
        m_memory->choose([&id](Settings &all) { all.provider = id; });
        tellProvider();
    });
    connect(m_flow, &ComposeFlow::failed, m_notices, &Notices::showError);
    connect(m_flow, &ComposeFlow::submitted, m_notices, &Notices::clear);
    auto *const twins = new TwinOffer{m_notices->banner(), this};
    connect(m_flow, &ComposeFlow::alreadyMade, twins, &TwinOffer::show);
    connect(twins, &TwinOffer::submitRequested, m_flow, &ComposeFlow::makeAgain);
    connect(twins, &TwinOffer::showRequested, m_gallery, &GalleryPane::showMade);
}

void MainWindow::introduceQueue()
{
    const auto showCounts = [this] {
        m_status->setQueue(m_queue->counts());
        m_compose->setQueue(m_queue->counts());
    };
    connect(m_queue, &QueueFlow::countsChanged, this, showCounts);
    showCounts();
    const QueueActs *const acts = &m_actions->jobs().acts();
    connect(acts, &QueueActs::failed, m_notices, &Notices::showError);
    connect(acts, &QueueActs::told, m_notices, tell);
    connect(m_queue, &QueueFlow::pickedUp, this, [this](const QString &text) {
        m_notices->tell(text, tr("Show the queue"), [this] { m_queue->open(); });
    });
    m_desktop = new DesktopJoint{m_services, *m_jobs, *m_queue, *m_gallery, *m_clipboard, *this};
    for (QueueWords *words : findChildren<QueueWords *>())
        m_queue->serve(*words);
    connect(m_queue, &QueueFlow::parallelChosen, this, [this](const QString &provider, int jobs) {
        m_memory->choose([&](Settings &all) { all.providers[provider].parallel = jobs; });
    });
}

void MainWindow::openSpend()
{
    auto *const page = new SpendPage{m_services.queue, m_services.clock, this};
    connect(page, &SpendPage::capsWanted, this, [this] { emit settingsRequested(u"spending"_s); });
    page->open();
}

void MainWindow::adaptToPanes()
{
    const bool pages = m_panes->hasPages();
    const bool creates = pages && m_panes->page() == Panes::Page::Create;
    QWidget *const focused = focusWidget(); // what moves to another place loses it
    m_top->setPage(pages ? std::optional{m_panes->page()} : std::nullopt);
    m_top->showDrawer(*m_panes);
    m_room->arrange(pages ? Arrangement::Beside : Arrangement::Column);
    // Where Generate has a line of its own, the lamps stand in it.
    m_status->setBrief(creates);
    m_statusRule->setVisible(!creates);
    if (creates)
        m_room->setCorner(m_status);
    else
        m_column->addWidget(m_status);
    m_status->show();
    m_notices->setPlace(creates ? m_room->noticePlace() : *m_gallery);
    if (focused && focused->isVisibleTo(this))
        focused->setFocus();
    else if (focused)
        focusHome();
}

void MainWindow::takePictures(int count)
{
    m_status->setImages(count);
    m_top->setPictures(count);
    m_isEmpty = count == 0;
    if (!m_isEmpty)
        m_compose->endGreeting();
    if (!std::exchange(m_isCounted, true))
        begin();
}

// What the first count decides; whoever was quicker stays where they are.
void MainWindow::begin()
{
    if (m_isEmpty && m_mayGreet)
        m_compose->greet();
    if (focusWidget() == m_firstFocus)
        focusHome();
}

// Where one goes on: writing while there is nothing to look at.
void MainWindow::focusHome()
{
    const bool creates = m_panes->hasPages() && m_panes->page() == Panes::Page::Create;
    if (m_isEmpty || creates)
        m_room->focusPrompt();
    else
        m_gallery->setFocus();
}

// One step at a time: models, queue, drawer, viewer, page, search, selection.
void MainWindow::goBack()
{
    const bool creates = m_panes->hasPages() && m_panes->page() == Panes::Page::Create;
    if (m_models->close() || m_queue->close() || m_panes->closeDrawer())
        return focusHome();
    if (m_viewer->close())
        return;
    if (creates)
        m_panes->setPage(Panes::Page::Gallery);
    else if (!m_comparisons->closeGroup() && !m_top->clearSearch())
        m_gallery->view().clearSelection();
    m_gallery->setFocus();
}

void MainWindow::tellProvider()
{
    const ProviderSpec &chosen = chosenProvider(m_memory->settings().provider);
    m_flow->followProvider(chosen.id, m_sandbox ? tr("Sandbox") : chosen.name);
}

void MainWindow::setSandbox(bool sandbox)
{
    m_sandbox = sandbox;
    m_sandboxLine->setVisible(sandbox);
    tellProvider();
}

void MainWindow::applySettings(const Settings &settings)
{
    m_memory->setSettings(settings);
    m_gallery->view().setZoom(settings.zoom);
    m_top->setZoom(m_gallery->view().zoom());
    const CopyFormats formats{ownFormatsFromText(settings.ownFormats)};
    m_clipboard->setFormats(formats, settings.copyFormat, settings.copyJoin);
    m_clipboard->setAutomatic(settings.copyWhenDone);
    m_details->artwork().setCopyFormats(formats, settings.copyFormat);
    m_details->artwork().setLinkMode(
        linkModeFromString(settings.links).value_or(LinkMode::Automatic));
    m_flow->setWildcards(settings.wildcards);
    m_keys->setKeys(KeyBindings::fromText(settings.keys));
    m_desktop->applySettings(settings);
    tellProvider();
}

void MainWindow::showFirstRun(QWidget *page)
{
    delete m_firstRun;
    m_firstRun = page;
    if (!page)
        return;
    connect(page, &QObject::destroyed, this, &MainWindow::focusHome);
    page->setParent(this);
    page->setGeometry(rect());
    page->show();
    page->raise();
    page->setFocus();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_firstRun)
        m_firstRun->setGeometry(rect());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_viewer->close(); // out of the full screen, too
    m_memory->writeNow();
    event->accept();
    emit quitting();
}

} // namespace limner
