#include "ui/gallery/searchrows.h"

#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QAbstractListModel>
#include <QCursor>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>
#include <functional>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int rowHeight = 28;
constexpr int headingHeight = 26;
constexpr int mostHeight = 12 * rowHeight;

} // namespace

class SearchRows::Rows final : public QAbstractListModel {
public:
    Rows(const std::vector<SearchRow> &rows, QObject *parent)
        : QAbstractListModel{parent}
        , m_rows{rows}
    {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const SearchRow &row = m_rows[size_t(index.row())];
        if (role == Qt::DisplayRole)
            return row.text;
        if (role == Qt::AccessibleTextRole && row.pictures >= 0)
            return SearchRows::tr("%1, pictures: %2").arg(row.text, formatCount(row.pictures));
        return role == Qt::AccessibleTextRole ? row.text : QVariant{};
    }
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        const bool isChoice =
            index.isValid() && m_rows[size_t(index.row())].kind != SearchRow::Kind::Heading;
        return isChoice ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
    }
    void replace(const std::function<void()> &change)
    {
        beginResetModel();
        change();
        endResetModel();
    }

private:
    const std::vector<SearchRow> &m_rows;
};

//! The part that was typed is firm and in the accent; counts stand at the right.
class SearchRows::Painter final : public QStyledItemDelegate {
public:
    Painter(const std::vector<SearchRow> &rows, QObject *parent)
        : QStyledItemDelegate{parent}
        , m_rows{rows}
    {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &,
                                 const QModelIndex &index) const override
    {
        const bool isHeading = m_rows[size_t(index.row())].kind == SearchRow::Kind::Heading;
        return {100, isHeading ? headingHeight : rowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Tokens &tokens = tokensOf(*option.widget);
        const SearchRow &row = m_rows[size_t(index.row())];
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(mixed(tokens.raised, tokens.text, 0.09));
            painter->drawRoundedRect(option.rect, 5, 5);
        }
        QRect room = option.rect.adjusted(10, 0, -10, 0);
        QFont font = option.font;
        if (row.kind == SearchRow::Kind::Heading) {
            font.setPixelSize(12);
            painter->setFont(font);
            painter->setPen(tokens.quiet);
            painter->drawText(
                room, Qt::AlignVCenter | Qt::TextSingleLine,
                QFontMetrics{font}.elidedText(row.text, Qt::ElideRight, room.width()));
            return;
        }
        drawMark(*painter, room, row, tokens);
        drawCount(*painter, room, row, font, tokens);
        drawWords(*painter, room, row, font, tokens);
    }

private:
    static void drawMark(QPainter &painter, QRect &room, const SearchRow &row, const Tokens &tokens)
    {
        const int middle = room.center().y() + 1;
        if (row.hasDot) {
            painter.setPen(row.colour.isValid() ? QPen{Qt::NoPen} : QPen{tokens.faint, 1});
            painter.setBrush(row.colour.isValid() ? QBrush{row.colour} : QBrush{Qt::NoBrush});
            painter.drawEllipse(QPointF(room.left() + 5, middle), 4.5, 4.5);
        } else if (!row.icon.isEmpty()) {
            themedIcon(row.icon, tokens.quiet)
                .paint(&painter, QRect{room.left() - 2, middle - 7, 14, 14});
        }
        if (row.hasDot || !row.icon.isEmpty())
            room.setLeft(room.left() + 20);
    }

    static void drawCount(QPainter &painter, QRect &room, const SearchRow &row, QFont font,
                          const Tokens &tokens)
    {
        if (row.pictures < 0)
            return;
        font.setPixelSize(12);
        const QString count = formatCount(row.pictures);
        painter.setFont(font);
        painter.setPen(tokens.quiet);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, count);
        room.setRight(room.right() - QFontMetrics{font}.horizontalAdvance(count) - 12);
    }

    static void drawWords(QPainter &painter, QRect room, const SearchRow &row, const QFont &font,
                          const Tokens &tokens)
    {
        QFont firm = font;
        firm.setWeight(static_cast<QFont::Weight>(650));
        const std::array<std::pair<QString, bool>, 3> parts{
            std::pair{row.text.left(row.from), false},
            std::pair{row.text.mid(row.from, row.length), true},
            std::pair{row.text.mid(row.from + row.length), false}};
        const bool isQuiet = row.kind == SearchRow::Kind::Forget;
        for (const auto &[part, isTyped] : parts) {
            if (room.width() <= 0)
                return;
            const QFontMetrics metrics{isTyped ? firm : font};
            painter.setFont(isTyped ? firm : font);
            painter.setPen(isTyped ? tokens.accentFill : isQuiet ? tokens.quiet : tokens.text);
            painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                             metrics.elidedText(part, Qt::ElideRight, room.width()));
            room.setLeft(room.left() + metrics.horizontalAdvance(part));
        }
    }

    const std::vector<SearchRow> &m_rows;
};

SearchRows::SearchRows(QWidget *parent)
    : QListView{parent}
    , m_model{new Rows{m_rows, this}}
{
    setObjectName(u"searchRows"_s);
    setAccessibleName(tr("Suggestions"));
    setModel(m_model);
    setItemDelegate(new Painter{m_rows, this});
    setFrameShape(QFrame::NoFrame);
    setProperty("role", u"choices"_s);
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (isChoice(index.row()))
            emit taken(SearchRow{m_rows[size_t(index.row())]}); // the rows may change by it
    });
}

void SearchRows::setRows(std::vector<SearchRow> rows)
{
    if (rows == m_rows)
        return;
    m_model->replace([&] { m_rows = std::move(rows); });
    scrollToTop();
}

bool SearchRows::isChoice(int row) const
{
    return row >= 0 && row < int(m_rows.size()) &&
           m_rows[size_t(row)].kind != SearchRow::Kind::Heading;
}

void SearchRows::move(int by)
{
    const int count = int(m_rows.size());
    int row = currentIndex().isValid() ? currentIndex().row() + by : by > 0 ? 0 : count - 1;
    while (row >= 0 && row < count && !isChoice(row))
        row += by;
    if (!isChoice(row))
        return setCurrentIndex({});
    setCurrentIndex(m_model->index(row, 0));
    scrollTo(currentIndex());
}

void SearchRows::chooseFirst()
{
    setCurrentIndex({});
    move(1);
}

const SearchRow *SearchRows::chosen() const
{
    const int row = currentIndex().row();
    return isChoice(row) ? &m_rows[size_t(row)] : nullptr;
}

int SearchRows::wantedHeight() const
{
    int height = 0;
    for (const SearchRow &row : m_rows)
        height += row.kind == SearchRow::Kind::Heading ? headingHeight : rowHeight;
    return std::min(height, mostHeight);
}

} // namespace limner
