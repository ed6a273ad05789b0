#include "ui/models/coverview.h"

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
    m_picture.setImage(image);
}

void CoverView::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_picture.isNull()) {
        const Tokens &tokens = tokensOf(*this);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.raised);
        painter.drawRoundedRect(rect(), metrics::tileRadius, metrics::tileRadius);
        QRect icon{0, 0, 28, 28};
        icon.moveCenter(rect().center());
        themedIcon(u"image"_s, tokens.faint).paint(&painter, icon);
        return;
    }
    m_picture.paint(painter, rect());
}

} // namespace limner
