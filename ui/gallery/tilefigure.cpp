#include "ui/gallery/tilefigure.h"

#include "ui/gallery/tiletext.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Tile)
};

constexpr int padding = 18;
constexpr int ringGap = 10;
constexpr int smallestNamed = 140; // below it, the tool tip has to do

std::vector<TileButton> troubleLinks(const JobTile &tile)
{
    std::vector<TileButton> links;
    const auto add = [&](TileAction action, const QString &text) {
        links.push_back({.action = action, .rect = {}, .text = text, .icon = {}});
    };
    if (tile.kind == JobTile::Kind::Cancelled) {
        add(TileAction::Retry, tile.isFetchable ? Text::tr("Fetch again") : Text::tr("Run again"));
    } else if (tile.kind == JobTile::Kind::Failed) {
        add(TileAction::Retry, tile.isFetchable ? Text::tr("Fetch again") : Text::tr("Retry"));
        add(TileAction::Details, Text::tr("Details"));
    } else if (tile.kind == JobTile::Kind::Uncertain) {
        add(TileAction::Resubmit, Text::tr("Resubmit"));
        add(TileAction::Dismiss, Text::tr("Dismiss"));
    } else if (tile.paused) {
        add(TileAction::ResumeQueue, Text::tr("Resume"));
    }
    return links;
}

void placeLinks(std::vector<TileButton> &links, QRect line, const QFontMetrics &metrics)
{
    const int dot = metrics.horizontalAdvance(u" · "_s);
    int width = -dot;
    for (const TileButton &link : links)
        width += metrics.horizontalAdvance(link.text) + dot;
    int x = line.center().x() - width / 2;
    for (TileButton &link : links) {
        const int advance = metrics.horizontalAdvance(link.text);
        link.rect = QRect{x, line.top(), advance, line.height()};
        x += advance + dot;
    }
}

} // namespace

QFont tileFont(const QFont &base, int pixels)
{
    QFont font = base;
    font.setPixelSize(pixels);
    return font;
}

QStringList wrapped(const QString &text, const QFont &font, int width, int lines)
{
    QStringList result;
    QTextLayout layout{text, font};
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    while (int(result.size()) < lines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        const bool last = int(result.size()) == lines - 1;
        const QString words =
            last ? text.mid(line.textStart()) : text.mid(line.textStart(), line.textLength());
        result.append(last ? QFontMetrics{font}.elidedText(words, Qt::ElideRight, width)
                           : words.trimmed());
    }
    layout.endLayout();
    return result;
}

namespace {

std::optional<TileButton> closeButton(const JobTile &tile, QRect cell)
{
    const bool canDismiss =
        tile.kind == JobTile::Kind::Failed || tile.kind == JobTile::Kind::Cancelled;
    if (!tile.canCancel() && !canDismiss)
        return std::nullopt;
    return TileButton{.action = canDismiss ? TileAction::Dismiss : TileAction::Cancel,
                      .rect = {cell.right() - 29, cell.top() + 6, 24, 24},
                      .text = {},
                      .icon = u"close"_s};
}

} // namespace

JobFigure jobFigure(const JobTile &tile, QRect cell, const QFont &font, const QDateTime &now)
{
    JobFigure figure;
    const QFontMetrics metrics{font};
    figure.lineHeight = metrics.height() + 1;
    const int inner = cell.width() - 2 * std::min(padding, cell.width() / 10);
    const bool trouble = tile.isTroubled();
    const int ring = trouble ? 26 : std::clamp(cell.width() * 56 / 180, 26, 56);
    figure.links = troubleLinks(tile);

    const bool isNamed = cell.height() >= smallestNamed && !jobName(tile).isEmpty();
    const QRect area = cell.adjusted(0, 0, 0, isNamed ? -figure.lineHeight - 4 : 0);
    if (isNamed) {
        figure.nameRect = {cell.left() + 10, area.bottom() - 4, cell.width() - 20,
                           figure.lineHeight};
        figure.name = metrics.elidedText(jobName(tile), Qt::ElideRight, figure.nameRect.width());
    }

    const int linksHeight = figure.links.empty() ? 0 : figure.lineHeight + 2;
    const int room = area.height() - ring - ringGap - linksHeight - 16;
    const bool isLong = trouble || tile.deadline.isValid() || !tile.why.isEmpty();
    const int lines = std::clamp(room / figure.lineHeight, 0, isLong ? 4 : 2);
    figure.lines = wrapped(caption(tile, now), font, inner, lines);

    const int textHeight = int(figure.lines.size()) * figure.lineHeight;
    const int gap = textHeight + linksHeight > 0 ? ringGap : 0;
    int y = area.top() + (area.height() - ring - gap - textHeight - linksHeight) / 2;
    figure.ring = {cell.left() + (cell.width() - ring) / 2, y, ring, ring};
    y += ring + gap;
    figure.text = {cell.left() + (cell.width() - inner) / 2, y, inner, textHeight};
    placeLinks(figure.links, {figure.text.left(), y + textHeight + 2, inner, figure.lineHeight},
               metrics);

    figure.close = closeButton(tile, cell);
    if (tile.canMove())
        figure.next = TileButton{.action = TileAction::RunNext,
                                 .rect = {cell.left() + 6, cell.top() + 6, 24, 24},
                                 .text = {},
                                 .icon = u"next"_s};
    return figure;
}

