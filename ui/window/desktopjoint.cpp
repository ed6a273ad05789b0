#include "ui/window/desktopjoint.h"

#include "core/library/artworkreader.h"
#include "ui/desktop/endnotices.h"
#include "ui/desktop/linkerrand.h"
#include "ui/desktop/noticewords.h"
#include "ui/desktop/trayicon.h"
#include "ui/gallery/gallerypane.h"
#include "ui/queue/jobtiles.h"
#include "ui/queue/queueflow.h"

#include <QWidget>

namespace limner {

namespace {
constexpr int progressMs = 500;
} // namespace

DesktopJoint::DesktopJoint(const Services &services, const JobTiles &jobs, const QueueFlow &queue,
                           GalleryPane &gallery, ClipboardLink &clipboard, QWidget &window)
    : QObject{&window}
    , m_window{window}
    , m_jobs{jobs}
    , m_notices{new EndNotices{services, this}}
    , m_errand{new LinkErrand{services.outbox, clipboard, this}}
    , m_tray{new TrayIcon{services.theme, this}}
{
    connectNotices(gallery);
    connectTray(services, queue, gallery);
}

void DesktopJoint::connectNotices(GalleryPane &gallery)
{
    connect(m_notices, &EndNotices::copyWanted, m_errand, &LinkErrand::copy);
    connect(m_notices, &EndNotices::openWanted, this,
            [this, &gallery](const std::vector<ArtworkId> &pictures) {
                bringToFront();
                if (!pictures.empty())
                    gallery.showPicture(pictures.back());
            });
    connect(m_errand, &LinkErrand::copied, this,
            [this](int links) { m_notices->say(copiedNotice(links)); });
    connect(m_errand, &LinkErrand::notCopied, this,
            [this](const QString &why) { m_notices->say(notCopiedNotice(why)); });
    connect(m_errand, &LinkErrand::waiting, this, [this] {
        m_notices->say(notCopiedNotice(tr("It is copied as soon as it is there.")));
    });
    connect(m_errand, &LinkErrand::focusNeeded, this, [this] {
        m_notices->say(
            notCopiedNotice(tr("This desktop lets only the window in front copy. Open Limner.")));
        bringToFront();
    });
}

void DesktopJoint::connectTray(const Services &services, const QueueFlow &queue,
                               GalleryPane &gallery)
{
    connect(m_tray, &TrayIcon::showWanted, this, &DesktopJoint::bringToFront);
    connect(m_tray, &TrayIcon::quitWanted, &m_window, &QWidget::close);
    connect(m_tray, &TrayIcon::copyWanted, this, [this, reader = services.reader] {
        reader.ask([](ArtworkReader &asked) { return asked.rows({.limit = 1}); }, this,
                   [this](const std::vector<ArtworkRow> &rows) {
                       if (!rows.empty())
                           m_errand->copy({rows.front().id});
                   });
    });
    connect(&queue, &QueueFlow::countsChanged, m_tray, &TrayIcon::setCounts);
    connect(&gallery, &GalleryPane::countChanged, m_tray,
            [this](int pictures) { m_tray->setHasPicture(pictures > 0); });
    m_progress.setSingleShot(true);
    m_progress.setInterval(progressMs);
    connect(&m_progress, &QTimer::timeout, this, &DesktopJoint::showFraction);
    connect(&m_jobs, &JobTiles::changed, this, [this] {
        if (m_tray->isShown() && !m_progress.isActive())
            m_progress.start();
    });
    m_tray->setCounts(queue.counts());
}

// Of those that run and say how far they are.
void DesktopJoint::showFraction()
{
    double sum = 0;
    int known = 0;
    for (int i = 0; i < m_jobs.count(); ++i) {
        const JobTile &tile = m_jobs.at(i);
        if (!isUnderWay(tile.state) || tile.fraction < 0)
            continue;
        sum += tile.fraction;
        ++known;
    }
    m_tray->setFraction(known == 0 ? -1 : sum / known);
}

void DesktopJoint::bringToFront()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void DesktopJoint::applySettings(const Settings &settings)
{
    m_notices->setWanted(settings.notifyWhenDone);
    m_notices->setSound(settings.soundWhenDone);
    m_tray->setWanted(settings.trayIcon);
    showFraction();
}

void DesktopJoint::look()
{
    m_notices->service().look();
    m_tray->look();
}

bool DesktopJoint::hasTray() const
{
    return m_tray->isPossible();
}

std::optional<NotificationSkills> DesktopJoint::skills() const
{
    return m_notices->service().skills();
}

} // namespace limner
