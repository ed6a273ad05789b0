#include "ui/gallery/previewpicture.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace limner {

namespace {
constexpr int mostHeight = 340; // so that a tall picture leaves room for its link
constexpr QSize wordsShape{3, 1};
} // namespace

PreviewPicture::PreviewPicture(QWidget *parent)
    : QAbstractButton{parent}
{
    QSizePolicy policy{QSizePolicy::Preferred, QSizePolicy::Fixed};
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Open the picture (Enter)"));
}

void PreviewPicture::setShape(QSize original)
{
    m_isUnknown = original.isEmpty();
    m_shape = m_isUnknown ? wordsShape : original;
    m_words.clear();
    m_picture.setImage({});
    updateGeometry();
    update();
}

void PreviewPicture::setWords(const QString &words)
{
    m_shape = wordsShape;
    m_words = words;
    m_picture.setImage({});
    updateGeometry();
    update();
}

void PreviewPicture::setImage(const QImage &image)
{
    m_picture.setImage(image);
    // The pixels know better than the file's head whether the picture stands upright.
    // Of a drawing, the file's head says nothing.
    if (!image.isNull() &&
        (m_isUnknown || (image.width() > image.height()) != (m_shape.width() > m_shape.height()))) {
        m_shape = image.size();
        updateGeometry();
    }
    update();
}

QSize PreviewPicture::sizeHint() const
{
    return {284, heightForWidth(284)};
}

int PreviewPicture::heightForWidth(int width) const
{
    return std::clamp(int(qint64(width) * m_shape.height() / m_shape.width()), 40, mostHeight);
}

void PreviewPicture::paintEvent(QPaintEvent *)
{
    const QSize fitted = m_shape.scaled(size(), Qt::KeepAspectRatio);
    const QRect place{QPoint{(width() - fitted.width()) / 2, (height() - fitted.height()) / 2},
                      fitted};
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = tokensOf(*this);
    if (m_picture.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.raised);
        painter.drawRoundedRect(place, metrics::tileRadius, metrics::tileRadius);
        painter.setPen(tokens.dim);
        painter.drawText(place.adjusted(12, 8, -12, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         m_words);
    } else {
        m_picture.paint(painter, place);
    }
    if (hasFocus()) {
        painter.setPen(QPen{tokens.accent, 2});
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF{place}.adjusted(1, 1, -1, -1), metrics::tileRadius,
                                metrics::tileRadius);
    }
}

} // namespace limner
