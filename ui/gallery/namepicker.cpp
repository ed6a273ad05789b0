#include "ui/gallery/namepicker.h"

#include "core/library/foldedname.h"
#include "ui/common/colourdot.h"
#include "ui/common/controls.h"
#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int pickerWidth = 280;
constexpr int lineHeight = 30;
constexpr int mostLines = 9;
constexpr size_t mostChoices = 200; // more are found by typing
constexpr int IdRole = Qt::UserRole + 1;
constexpr int NameRole = Qt::UserRole + 2;

QString spoken(const NamedChoice &choice)
{
    const QString name = choice.path.isEmpty() ? choice.name : choice.path;
    return choice.count < 0 ? name : name + u"   "_s + formatCount(choice.count);
}

} // namespace

NamePicker::NamePicker(const QString &title, std::vector<NamedChoice> choices, Fresh fresh,
                       QWidget *parent)
    : QFrame{parent, Qt::Popup}
    , m_choices{std::move(choices)}
    , m_fresh{fresh}
    , m_field{new QLineEdit{this}}
    , m_list{new QListWidget{this}}
{
    setObjectName(u"namePicker"_s);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", u"menu"_s);
    setFixedWidth(pickerWidth);
    m_field->setObjectName(u"nameField"_s);
    m_field->setAccessibleName(title);
    m_field->setPlaceholderText(title);
    m_field->setMaxLength(240);
    m_field->installEventFilter(this);
    m_list->setObjectName(u"nameList"_s);
    m_list->setAccessibleName(title);
    m_list->setProperty("role", u"popup"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addWidget(m_field);
    column->addWidget(m_list);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &NamePicker::showChoices);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { choose(m_list->row(item)); });
    showChoices();
}

// Those that begin as typed first; a name that is not there stands last.
void NamePicker::showChoices()
{
    m_list->clear();
    const QString typed = foldedName(m_field->text());
    std::vector<const NamedChoice *> shown;
    for (const NamedChoice &one : m_choices) {
        if (typed.isEmpty() || foldedName(one.name).contains(typed))
            shown.push_back(&one);
    }
    std::stable_partition(shown.begin(), shown.end(), [&typed](const NamedChoice *one) {
        return foldedName(one->name).startsWith(typed);
    });
    bool isThere = typed.isEmpty();
    for (const NamedChoice *one : shown) {
        isThere = isThere || foldedName(one->name) == typed;
        if (size_t(m_list->count()) >= mostChoices)
            continue;
        auto *const item = new QListWidgetItem{spoken(*one), m_list};
        item->setData(IdRole, one->id);
        item->setData(NameRole, one->name);
        if (!one->colour.isEmpty())
            item->setIcon(colourDot(QColor{one->colour}));
    }
    if (!isThere && m_fresh == Fresh::Allowed) {
        const QString name = m_field->text().simplified();
        auto *const item = new QListWidgetItem{tr("New: “%1”").arg(name), m_list};
        item->setData(IdRole, 0);
        item->setData(NameRole, name);
        item->setIcon(themedIcon(u"plus"_s, tokensOf(*this).dim));
    }
    m_list->setCurrentRow(0);
    m_list->setVisible(m_list->count() > 0);
    m_list->setFixedHeight(std::min(m_list->count(), mostLines) * lineHeight + 10);
    adjustSize();
}

void NamePicker::choose(int row)
{
    const QListWidgetItem *const item = m_list->item(row);
    if (!item)
        return;
    const qint64 id = item->data(IdRole).toLongLong();
    const QString name = item->data(NameRole).toString();
    close();
    emit chosen(id, name);
}

void NamePicker::move(int step)
{
    if (m_list->count() > 0)
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
}

bool NamePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentRow());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void NamePicker::openAt(const QPoint &global)
{
    adjustSize();
    const QRect room = parentWidget()->screen()->availableGeometry();
    const QPoint least = room.topLeft();
    const QPoint most = room.bottomRight() - QPoint{width(), height()};
    QWidget::move(std::max(least.x(), std::min(global.x(), most.x())),
                  std::max(least.y(), std::min(global.y(), most.y())));
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

} // namespace limner
