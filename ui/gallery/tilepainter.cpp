#include "ui/gallery/tilepainter.h"

#include "ui/common/ring.h"
#include "ui/common/themedicon.h"
#include "ui/gallery/headingtext.h"
#include "ui/gallery/tiletext.h"
#include "ui/queue/troublemark.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

// On top of pictures the colours are the same in both themes.
constexpr QColor starColour{0xff, 0xd4, 0x79};
constexpr QColor shade{0, 0, 0, 0x99};
constexpr QColor glass{255, 255, 255, 0x33};
constexpr QColor hotGlass{255, 255, 255, 0x66};
constexpr int stripRows = 32;

// Where a clip is no rectangle, Qt draws more than 95 lines with threads of a pool, and the window
// waits until they get a processor.
void drawInStrips(QPainter &painter, QRect cell, const QPixmap &pixmap)
{
    const qreal ratio = pixmap.devicePixelRatio();
    if (pixmap.size() != cell.size() * ratio) // stretched: strips would show
        return painter.drawPixmap(cell, pixmap);
    for (int y = 0; y < cell.height(); y += stripRows) {
        const int rows = std::min(stripRows, cell.height() - y);
        painter.drawPixmap(QRectF(cell.left(), cell.top() + y, cell.width(), rows), pixmap,
                           QRectF(0, y * ratio, cell.width() * ratio, rows * ratio));
    }
}

} // namespace

void TilePainter::setTheme(const Tokens &tokens, const QFont &font)
{
    m_tokens = &tokens;
    m_font = font;
    m_icons.clear();
}

void TilePainter::paintHeading(QPainter &painter, QRect rect, const GridSection &section,
                               QDate today)
{
    QFont font = tileFont(m_font, 12);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(m_tokens->dim);
    const QRect words = rect.adjusted(2, 10, -2, -8);
    const QFontMetrics measure{font};
    QString title = headingText(section, today);
    if (measure.horizontalAdvance(title) > words.width())
        title = shortHeadingText(section, today);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                     measure.elidedText(title, Qt::ElideRight, words.width()));
}

void TilePainter::paintFrame(QPainter &painter, QRect cell, const TileState &state)
{
    if (!state.selected && !state.current)
        return;
    QColor colour = m_tokens->accent;
    if (!state.selected)
        colour.setAlphaF(0.5f); // where the keyboard is, without being chosen
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{colour, 2});
    painter.drawRoundedRect(QRectF{cell}.adjusted(-3, -3, 3, 3), 11, 11);
}

void TilePainter::paintArtwork(QPainter &painter, QRect cell, const ArtworkFacts *facts,
                               const QPixmap *pixmap, bool failed, const TileState &state)
{
    static const Artwork nothing{};
    const QRect front = frontOf(cell, state.stack);
    if (front != cell)
        paintEdges(painter, cell);
    if (pixmap) {
        paintPicture(painter, cell, front, *pixmap);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_tokens->raised);
        painter.drawRoundedRect(front, metrics::tileRadius, metrics::tileRadius);
        if (failed)
            paintKind(painter, cell, facts ? facts->artwork : nothing);
    }
    if (facts && facts->artwork.favourite && cell.width() >= 48)
        paintIcon(painter, {cell.left() + 8, front.top() + 7, 14, 14}, u"star-filled"_s,
                  starColour);
    if (facts && !state.hovered)
        paintRating(painter, cell, facts->artwork.rating);
    if (facts && !state.hovered)
        paintMarks(painter, cell, markIcons(facts->artwork));
    paintBadges(painter, cell, facts, state);
    if (facts && state.hovered)
        paintButtons(painter, cell, *facts, state);
    paintFrame(painter, cell, state);
}

//! Of the pictures behind that of a closed stack: they look out above it.
void TilePainter::paintEdges(QPainter &painter, QRect cell)
{
    const int step = std::min(12, cell.width() / 12);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(m_tokens->bg, m_tokens->dim, 0.3));
    painter.drawRoundedRect(cell.adjusted(2 * step, 0, -2 * step, -cell.height() / 2), 4, 4);
    painter.setBrush(mixed(m_tokens->bg, m_tokens->dim, 0.55));
    painter.drawRoundedRect(cell.adjusted(step, 4, -step, -cell.height() / 2), 5, 5);
}

void TilePainter::paintPicture(QPainter &painter, QRect cell, QRect front, const QPixmap &pixmap)
{
    // A pixmap of another zoom is stretched until the right one arrives.
    if (front == cell)
        return drawInStrips(painter, cell, pixmap);
    QPainterPath seen;
    seen.addRoundedRect(front, metrics::tileRadius, metrics::tileRadius);
    painter.save();
    painter.setClipPath(seen, Qt::IntersectClip);
    drawInStrips(painter, cell, pixmap);
    painter.restore();
}

void TilePainter::paintStackGround(QPainter &painter, const std::vector<QRect> &lines)
{
    constexpr int around = GridLayout::gap / 2;
    QPainterPath ground;
    for (const QRect &line : lines) {
        QPainterPath one;
        one.addRoundedRect(line.adjusted(-around, -around, around, around), metrics::tileRadius + 2,
                           metrics::tileRadius + 2);
        ground |= one;
    }
    painter.fillPath(ground, mixed(m_tokens->bg, m_tokens->text, 0.1));
}

