#include "ui/sidebar/shelfcovers.h"

#include "core/library/thumbnails.h"
#include "ui/common/likeness.h"

#include <algorithm>

namespace limner {

namespace {
constexpr int againMs = 2000;
constexpr int mostTries = 10;
constexpr qreal radius = 4;
} // namespace

ShelfCovers::ShelfCovers(Remote<Thumbnails> thumbnails, QObject *parent)
    : QObject{parent}
    , m_thumbnails{thumbnails}
{
    m_again.setSingleShot(true);
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, &ShelfCovers::ask);
    connect(thumbnails.source(), &Thumbnails::ready, this,
            [this](ArtworkId id, int, const QImage &image) { take(id, image); });
    connect(thumbnails.source(), &Thumbnails::failed, this,
            [this](ArtworkId id) { m_missing.erase(id); });
}

void ShelfCovers::want(const std::vector<ArtworkId> &ids, qreal ratio)
{
    if (ratio != m_ratio)
        m_pixmaps.clear();
    m_ratio = ratio;
    m_pixmaps.removeIf([&ids](QHash<ArtworkId, QPixmap>::iterator one) {
        return std::find(ids.begin(), ids.end(), one.key()) == ids.end();
    });
    m_missing.clear();
    for (const ArtworkId id : ids) {
        if (!m_pixmaps.contains(id))
            m_missing.insert(id);
    }
    m_tries = 0;
    ask();
}

void ShelfCovers::ask()
{
    if (m_missing.empty() || ++m_tries > mostTries)
        return;
    m_thumbnails.tell([ids = m_missing](Thumbnails &thumbnails) {
        for (const ArtworkId id : ids)
            thumbnails.request(id, Thumbnails::smallEdge);
    });
    m_again.start();
}

void ShelfCovers::take(ArtworkId id, const QImage &image)
{
    if (image.isNull() || m_missing.erase(id) == 0)
        return;
    const int device = qRound(edge * m_ratio);
    QPixmap pixmap =
        QPixmap::fromImage(coverCropped(image, QSize{device, device}, radius * m_ratio));
    pixmap.setDevicePixelRatio(m_ratio);
    m_pixmaps.insert(id, pixmap);
    emit loaded();
}

const QPixmap *ShelfCovers::pixmap(ArtworkId id) const
{
    const auto found = m_pixmaps.constFind(id);
    return found == m_pixmaps.constEnd() ? nullptr : &found.value();
}

} // namespace limner
