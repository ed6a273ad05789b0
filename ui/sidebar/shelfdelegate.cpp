#include "ui/sidebar/shelfdelegate.h"

#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"
#include "ui/sidebar/shelfcovers.h"
#include "ui/sidebar/shelfmodel.h"

#include <QLineEdit>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Kind = ShelfRow::Kind;

constexpr int lineHeight = 30;
constexpr int headingHeight = 38;
constexpr int inset = 8;      // of what is painted, from the edges of the list
constexpr int indent = 22;    // an album inside another
constexpr int figureLeft = 9; // of the icon, inside the line
constexpr int coverEdge = 22;

QRect lineOf(const QRect &rect)
{
    return rect.adjusted(inset, 0, -inset, 0);
}

//! Where the name of a line begins.
int textLeft(const ShelfRow &row)
{
    switch (row.kind) {
    case Kind::Album:
        return 50 + row.depth * indent;
    case Kind::Heading:
        return figureLeft;
    case Kind::Tag:
        return 38;
    default:
        return 30;
    }
}

QString iconOf(Kind kind)
{
    switch (kind) {
    case Kind::All:
        return u"grid"_s;
    case Kind::Favourites:
        return u"star"_s;
    case Kind::Rejected:
        return u"reject"_s;
    case Kind::Trash:
        return u"trash"_s;
    case Kind::Search:
        return u"bookmark"_s;
    default:
        return {};
    }
}

QFont sized(const QFont &font, int pixels)
{
    QFont out = font;
    out.setPixelSize(pixels);
    return out;
}

void paintIcon(QPainter &painter, const QString &name, const QRect &rect, const QColor &colour)
{
    themedIcon(name, colour).paint(&painter, rect);
}

} // namespace

ShelfDelegate::ShelfDelegate(const ShelfModel &model, const ShelfCovers &covers, QObject *parent)
    : QStyledItemDelegate{parent}
    , m_model{model}
    , m_covers{covers}
{}

QSize ShelfDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool isHeading = m_model.row(index.row()).kind == Kind::Heading;
    return {120, isHeading ? headingHeight : lineHeight};
}

QRect ShelfDelegate::handle(const ShelfRow &row, const QRect &line)
{
    if (row.kind == Kind::Heading && row.id == ShelfRow::Albums)
        return {line.right() - inset - 26, line.bottom() - 27, 26, 26};
    if (row.kind == Kind::Album && row.hasInner)
        return {line.left() + inset - 3 + row.depth * indent, line.top(), 22, line.height()};
    return {};
}

void ShelfDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option,
                                const QRect &line, int row) const
{
    const Tokens &tokens = tokensOf(*option.widget);
    const bool isTarget = m_landing && m_landing->row == row;
    const bool isInto = isTarget && m_landing->side == Landing::Side::Into;
    painter.setPen(Qt::NoPen);
    if (isInto)
        painter.setBrush(mixed(tokens.bg, tokens.accent, 0.2));
    else if (option.state.testFlag(QStyle::State_Selected))
        painter.setBrush(mixed(tokens.bg, tokens.text, 0.09));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.setBrush(mixed(tokens.bg, tokens.text, 0.04));
    else
        painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(line, metrics::radius, metrics::radius);
    if (option.state.testFlag(QStyle::State_HasFocus) || isInto) {
        painter.setPen(tokens.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF{line}.adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius,
                                metrics::radius);
    }
    if (isTarget && !isInto) {
        const bool isBefore = m_landing->side == Landing::Side::Before;
        painter.fillRect(line.left() + figureLeft, isBefore ? line.top() : line.bottom() - 1,
                         line.width() - 2 * figureLeft, 2, tokens.accent);
    }
}