//! No picture, or none that can be shown here.
void TilePainter::paintKind(QPainter &painter, QRect cell, const Artwork &artwork)
{
    paintIcon(painter, QRect{0, 0, 20, 20}.translated(cell.center() - QPoint{10, 18}),
              kindIcon(artwork), m_tokens->quiet);
    painter.setFont(tileFont(m_font, 12));
    painter.setPen(m_tokens->quiet);
    const QRect words = cell.adjusted(4, cell.height() / 2 + 6, -4, 0);
    painter.drawText(
        words, Qt::AlignHCenter | Qt::AlignTop,
        painter.fontMetrics().elidedText(kindText(artwork), Qt::ElideRight, words.width()));
}

void TilePainter::paintBadge(QPainter &painter, QRect cell, const QString &text, bool bad)
{
    const int room = cell.width() - 14 - 16;
    if (text.isEmpty() || room < 40)
        return;
    const QFont font = tileFont(m_font, 11);
    const QFontMetrics measure{font};
    const QString shown = measure.elidedText(text, Qt::ElideRight, room);
    const int width = measure.horizontalAdvance(shown) + 16;
    const QRect pill{cell.right() + 1 - 7 - width, cell.top() + 7, width, 17};
    painter.setPen(Qt::NoPen);
    painter.setBrush(bad ? mixed(m_tokens->error, Qt::black, 0.35) : shade);
    painter.drawRoundedRect(pill, 8.5, 8.5);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(pill, Qt::AlignCenter, shown);
}

//! In the top right corner; where its upload stands moves aside for the stack.
void TilePainter::paintBadges(QPainter &painter, QRect cell, const ArtworkFacts *facts,
                              const TileState &state)
{
    const QFont font = tileFont(m_font, 11);
    const std::optional<TileButton> stack = stackBadge(cell, font, state.stack);
    if (stack)
        paintCornerBadge(painter, *stack, state);
    const QString text = facts ? badgeText(*facts) : QString{};
    if (!text.isEmpty()) {
        const QRect front = frontOf(cell, state.stack);
        const QRect room = stack ? front.adjusted(0, 1, -stack->rect.width() - 4, 0) : front;
        return paintBadge(painter, room, text, facts->upload.state == UploadState::Rejected);
    }
    if (const auto group = groupBadge(cell, font, facts ? facts->models : 0); group && !stack)
        paintCornerBadge(painter, *group, state);
}

void TilePainter::paintCornerBadge(QPainter &painter, const TileButton &badge,
                                   const TileState &state)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(state.hot == badge.action ? QColor{0, 0, 0, 0xcc} : shade);
    painter.drawRoundedRect(badge.rect, 10, 10);
    paintIcon(painter, {badge.rect.left() + 8, badge.rect.top() + 4, 12, 12}, badge.icon,
              Qt::white);
    painter.setFont(tileFont(m_font, 11));
    painter.setPen(Qt::white);
    painter.drawText(badge.rect.adjusted(25, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     badge.text);
}

void TilePainter::paintMarks(QPainter &painter, QRect cell, const QStringList &icons)
{
    constexpr int side = 11;
    if (icons.isEmpty() || cell.width() < 48)
        return;
    const int width = static_cast<int>(icons.size()) * (side + 3) + 9;
    const QRect pill{cell.right() + 1 - 7 - width, cell.bottom() + 1 - 7 - 17, width, 17};
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    painter.drawRoundedRect(pill, 8.5, 8.5);
    for (int i = 0; i < static_cast<int>(icons.size()); ++i)
        paintIcon(painter, {pill.left() + 6 + i * (side + 3), pill.top() + 3, side, side},
                  icons.at(i), Qt::white);
}

void TilePainter::paintRating(QPainter &painter, QRect cell, int rating)
{
    constexpr int star = 10;
    if (rating <= 0 || cell.width() < 80)
        return;
    const QRect pill{cell.left() + 7, cell.bottom() + 1 - 7 - 17, rating * (star + 1) + 13, 17};
    const qreal ratio = painter.device()->devicePixelRatioF();
    const Kept key{u"rating"_s, starColour.rgba(), rating, ratio};
    QPixmap *pixmap = m_icons.object(key);
    if (!pixmap) {
        pixmap = new QPixmap{pill.size() * ratio}; // the cache owns it
        pixmap->setDevicePixelRatio(ratio);
        pixmap->fill(Qt::transparent);
        QPainter stars{pixmap};
        stars.setRenderHint(QPainter::Antialiasing);
        stars.setPen(Qt::NoPen);
        stars.setBrush(shade);
        stars.drawRoundedRect(QRect{QPoint{}, pill.size()}, 8.5, 8.5);
        for (int i = 0; i < rating; ++i)
            paintIcon(stars, {7 + i * (star + 1), 3, star, star}, u"star-filled"_s, starColour);
        m_icons.insert(key, pixmap);
    }
    painter.drawPixmap(pill.topLeft(), *pixmap);
}

