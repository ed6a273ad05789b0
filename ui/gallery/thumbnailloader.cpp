#include "ui/gallery/thumbnailloader.h"

#include "core/base/stepaside.h"
#include "core/library/thumbnails.h"
#include "ui/common/checkers.h"

#include <QPainter>
#include <QPainterPath>

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
    m_pool.setMaxThreadCount(1);
    connect(thumbnails.source(), &Thumbnails::ready, this, &ThumbnailLoader::crop);
    connect(thumbnails.source(), &Thumbnails::failed, this, &ThumbnailLoader::giveUp);
}

ThumbnailLoader::~ThumbnailLoader()
{
    m_pool.clear();
    m_pool.waitForDone();
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
    startAside(m_pool, [this, id, image, device = m_device, radius = m_radius * m_ratio] {
        QImage tile = coverCropped(image, device, radius);
        QMetaObject::invokeMethod(
            this, [this, id, device, tile = std::move(tile)] { keep(id, device, tile); },
            Qt::QueuedConnection);
    });
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

QImage coverCropped(const QImage &image, QSize size, qreal radius)
{
    const QImage scaled =
        image.scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    QImage tile{size, QImage::Format_ARGB32_Premultiplied};
    tile.setDevicePixelRatio(1);
    tile.fill(Qt::transparent);
    QPainter painter{&tile};
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(QRectF{tile.rect()}, radius, radius);
    QBrush brush{scaled};
    QTransform centred;
    centred.translate((size.width() - scaled.width()) / 2.0,
                      (size.height() - scaled.height()) / 2.0);
    brush.setTransform(centred);
    // More than 95 lines at once are drawn with a pool, for which a window would have to wait.
    constexpr int rows = 64;
    for (int y = 0; y < tile.height(); y += rows) {
        painter.setClipRect(0, y, tile.width(), rows);
        if (image.hasAlphaChannel())
            painter.fillPath(shape, checkers(int(radius)));
        painter.fillPath(shape, brush);
    }
    return tile;
}

} // namespace limner
