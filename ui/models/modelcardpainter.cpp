#include "ui/models/modelcardpainter.h"

#include "ui/common/themedicon.h"

#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

// On top of pictures the colours are the same in both themes.
constexpr QColor starColour{0xff, 0xd4, 0x79};
constexpr QColor shade{0, 0, 0, 0xaa};
constexpr int line = 17;
constexpr int badgeHeight = 20;

QString elided(const QFont &font, const QString &text, int width)
{
    return QFontMetrics{font}.elidedText(text, Qt::ElideRight, width);
}

//! At most two lines, the second one elided.
void paintTwoLines(QPainter &painter, QRect area, const QString &text)
{
    QTextLayout layout{text, painter.font()};
    layout.beginLayout();
    QTextLine first = layout.createLine();
    if (!first.isValid())
        return;
    first.setLineWidth(area.width());
    const int length = first.textLength();
    layout.endLayout();
    const QFontMetrics metrics{painter.font()};
    const QRect upper{area.left(), area.top(), area.width(), line};
    painter.drawText(upper, Qt::AlignVCenter, text.left(length).trimmed());
    painter.drawText(upper.translated(0, line), Qt::AlignVCenter,
                     metrics.elidedText(text.mid(length), Qt::ElideRight, area.width()));
}

} // namespace

void ModelCardPainter::setTheme(const Tokens &tokens, const QFont &font)
{
    m_tokens = &tokens;
    m_font = font;
}

QFont ModelCardPainter::sized(int pixels, int weight) const
{
    QFont font = m_font;
    font.setPixelSize(pixels);
    font.setWeight(static_cast<QFont::Weight>(weight));
    return font;
}

int ModelCardPainter::wordsHeight() const
{
    return 7 + 3 * line + (m_words == Words::Long ? 2 * line : 0);
}

QRect ModelCardPainter::starOf(QRect cover)
{
    return {cover.left() + 4, cover.top() + 3, 22, 22};
}

void ModelCardPainter::paintHeading(QPainter &painter, QRect rect, const QString &title,
                                    const QString &note, bool isLink) const
{
    const QRect words = rect.adjusted(0, 12, 0, -8);
    QFont noteFont = sized(12);
    noteFont.setUnderline(isLink);
    const QFontMetrics noteMetrics{noteFont};
    const QFont titleFont = sized(12, 550);
    const int titleWidth =
        std::min(QFontMetrics{titleFont}.horizontalAdvance(title) + 2, words.width());
    painter.setFont(titleFont);
    painter.setPen(m_tokens->dim);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                     elided(titleFont, title, words.width()));
    painter.setFont(noteFont);
    painter.setPen(m_tokens->quiet);
    const int room = words.width() - titleWidth - 16;
    if (room > 24)
        painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip,
                         noteMetrics.elidedText(note, Qt::ElideRight, room));
}

void ModelCardPainter::paint(QPainter &painter, QRect card, QRect cover, const ModelTile &tile,
                             const Look &look) const
{
    paintCover(painter, cover, tile, look);
    paintBadges(painter, cover, tile);
    if (look.isCurrent) {
        QColor frame = m_tokens->accent;
        if (!look.hasFocus)
            frame.setAlphaF(0.7f);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen{frame, 2});
        painter.drawRoundedRect(QRectF{cover}.adjusted(-3, -3, 3, 3), 11, 11);
    }
    paintWords(painter, {card.left(), cover.bottom() + 8, card.width(), 0}, tile);
}

void ModelCardPainter::paintCover(QPainter &painter, QRect cover, const ModelTile &tile,
                                  const Look &look) const
{
    if (look.cover) {
        painter.drawPixmap(cover, *look.cover); // one of another size is stretched meanwhile
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_tokens->raised);
        painter.drawRoundedRect(cover, metrics::tileRadius, metrics::tileRadius);
        QRect icon{0, 0, 22, 22};
        icon.moveCenter(cover.center());
        if (tile.cover.isEmpty())
            themedIcon(u"image"_s, m_tokens->faint).paint(&painter, icon);
    }
    if (!tile.isFavourite && !look.isHovered)
        return;
    const QRect star = starOf(cover);
    if (!tile.isFavourite || look.isHovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(shade);
        painter.drawEllipse(star);
    }
    themedIcon(tile.isFavourite ? u"star-filled"_s : u"star"_s, starColour)
        .paint(&painter, star.adjusted(4, 4, -4, -4));
}

void ModelCardPainter::paintBadges(QPainter &painter, QRect cover, const ModelTile &tile) const
{
    const QFont font = sized(11);
    painter.setFont(font);
    int right = cover.right() - 6;
    for (const QString &badge : tile.badges) {
        const int width = QFontMetrics{font}.horizontalAdvance(badge) + 16;
        if (right - width < cover.left() + 30)
            break;
        const QRect pill{right - width, cover.top() + 7, width, badgeHeight};
        painter.setPen(Qt::NoPen);
        painter.setBrush(shade);
        painter.drawRoundedRect(pill, badgeHeight / 2.0, badgeHeight / 2.0);
        painter.setPen(Qt::white);
        painter.drawText(pill, Qt::AlignCenter, badge);
        right -= width + 5;
    }
}

void ModelCardPainter::paintWords(QPainter &painter, QRect area, const ModelTile &tile) const
{
    area.setHeight(line);
    const QFont firm = sized(13, QFont::DemiBold);
    painter.setFont(firm);
    painter.setPen(m_tokens->text);
    painter.drawText(area, Qt::AlignVCenter, elided(firm, tile.name, area.width()));
    const QFont small = sized(12);
    painter.setFont(small);
    painter.setPen(m_tokens->quiet);
    area.translate(0, line);
    painter.drawText(area, Qt::AlignVCenter, elided(small, tile.owner, area.width()));
    painter.setPen(m_tokens->dim);
    area.translate(0, line);
    painter.drawText(area, Qt::AlignVCenter, elided(small, tile.facts, area.width()));
    if (m_words == Words::Short)
        return;
    area.translate(0, line);
    paintTwoLines(painter, area, tile.description);
}

} // namespace limner