void TilePainter::paintButtons(QPainter &painter, QRect cell, const ArtworkFacts &facts,
                               const TileState &state)
{
    const QFont font = tileFont(m_font, 11);
    const int height = std::min(56, cell.height());
    const QRect band{cell.left(), cell.bottom() + 1 - height, cell.width(), height};
    QLinearGradient gradient{band.topLeft(), band.bottomLeft() + QPoint{0, 1}};
    gradient.setColorAt(0, Qt::transparent);
    gradient.setColorAt(1, QColor{0, 0, 0, 0xcc});
    QPainterPath clip;
    clip.addRoundedRect(cell, metrics::tileRadius, metrics::tileRadius);
    painter.save();
    painter.setClipRect(band);
    painter.fillPath(clip, gradient);
    painter.restore();
    painter.setFont(font);
    for (const TileButton &button : artworkButtons(cell, font, facts.upload.state)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(state.hot == button.action ? hotGlass : glass);
        painter.drawRoundedRect(button.rect, 6, 6);
        const bool star = button.action == TileAction::ToggleFavourite;
        const QRect icon{button.rect.left() + 8, button.rect.top() + 5, 12, 12};
        paintIcon(painter, icon, star && facts.artwork.favourite ? u"star-filled"_s : button.icon,
                  star ? starColour : QColor{Qt::white});
        painter.setPen(Qt::white);
        painter.drawText(button.rect.adjusted(25, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         button.text);
    }
}

void TilePainter::paintJob(QPainter &painter, QRect cell, const JobTile &tile, const QDateTime &now,
                           const TileState &state)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tokens->raised);
    painter.drawRoundedRect(cell, metrics::tileRadius, metrics::tileRadius);
    const QFont font = tileFont(m_font, 12);
    const JobFigure figure = jobFigure(tile, cell, font, now);
    const TroubleMark mark = troubleMark(tile, *m_tokens);
    if (tile.isTroubled()) {
        painter.setFont(tileFont(m_font, 22));
        painter.setPen(mark.colour);
        painter.drawText(figure.ring, Qt::AlignCenter | Qt::TextDontClip, mark.sign);
    } else {
        painter.setFont(font);
        paintRing(painter, figure.ring, tile.fraction, *m_tokens, ringText(tile, now));
    }
    painter.setFont(font);
    painter.setPen(tile.isTroubled() ? mark.colour : m_tokens->dim);
    for (int i = 0; i < int(figure.lines.size()); ++i) {
        const QRect line{figure.text.left(), figure.text.top() + i * figure.lineHeight,
                         figure.text.width(), figure.lineHeight};
        painter.drawText(line, Qt::AlignCenter | Qt::TextDontClip, figure.lines.at(i));
    }
    paintLinks(painter, figure.links, font, state);
    painter.setFont(font);
    painter.setPen(m_tokens->quiet);
    painter.drawText(figure.nameRect, Qt::AlignCenter | Qt::TextDontClip, figure.name);
    if (state.hovered || state.current) {
        for (const std::optional<TileButton> &corner : {figure.close, figure.next})
            if (corner)
                paintCorner(painter, *corner, state);
    }
    paintFrame(painter, cell, state);
}

void TilePainter::paintLinks(QPainter &painter, const std::vector<TileButton> &links,
                             const QFont &font, const TileState &state)
{
    QFont underlined = font;
    underlined.setUnderline(true);
    const int dot = QFontMetrics{font}.horizontalAdvance(u" · "_s);
    for (const TileButton &link : links) {
        painter.setFont(underlined);
        painter.setPen(state.hot == link.action ? m_tokens->text : m_tokens->dim);
        painter.drawText(link.rect, Qt::AlignCenter | Qt::TextDontClip, link.text);
        if (&link == &links.front())
            continue;
        painter.setFont(font);
        painter.setPen(m_tokens->dim);
        painter.drawText(QRect{link.rect.left() - dot, link.rect.top(), dot, link.rect.height()},
                         Qt::AlignCenter | Qt::TextDontClip, u"·"_s);
    }
}

void TilePainter::paintCorner(QPainter &painter, const TileButton &button, const TileState &state)
{
    const bool hot = state.hot == button.action;
    if (hot) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_tokens->line);
        painter.drawRoundedRect(button.rect, 6, 6);
    }
    paintIcon(painter, button.rect.adjusted(5, 5, -5, -5), button.icon,
              hot ? m_tokens->text : m_tokens->dim);
}

void TilePainter::paintIcon(QPainter &painter, QRect rect, const QString &name,
                            const QColor &colour)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const Kept key{name, colour.rgba(), rect.width(), ratio};
    QPixmap *pixmap = m_icons.object(key);
    if (!pixmap) {
        pixmap =
            new QPixmap{themedIcon(name, colour).pixmap(rect.size(), ratio)}; // the cache owns it
        m_icons.insert(key, pixmap);
    }
    painter.drawPixmap(rect, *pixmap);
}

} // namespace limner
