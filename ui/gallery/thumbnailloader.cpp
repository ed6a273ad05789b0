#include "ui/gallery/thumbnailloader.h"

#include "core/library/thumbnails.h"
#include "ui/common/likeness.h"

#include <algorithm>

namespace limner {

namespace {
constexpr int keptKilobytes = 160 * 1024;

int kilobytes(QSize size)
{
    return std::max(1, size.width() * size.height() * 4 / 1024);
}
} // namespace

ThumbnailLoader::ThumbnailLoader(Remote<Thumbnails> thumbnails, QObject *parent, Others others)
    : QObject{parent}
    , m_thumbnails{thumbnails}
    , m_others{others}
    , m_pixmaps{keptKilobytes}
{
    connect(thumbnails.source(), &Thumbnails::ready, this, &ThumbnailLoader::crop);
    connect(thumbnails.source(), &Thumbnails::failed, this, &ThumbnailLoader::giveUp);
}

void ThumbnailLoader::setTile(QSize device, qreal ratio, int radius)
{
    m_device = device;
    m_ratio = ratio;
    m_radius = radius;
}

int ThumbnailLoader::firstEdge() const
{
    const bool small = std::max(m_device.width(), m_device.height()) <= Thumbnails::smallEdge;
    return small ? Thumbnails::smallEdge : Thumbnails::largeEdge;
}

bool ThumbnailLoader::fillsTile(QSize picture) const
{
    constexpr double unseen = 1.1; // made larger by so much it looks the same
    return picture.width() * unseen >= m_device.width() &&
           picture.height() * unseen >= m_device.height();
}

void ThumbnailLoader::want(const std::vector<ArtworkId> &ids)
{
    std::vector<ArtworkId> missing;
    for (const ArtworkId id : ids) {
        const QPixmap *here = m_pixmaps.object(id);
        if (!m_failed.contains(id) && (!here || here->size() != m_device))
            missing.push_back(id);
    }
    m_wanted = {missing.begin(), missing.end()};
    const bool drops = m_others == Others::Dropped;
    m_thumbnails.tell([ids, missing, drops, edge = firstEdge()](Thumbnails &thumbnails) {
        if (drops)
            thumbnails.cancelExcept(ids);
        for (const ArtworkId id : missing)
            thumbnails.request(id, edge);
    });
}

void ThumbnailLoader::crop(ArtworkId id, int readyEdge, const QImage &image)
{
    m_failed.erase(id);
    const bool isSmall = readyEdge == Thumbnails::smallEdge;
    if (!m_wanted.contains(id) || (isSmall && firstEdge() != Thumbnails::smallEdge))
        return;
    if (isSmall && !fillsTile(image.size())) {
        m_thumbnails.tell(
            [id](Thumbnails &thumbnails) { thumbnails.request(id, Thumbnails::largeEdge); });
    } else {
        m_wanted.erase(id);
    }
    m_errands.send(
        [image, device = m_device, radius = m_radius * m_ratio] {
            return coverCropped(image, device, radius);
        },
        [this, id, device = m_device](QImage tile) { keep(id, device, std::move(tile)); });
}

void ThumbnailLoader::giveUp(ArtworkId id, int edge)
{
    if (edge < firstEdge() || m_wanted.erase(id) == 0 || m_pixmaps.contains(id))
        return;
    m_failed.insert(id);
    emit loaded(id);
}

void ThumbnailLoader::keep(ArtworkId id, QSize device, QImage tile)
{
    auto *pixmap = new QPixmap{QPixmap::fromImage(std::move(tile))}; // the cache owns it
    pixmap->setDevicePixelRatio(m_ratio);
    m_pixmaps.insert(id, pixmap, kilobytes(device));
    emit loaded(id);
}

} // namespace limner
