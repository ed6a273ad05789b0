#include "ui/desktop/endnotices.h"

#include "core/library/thumbnails.h"
#include "ui/desktop/jobends.h"
#include "ui/desktop/noticewords.h"

#include <QApplication>
#include <QWindow>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int picturePatienceMs = 3000;
} // namespace

EndNotices::EndNotices(const Services &services, QObject *parent)
    : QObject{parent}
    , m_thumbnails{services.thumbnails}
    , m_ends{new JobEnds{services.queue, services.reader, this}}
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(picturePatienceMs);
    connect(&m_patience, &QTimer::timeout, this, &EndNotices::tell);
    connect(m_ends, &JobEnds::ended, this, &EndNotices::take);
    connect(m_thumbnails.source(), &Thumbnails::ready, this, &EndNotices::takePicture);
    connect(m_thumbnails.source(), &Thumbnails::failed, this, [this](ArtworkId id) {
        if (id == m_pictured && m_patience.isActive())
            tell();
    });
    connect(&m_service, &NotificationService::chosen, this, &EndNotices::act);
    connect(&m_service, &NotificationService::dismissed, this, &EndNotices::forget);
    connect(qApp, &QGuiApplication::focusWindowChanged, this, [this](const QWindow *window) {
        if (!window)
            return;
        forget();
        m_service.withdraw();
    });
}

void EndNotices::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    if (isWanted)
        return;
    forget();
    m_service.withdraw();
}

void EndNotices::forget()
{
    m_away.clear();
    m_patience.stop();
}

std::vector<ArtworkId> EndNotices::pictures() const
{
    std::vector<ArtworkId> out;
    for (const EndedJobs &one : m_away)
        out.insert(out.end(), one.pictures.begin(), one.pictures.end());
    return out;
}

void EndNotices::take(const EndedJobs &jobs)
{
    if (!m_isWanted || QApplication::activeWindow())
        return;
    std::erase_if(m_away, [&jobs](const EndedJobs &one) { return one.id == jobs.id; });
    m_away.push_back(jobs);
    if (jobs.pictures.empty())
        return tell();
    m_pictured = jobs.pictures.back();
    m_picture = {};
    m_patience.start();
    m_thumbnails.tell(
        [id = m_pictured](Thumbnails &all) { all.request(id, Thumbnails::smallEdge); });
}

void EndNotices::takePicture(ArtworkId id, int edge, const QImage &image)
{
    if (id != m_pictured || edge != Thumbnails::smallEdge || !m_patience.isActive())
        return;
    m_picture = image;
    tell();
}

void EndNotices::tell()
{
    m_patience.stop();
    if (m_away.empty() || QApplication::activeWindow())
        return;
    DesktopNotice notice = endNotice(m_away);
    notice.picture = m_picture;
    if (m_hasSound)
        notice.sound = m_away.back().done > 0 ? u"complete"_s : u"dialog-warning"_s;
    m_service.show(notice);
}

void EndNotices::say(const DesktopNotice &notice)
{
    if (!QApplication::activeWindow())
        m_service.show(notice);
}

void EndNotices::act(const QString &action)
{
    const std::vector<ArtworkId> chosen = pictures();
    forget();
    if (action == QStringView{copyLinkAction}) {
        if (!chosen.empty())
            emit copyWanted(chosen);
    } else {
        emit openWanted(chosen);
    }
}

} // namespace limner