void ShelfDelegate::paintFigure(QPainter &painter, const QStyleOptionViewItem &option,
                                const QRect &line, const ShelfRow &row) const
{
    const Tokens &tokens = tokensOf(*option.widget);
    const int middle = line.center().y() + 1;
    if (row.kind == Kind::Tag) {
        painter.setPen(row.colour.isEmpty() ? QPen{tokens.faint, 1.2} : QPen{Qt::NoPen});
        painter.setBrush(row.colour.isEmpty() ? QBrush{Qt::NoBrush} : QBrush{QColor{row.colour}});
        return painter.drawEllipse(QPointF{line.left() + figureLeft + 6.0, middle - 0.5}, 4.5, 4.5);
    }
    if (row.kind != Kind::Album)
        return paintIcon(painter, iconOf(row.kind), {line.left() + figureLeft, middle - 7, 14, 14},
                         tokens.dim);
    const int left = line.left() + row.depth * indent;
    if (row.hasInner)
        paintIcon(painter, row.isOpen ? u"chevron-down"_s : u"chevron-right"_s,
                  {left + 2, middle - 6, 12, 12}, tokens.quiet);
    const QRect cover{left + 20, middle - coverEdge / 2, coverEdge, coverEdge};
    if (const QPixmap *const pixmap = row.cover == 0 ? nullptr : m_covers.pixmap(row.cover))
        return painter.drawPixmap(cover, *pixmap);
    painter.setPen(tokens.line);
    painter.setBrush(tokens.raised);
    painter.drawRoundedRect(QRectF{cover}.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    paintIcon(painter, u"album"_s, cover.adjusted(5, 5, -5, -5), tokens.faint);
}

void ShelfDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option,
                                 const ShelfRow &row) const
{
    const Tokens &tokens = tokensOf(*option.widget);
    const QRect line = lineOf(option.rect).adjusted(0, headingHeight - lineHeight + 2, 0, -2);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(tokens.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF{line}.adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius,
                                metrics::radius);
    }
    QFont font = sized(option.font, 12);
    font.setWeight(static_cast<QFont::Weight>(550));
    painter.setFont(font);
    painter.setPen(tokens.dim);
    painter.drawText(line.adjusted(figureLeft, 0, -30, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     row.text);
    if (row.id == ShelfRow::Albums) {
        const QRect plus = handle(row, option.rect);
        paintIcon(painter, u"plus"_s, QRect{plus.center() - QPoint{6, 6}, QSize{13, 13}},
                  tokens.dim);
    }
}

void ShelfDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const ShelfRow &row = m_model.row(index.row());
    const Tokens &tokens = tokensOf(*option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    if (row.kind == Kind::Heading) {
        paintHeading(*painter, option, row);
        return painter->restore();
    }
    const QRect line = lineOf(option.rect);
    paintGround(*painter, option, line, index.row());
    if (row.kind != Kind::MoreTags)
        paintFigure(*painter, option, line, row);

    const QString count = row.count < 0 ? QString{} : formatCount(row.count);
    painter->setFont(sized(option.font, 12));
    painter->setPen(tokens.quiet);
    painter->drawText(line.adjusted(0, 0, -9, 0), Qt::AlignRight | Qt::AlignVCenter, count);
    const int taken = painter->fontMetrics().horizontalAdvance(count) + 18;
    painter->setFont(sized(option.font, 13));
    const bool isQuiet = row.kind == Kind::MoreTags;
    const bool isShown = option.state.testFlag(QStyle::State_Selected);
    painter->setPen(isQuiet || !isShown ? tokens.dim : tokens.text);
    const QRect room = line.adjusted(isQuiet ? 38 : textLeft(row), 0, -taken, 0);
    painter->drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(row.text, Qt::ElideRight, std::max(0, room.width())));
    painter->restore();
}

QWidget *ShelfDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                     const QModelIndex &index) const
{
    auto *const field = new QLineEdit{parent};
    field->setObjectName(u"shelfName"_s);
    field->setAccessibleName(tr("Name of %1").arg(m_model.row(index.row()).text));
    field->setMaxLength(240);
    field->setProperty("role", u"inplace"_s);
    return field;
}

void ShelfDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                         const QModelIndex &index) const
{
    const QRect line = lineOf(option.rect);
    editor->setGeometry(line.adjusted(textLeft(m_model.row(index.row())) - 6, 1, -1, -1));
}

} // namespace limner
