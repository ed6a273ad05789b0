#include "ui/models/coverview.h"

#include "ui/common/likeness.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QIcon>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace limner {

CoverView::CoverView(int height, QWidget *parent)
    : QWidget{parent}
{
    setFixedHeight(height);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CoverView::setImage(const QImage &image)
{
    m_image = image;
    m_cropped = {};
    update();
}

void CoverView::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_image.isNull()) {
        const Tokens &tokens = tokensOf(*this);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.raised);
        painter.drawRoundedRect(rect(), metrics::tileRadius, metrics::tileRadius);
        QRect icon{0, 0, 28, 28};
        icon.moveCenter(rect().center());
        themedIcon(u"image"_s, tokens.faint).paint(&painter, icon);
        return;
    }
    const qreal ratio = devicePixelRatioF();
    const QSize device = (QSizeF{size()} * ratio).toSize();
    if (m_cropped.size() != device) {
        m_cropped = QPixmap::fromImage(coverCropped(m_image, device, metrics::tileRadius * ratio));
        m_cropped.setDevicePixelRatio(ratio);
    }
    painter.drawPixmap(rect(), m_cropped);
}

} // namespace limner
