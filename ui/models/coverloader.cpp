#include "ui/models/coverloader.h"

#include "ui/common/likeness.h"

#include <algorithm>

namespace limner {

namespace {
constexpr int keptPixmaps = 48 * 1024; // kilobytes
constexpr int keptImages = 64 * 1024;
constexpr int mostEdge = 800; // the details show none larger

int kilobytes(QSize size)
{
    return std::max(1, size.width() * size.height() * 4 / 1024);
}
} // namespace

CoverLoader::CoverLoader(QObject *parent)
    : QObject{parent}
    , m_images{keptImages}
    , m_pixmaps{keptPixmaps}
{}

void CoverLoader::setCover(QSize device, qreal ratio, int radius)
{
    m_device = device;
    m_ratio = ratio;
    m_radius = radius;
}

void CoverLoader::want(const QStringList &addresses)
{
    QStringList absent;
    for (const QString &address : addresses) {
        const QPixmap *const here = m_pixmaps.object(address);
        if (address.isEmpty() || m_failed.contains(address) || m_cropped.contains(address) ||
            absent.contains(address) || (here && here->size() == m_device))
            continue;
        if (const QImage *const whole = m_images.object(address))
            crop(address, QImage{*whole}); // for another size
        else
            absent.append(address);
    }
    const bool isNews = absent != m_missing;
    m_missing = absent;
    if (isNews && !absent.isEmpty())
        emit missing(absent);
}

QImage CoverLoader::image(const QString &address) const
{
    const QImage *const whole = m_images.object(address);
    return whole ? *whole : QImage{};
}

void CoverLoader::take(const QString &address, const QImage &image)
{
    m_missing.removeAll(address);
    if (image.isNull()) {
        m_failed.insert(address);
        emit loaded(address);
        return;
    }
    const bool isLarge = image.width() > mostEdge || image.height() > mostEdge;
    const QImage whole =
        isLarge ? image.scaled(mostEdge, mostEdge, Qt::KeepAspectRatio, Qt::FastTransformation)
                : image;
    m_images.insert(address, new QImage{whole}, kilobytes(whole.size())); // the cache owns it
    crop(address, whole);
}

void CoverLoader::crop(const QString &address, const QImage &image)
{
    m_cropped.insert(address);
    m_errands.send([image, device = m_device,
                    radius = m_radius * m_ratio] { return coverCropped(image, device, radius); },
                   [this, address, device = m_device](QImage cover) {
                       keep(address, device, std::move(cover));
                   });
}

void CoverLoader::keep(const QString &address, QSize device, QImage cover)
{
    m_cropped.remove(address);
    auto *const pixmap = new QPixmap{QPixmap::fromImage(std::move(cover))}; // the cache owns it
    pixmap->setDevicePixelRatio(m_ratio);
    m_pixmaps.insert(address, pixmap, kilobytes(device));
    emit loaded(address);
}

} // namespace limner