namespace {

//! With an icon of 12 px and its words, in the top right corner.
TileButton cornerBadge(QRect cell, const QFont &font, const QString &text)
{
    constexpr int height = 20;
    constexpr int icon = 22;
    const int width = QFontMetrics{font}.horizontalAdvance(text) + icon + 10;
    return {.rect = {cell.right() + 1 - 7 - width, cell.top() + 7, width, height}, .text = text};
}

} // namespace

std::optional<TileButton> groupBadge(QRect cell, const QFont &font, int models)
{
    if (models < 2) // nearly all: nothing is measured for them
        return std::nullopt;
    TileButton badge = cornerBadge(cell, font, Text::tr("%1 models").arg(models));
    if (badge.rect.width() > cell.width() - 34)
        return std::nullopt;
    badge.action = TileAction::Group;
    badge.icon = u"compare"_s;
    return badge;
}

QRect frontOf(QRect cell, const StackPart &stack)
{
    constexpr int edges = 7;
    return stack.isStack() && !stack.isOpen ? cell.adjusted(0, edges, 0, 0) : cell;
}

std::optional<TileButton> stackBadge(QRect cell, const QFont &font, const StackPart &stack)
{
    if (!stack.isStack() || !stack.isFirst)
        return std::nullopt;
    const QRect front = frontOf(cell, stack);
    TileButton badge = cornerBadge(front, font, stackBadgeText(stack));
    if (badge.rect.width() > cell.width() - 14)
        badge = cornerBadge(front, font, QString::number(stack.count));
    badge.action = TileAction::Stack;
    badge.icon = u"stack"_s;
    return badge;
}

std::vector<TileButton> artworkButtons(QRect cell, const QFont &font, UploadState upload)
{
    constexpr int height = 22;
    constexpr int spacing = 6;
    constexpr int margin = 8;
    constexpr int iconWidth = 28; // 12 px and its padding
    const QFontMetrics metrics{font};
    std::vector<TileButton> buttons{
        {.action = TileAction::CopyUrl,
         .rect = {},
         .text = Text::tr("Copy URL"),
         .icon = u"copy"_s},
        {.action = TileAction::Reuse, .rect = {}, .text = Text::tr("Reuse"), .icon = u"remix"_s},
        {.action = TileAction::ToggleFavourite, .rect = {}, .text = {}, .icon = u"star"_s},
    };
    if (upload == UploadState::Waiting || upload == UploadState::Rejected)
        buttons.front() = {.action = TileAction::UploadNow,
                           .rect = {},
                           .text = Text::tr("Upload now"),
                           .icon = u"upload"_s};
    else if (upload != UploadState::Stored)
        buttons.erase(buttons.begin()); // its link comes with the upload
    const auto widthOf = [&](const TileButton &button) {
        return iconWidth + (button.text.isEmpty() ? 0 : metrics.horizontalAdvance(button.text) + 5);
    };
    const auto total = [&] {
        int sum = 2 * margin - spacing;
        for (const TileButton &button : buttons)
            sum += widthOf(button) + spacing;
        return sum;
    };
    // The last words go first; the icons say enough.
    for (size_t i = buttons.size(); i-- > 0 && total() > cell.width();)
        buttons[i].text.clear();
    while (buttons.size() > 1 && total() > cell.width())
        buttons.pop_back();
    int x = cell.left() + margin;
    for (TileButton &button : buttons) {
        button.rect = {x, cell.bottom() + 1 - margin - height, widthOf(button), height};
        x += button.rect.width() + spacing;
    }
    return buttons;
}

} // namespace limner
