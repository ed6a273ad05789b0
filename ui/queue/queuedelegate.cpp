#include "ui/queue/queuedelegate.h"

#include "core/base/clock.h"
#include "ui/common/ring.h"
#include "ui/common/theme.h"
#include "ui/queue/queuemodel.h"
#include "ui/queue/troublemark.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int padding = 10;
constexpr int figure = 26;

QString stateWords(const JobTile &tile, const QDateTime &now)
{
    QString words = caption(tile, now);
    if (tile.kind != JobTile::Kind::Generating)
        return words;
    return QueueDelegate::tr("%1, %2").arg(ringText(tile, now), words);
}

void paintFigure(QPainter &painter, const QRect &rect, const JobTile &tile, const Tokens &tokens)
{
    if (tile.isTroubled()) {
        const TroubleMark mark = troubleMark(tile, tokens);
        QFont font = painter.font();
        font.setPixelSize(18);
        painter.setFont(font);
        painter.setPen(mark.colour);
        painter.drawText(rect, Qt::AlignCenter, mark.sign);
    } else {
        paintRing(painter, rect, tile.fraction, tokens, {});
    }
}

} // namespace

QueueDelegate::QueueDelegate(const QueueModel &model, Clock &clock, QObject *parent)
    : QStyledItemDelegate{parent}
    , m_model{model}
    , m_clock{clock}
{}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, rowHeight};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const JobTile &tile = m_model.tile(index.row());
    const QDateTime now = m_clock.now();
    const Tokens &tokens = tokensOf(*option.widget);
    const QRect row = option.rect.adjusted(2, 1, -2, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mixed(tokens.panel, tokens.accent, 0.16));
        painter->drawRoundedRect(row, metrics::radius, metrics::radius);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(tokens.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF{row}.adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius,
                                 metrics::radius);
    }
    const QRect mark{row.left() + padding, row.center().y() - figure / 2, figure, figure};
    paintFigure(*painter, mark, tile, tokens);

    QFont font = option.font;
    font.setPixelSize(13);
    painter->setFont(font);
    const int left = mark.right() + padding + 2;
    const QRect first{left, row.top() + 6, row.right() - padding - left, 18};
    const bool untitled = jobName(tile).isEmpty();
    painter->setPen(untitled ? tokens.quiet : tokens.text);
    const QString prompt = untitled ? tr("(no prompt)") : jobName(tile);
    painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(prompt, Qt::ElideRight, first.width()));
    font.setPixelSize(12);
    painter->setFont(font);
    painter->setPen(tile.kind == JobTile::Kind::Failed ? tokens.error : tokens.dim);
    const QRect second = first.translated(0, 19);
    painter->drawText(
        second, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(stateWords(tile, now), Qt::ElideRight, second.width()));
    painter->restore();
}

} // namespace limner
