#include "ui/compose/form/choicepopup.h"

#include "ui/common/controls.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QAction>
#include <QComboBox>
#include <QCursor>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 28;
constexpr int mostRows = 9;
constexpr int leastWidth = 296;

//! All rows but the first, where that one says "none", in which the words stand.
class FoundRows final : public QSortFilterProxyModel {
public:
    FoundRows(bool skipsFirst, QObject *parent)
        : QSortFilterProxyModel{parent}
        , m_skipsFirst{skipsFirst}
    {}

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return (!m_skipsFirst || row > 0) && QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }

private:
    bool m_skipsFirst;
};

//! What was found is firm and in the accent; the choice in force has a check at its end.
class FoundDelegate final : public QStyledItemDelegate {
public:
    FoundDelegate(const FoundRows &rows, int current, QObject *parent)
        : QStyledItemDelegate{parent}
        , m_rows{rows}
        , m_current{current}
    {}

    void setWords(const QString &words) { m_words = words; }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {leastWidth, rowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Tokens &tokens = tokensOf(*option.widget);
        const QString text = index.data().toString();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(mixed(tokens.raised, tokens.text, 0.09));
            painter->drawRoundedRect(option.rect, 5, 5);
        }
        QRect room = option.rect.adjusted(10, 0, -10, 0);
        if (m_rows.mapToSource(index).row() == m_current) {
            const QRect mark{room.right() - 13, room.center().y() - 6, 14, 14};
            themedIcon(u"check"_s, tokens.text).paint(painter, mark);
            room.setRight(mark.left() - 6);
        }
        drawWords(*painter, room, text, option.font, tokens);
    }

private:
    void drawWords(QPainter &painter, QRect room, const QString &text, const QFont &font,
                   const Tokens &tokens) const
    {
        QFont firm = font;
        firm.setWeight(static_cast<QFont::Weight>(650));
        const qsizetype at = m_words.isEmpty() ? -1 : text.indexOf(m_words, 0, Qt::CaseInsensitive);
        const std::array<std::pair<QString, bool>, 3> parts{
            std::pair{at < 0 ? text : text.left(at), false},
            std::pair{at < 0 ? QString{} : text.mid(at, m_words.size()), true},
            std::pair{at < 0 ? QString{} : text.mid(at + m_words.size()), false}};
        for (const auto &[part, isFound] : parts) {
            const QFontMetrics metrics{isFound ? firm : font};
            painter.setFont(isFound ? firm : font);
            painter.setPen(isFound ? tokens.accentFill : tokens.text);
            painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                             metrics.elidedText(part, Qt::ElideRight, room.width()));
            room.setLeft(room.left() + metrics.horizontalAdvance(part));
            if (room.width() <= 0)
                return;
        }
    }

    const FoundRows &m_rows;
    int m_current;
    QString m_words;
};

} // namespace

ChoicePopup::ChoicePopup(QComboBox &combo, bool hasNone)
    : QFrame{combo.parentWidget(), Qt::Popup} // inside the box its own rules would reach here
    , m_combo{combo}
    , m_line{new QLineEdit{this}}
    , m_list{new QListView{this}}
    , m_all{combo.count() - (hasNone ? 1 : 0)}
{
    setObjectName(u"choices"_s);
    setProperty("surface", u"menu"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(combo.accessibleName());
    auto *const rows = new FoundRows{hasNone, this};
    rows->setSourceModel(combo.model());
    rows->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_found = rows;
    auto *const delegate = new FoundDelegate{*rows, combo.currentIndex(), m_list};
    m_list->setItemDelegate(delegate);
    connect(m_line, &QLineEdit::textChanged, this, [this, delegate](const QString &words) {
        delegate->setWords(words.trimmed());
        find(words.trimmed());
    });
    build(hasNone);
}

void ChoicePopup::build(bool hasNone)
{
    m_line->setObjectName(u"choiceSearch"_s);
    m_line->setAccessibleName(tr("Find a choice"));
    m_line->addAction(themedIcon(u"search"_s, tokensOf(m_combo).dim), QLineEdit::LeadingPosition);
    m_line->installEventFilter(this);
    m_count = makeLabel({}, u"value"_s, m_line);
    m_count->setObjectName(u"choicesFound"_s);
    auto *const inside = new QHBoxLayout{m_line};
    inside->setContentsMargins(0, 0, 10, 0);
    inside->addStretch();
    inside->addWidget(m_count);
    m_list->setObjectName(u"choiceList"_s);
    m_list->setAccessibleName(m_combo.accessibleName());
    m_list->setModel(m_found);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setProperty("role", u"choices"_s);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys go to the line, which moves it
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list, &QListView::clicked, this, &ChoicePopup::take);
    connect(m_list, &QListView::entered, this, [this](const QModelIndex &row) {
        if (QCursor::pos() != m_openedAt) // a mouse that rests there has chosen nothing
            m_list->setCurrentIndex(row);
    });
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(4);
    column->addWidget(m_line);
    column->addWidget(m_list);
    if (!hasNone)
        return;
    m_none = makeButton(m_combo.itemText(0), "choiceNone", u"row"_s, this);
    column->addWidget(makeRule(this));
    column->addWidget(m_none);
    connect(m_none, &QPushButton::clicked, this, [this] { takeRow(0); });
}

void ChoicePopup::open(const QString &words)
{
    const QRect box{m_combo.mapToGlobal(QPoint{}), m_combo.size()};
    m_list->setFixedHeight(std::min(m_all, mostRows) * rowHeight + 2);
    m_openedAt = QCursor::pos();
    find({});
    m_line->setText(words);
    setFixedWidth(std::max(box.width(), leastWidth));
    adjustSize();
    const QRect screen = m_combo.screen()->availableGeometry();
    int top = box.bottom() + 4;
    if (top + height() > screen.bottom() && box.top() - 4 - height() >= screen.top())
        top = box.top() - 4 - height();
    move(std::clamp(box.left(), screen.left(), std::max(screen.left(), screen.right() - width())),
         top);
    show();
    m_line->setFocus(Qt::PopupFocusReason);
}

void ChoicePopup::find(const QString &words)
{
    m_found->setFilterFixedString(words);
    const int found = m_found->rowCount();
    m_count->setText(words.isEmpty() ? tr("%1 choices").arg(m_all)
                     : found == 0    ? tr("none of %1").arg(m_all)
                                     : tr("%1 of %2").arg(found).arg(m_all));
    m_line->setTextMargins(0, 0, m_count->sizeHint().width() + 8, 0);
    const QModelIndex current =
        m_found->mapFromSource(m_combo.model()->index(m_combo.currentIndex(), 0));
    m_list->setCurrentIndex(current.isValid() ? current : m_found->index(0, 0));
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int row = m_list->currentIndex().row();
    const int last = m_found->rowCount() - 1;
    const auto go = [&](int to) {
        m_list->setCurrentIndex(m_found->index(std::clamp(to, 0, std::max(0, last)), 0));
        return true;
    };
    switch (key) {
    case Qt::Key_Down:
        return go(row + 1);
    case Qt::Key_Up:
        return go(row - 1);
    case Qt::Key_PageDown:
        return go(row + mostRows);
    case Qt::Key_PageUp:
        return go(row - mostRows);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void ChoicePopup::take(const QModelIndex &index)
{
    if (index.isValid())
        takeRow(m_found->mapToSource(index).row());
}

void ChoicePopup::takeRow(int row)
{
    close();
    m_combo.setFocus(Qt::PopupFocusReason);
    emit chosen(row);
}

} // namespace limner
