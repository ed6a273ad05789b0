#include "ui/common/croppedpicture.h"

#include "ui/common/likeness.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QWidget>

namespace limner {

CroppedPicture::CroppedPicture(QWidget *widget)
    : m_widget{widget}
    , m_errands{widget}
{}

void CroppedPicture::setImage(const QImage &image)
{
    if (image.cacheKey() == m_image.cacheKey())
        return;
    m_image = image;
    m_cropped = {};
    m_wanted = {};
    m_widget->update();
}

void CroppedPicture::paint(QPainter &painter, const QRect &place)
{
    const QSize device = (QSizeF{place.size()} * m_widget->devicePixelRatioF()).toSize();
    if (m_cropped.size() == device)
        return painter.drawPixmap(place, m_cropped);
    want(device);
    QRect middle{QPoint{}, place.size().scaled(m_image.size(), Qt::KeepAspectRatio)};
    middle.moveCenter(m_image.rect().center());
    painter.drawImage(place, m_image, middle);
}

void CroppedPicture::want(QSize device)
{
    if (m_wanted == device)
        return;
    m_wanted = device;
    m_errands.dropWaiting();
    const qreal ratio = m_widget->devicePixelRatioF();
    m_errands.send(
        [image = m_image, device, radius = metrics::tileRadius * ratio] {
            return coverCropped(image, device, radius);
        },
        [this, device, ratio, of = m_image.cacheKey()](const QImage &cropped) {
            if (m_wanted != device || m_image.cacheKey() != of)
                return;
            m_cropped = QPixmap::fromImage(cropped);
            m_cropped.setDevicePixelRatio(ratio);
            m_widget->update();
        });
}

} // namespace limner
