#include "ui/viewer/canvasfigures.h"

#include "ui/common/theme.h"
#include "ui/gallery/tilefigure.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace limner {

namespace {

constexpr QColor veil{0, 0, 0, 0xaa};
constexpr int handle = 15; // radius
constexpr int tagHeight = 28;
constexpr int tagMargin = 12;

void paintArrow(QPainter &painter, QPointF tip, double way)
{
    painter.drawPolyline(
        QPolygonF{{tip.x() - way * 4, tip.y() - 4}, tip, {tip.x() - way * 4, tip.y() + 4}});
}

} // namespace

QColor viewerGround(const QWidget &widget)
{
    const Tokens &tokens = tokensOf(widget);
    return tokens.dark ? mixed(tokens.bg, Qt::black, 0.36) : mixed(tokens.bg, tokens.line, 0.45);
}

void paintDividerAt(QPainter &painter, const QRectF &part, int x)
{
    painter.fillRect(QRectF{x - 1.0, part.top(), 2, part.height()}, Qt::white);
    const QPointF middle{double(x), part.center().y()};
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawEllipse(middle, handle, handle);
    painter.setPen(QPen{QColor{0x11, 0x11, 0x11}, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter.drawLine(middle - QPointF{7, 0}, middle + QPointF{7, 0});
    paintArrow(painter, middle - QPointF{7, 0}, -1);
    paintArrow(painter, middle + QPointF{7, 0}, 1);
}

void paintTag(QPainter &painter, const QRectF &part, const QString &words, Qt::Alignment side,
              double share)
{
    const QFont font = tileFont(painter.font(), 12);
    const QFontMetrics metrics{font};
    const int most = int(part.width() * share) - 2 * tagMargin - 20;
    if (most < 24 || part.height() < 2 * tagHeight)
        return;
    const QString shown = metrics.elidedText(words, Qt::ElideRight, most);
    const double width = metrics.horizontalAdvance(shown) + 20;
    const double left =
        side & Qt::AlignRight ? part.right() - tagMargin - width : part.left() + tagMargin;
    const QRectF box{left, part.top() + tagMargin, width, double(tagHeight)};
    painter.setPen(Qt::NoPen);
    painter.setBrush(veil);
    painter.drawRoundedRect(box, 6, 6);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, shown);
}

void paintSentence(QPainter &painter, const QRect &room, const QString &words, bool isEmpty,
                   const QWidget &widget)
{
    painter.setFont(widget.font());
    constexpr int flags = Qt::AlignCenter | Qt::TextWordWrap;
    const QRect widest = room.adjusted(24, 16, -24, -16);
    if (isEmpty) {
        painter.setPen(tokensOf(widget).dim);
        return painter.drawText(widest, flags, words);
    }
    QRect text = painter.fontMetrics().boundingRect(widest, flags, words);
    text.moveBottom(room.bottom() - 20);
    painter.setPen(Qt::NoPen);
    painter.setBrush(veil);
    painter.drawRoundedRect(QRectF{text}.adjusted(-12, -7, 12, 7), 7, 7);
    painter.setPen(Qt::white);
    painter.drawText(text, flags, words);
}

} // namespace limner
