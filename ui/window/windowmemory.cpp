#include "ui/window/windowmemory.h"

#include "ui/common/dialogroom.h"
#include "ui/compose/composeroom.h"
#include "ui/gallery/galleryordering.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/galleryview.h"
#include "ui/sidebar/sidebarroom.h"
#include "ui/window/panes.h"

#include <QEvent>
#include <QScreen>

namespace limner {

namespace {
constexpr int pauseMs = 1500;
constexpr QSize firstSize{1440, 900};
} // namespace

WindowMemory::WindowMemory(QWidget &window, Panes &panes, SidebarRoom &sidebar,
                           GalleryPane &gallery, ComposeRoom &compose)
    : QObject{&window}
    , m_window{window}
    , m_panes{panes}
    , m_sidebar{sidebar}
    , m_gallery{gallery}
    , m_compose{compose}
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &WindowMemory::writeNow);
    connect(&compose, &ComposeRoom::draftChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&gallery.view(), &GalleryView::zoomChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&gallery.ordering(), &GalleryOrdering::changed, &m_pause, qOverload<>(&QTimer::start));
    connect(&sidebar, &SidebarRoom::changed, &m_pause, qOverload<>(&QTimer::start));
    window.installEventFilter(this);
}

void WindowMemory::restore(const Settings &settings)
{
    m_settings = settings;
    // A 1440 x 900 screen at 200 % has 720 x 450, and the frame takes its part of it.
    const QSize room = withoutFrame(m_window.screen()->availableSize());
    m_window.resize(firstSize.boundedTo(room));
    m_window.restoreGeometry(settings.windowGeometry);
    if (!m_window.isMaximized() && !m_window.isFullScreen())
        m_window.resize(m_window.size().boundedTo(room));
    m_panes.restoreState(settings.splitter);
    m_sidebar.restoreState(settings.sidebar);
    m_gallery.ordering().setOrder({.sort = sortFromString(settings.sortBy),
                                   .group = groupFromString(settings.groupBy),
                                   .hasStacks = settings.stacks});
}

void WindowMemory::writeNow()
{
    m_pause.stop();
    m_settings.windowGeometry = m_window.saveGeometry();
    m_settings.splitter = m_panes.saveState();
    m_settings.sidebar = m_sidebar.saveState();
    m_settings.zoom = m_gallery.view().zoom();
    const GalleryOrder &order = m_gallery.ordering().order();
    m_settings.sortBy = toString(order.sort);
    m_settings.groupBy = toString(order.group);
    m_settings.stacks = order.hasStacks;
    m_settings.draft = QString::fromUtf8(m_compose.draft());
    emit settingsChanged(m_settings);
}

bool WindowMemory::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        m_pause.start();
    return QObject::eventFilter(watched, event);
}

} // namespace limner
