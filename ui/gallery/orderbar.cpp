#include "ui/gallery/orderbar.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"
#include "ui/gallery/gridlayout.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>

#include <array>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr std::array sorts{SortBy::Newest, SortBy::Oldest, SortBy::Rating,
                           SortBy::Cost,   SortBy::Pixels, SortBy::Name};
constexpr std::array groups{GroupBy::Nothing, GroupBy::Day,   GroupBy::Week,    GroupBy::Month,
                            GroupBy::Model,   GroupBy::Album, GroupBy::Provider};

QString wordOf(SortBy sort)
{
    switch (sort) {
    case SortBy::Newest:
        return OrderBar::tr("Newest");
    case SortBy::Oldest:
        return OrderBar::tr("Oldest");
    case SortBy::Rating:
        return OrderBar::tr("Best rated");
    case SortBy::Cost:
        return OrderBar::tr("Dearest");
    case SortBy::Pixels:
        return OrderBar::tr("Most pixels");
    case SortBy::Name:
        return OrderBar::tr("Name");
    case SortBy::Likeness:
        break; // nobody chooses it
    }
    return {};
}

QString wordOf(GroupBy group)
{
    switch (group) {
    case GroupBy::Nothing:
        return OrderBar::tr("No groups");
    case GroupBy::Day:
        return OrderBar::tr("By day");
    case GroupBy::Week:
        return OrderBar::tr("By week");
    case GroupBy::Month:
        return OrderBar::tr("By month");
    case GroupBy::Model:
        return OrderBar::tr("By model");
    case GroupBy::Album:
        return OrderBar::tr("By album");
    case GroupBy::Provider:
        return OrderBar::tr("By provider");
    }
    return {};
}

//! One of several; which one is chosen can be told from its mark.
QAction *addChoice(QMenu &menu, QActionGroup &choices, const QString &text, bool isChosen)
{
    QAction *const action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(isChosen);
    choices.addAction(action);
    return action;
}

} // namespace

OrderBar::OrderBar(QWidget *parent)
    : QWidget{parent}
    , m_counts{new ElidedLabel{this}}
{
    setObjectName(u"orderBar"_s);
    m_counts->setObjectName(u"orderCounts"_s);
    m_counts->setProperty("role", u"dim"_s);
    m_counts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *const row = new QHBoxLayout{this};
    row->setContentsMargins(GridLayout::side, 8, GridLayout::side, 0);
    row->setSpacing(8);
    row->addWidget(m_counts, 1);
    row->addSpacing(4);
    m_sort = addPill("sortButton", &OrderBar::fillSorts);
    m_group = addPill("groupByButton", &OrderBar::fillGroups);
    m_stacks = addPill("stacksButton", &OrderBar::fillStacks);
    m_stacks->setCheckable(true);
    m_stacks->setIconSize({13, 13});
    refreshIcons();
    showOrder();
}

QPushButton *OrderBar::addPill(const char *name, void (OrderBar::*fill)(QMenu &))
{
    QPushButton *const pill = makeButton({}, name, u"chip"_s, this);
    pill->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    layout()->addWidget(pill);
    auto *const menu = new QMenu{pill};
    menu->setObjectName(pill->objectName() + u"Menu"_s);
    pill->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, fill] {
        menu->clear();
        (this->*fill)(*menu);
    });
    connect(menu, &QMenu::aboutToHide, this, &OrderBar::showOrder);
    return pill;
}

void OrderBar::fillSorts(QMenu &menu)
{
    auto *const choices = new QActionGroup{&menu};
    for (const SortBy sort : sorts) {
        connect(addChoice(menu, *choices, wordOf(sort), sort == m_order.sort), &QAction::triggered,
                this, [this, sort] {
                    GalleryOrder order = m_order;
                    order.sort = sort;
                    choose(order);
                });
    }
}

void OrderBar::fillGroups(QMenu &menu)
{
    auto *const choices = new QActionGroup{&menu};
    for (const GroupBy group : groups) {
        connect(addChoice(menu, *choices, wordOf(group), group == m_order.group),
                &QAction::triggered, this, [this, group] {
                    GalleryOrder order = m_order;
                    order.group = group;
                    choose(order);
                });
    }
}

void OrderBar::fillStacks(QMenu &menu)
{
    QAction *const show = menu.addAction(tr("Stack variants"));
    show->setObjectName(u"stacksSwitch"_s);
    show->setToolTip(tr("Pictures that differ only by seed, or were made with one click"));
    show->setCheckable(true);
    show->setChecked(m_order.hasStacks);
    connect(show, &QAction::triggered, this, [this](bool hasStacks) {
        GalleryOrder order = m_order;
        order.hasStacks = hasStacks;
        choose(order);
    });
    menu.addSeparator();
    for (const bool isOpen : {true, false}) {
        QAction *const all = menu.addAction(isOpen ? tr("Open all") : tr("Close all"));
        all->setEnabled(m_order.hasStacks);
        connect(all, &QAction::triggered, this, [this, isOpen] { emit stacksWanted(isOpen); });
    }
    menu.setToolTipsVisible(true);
}

void OrderBar::choose(const GalleryOrder &order)
{
    if (order == m_order)
        return;
    setOrder(order);
    emit chosen(order);
}

void OrderBar::setOrder(const GalleryOrder &order)
{
    m_order = order;
    showOrder();
}

void OrderBar::setCounts(int shown, int all)
{
    QString text;
    if (shown < all)
        text = tr("%1 of %2 pictures").arg(formatCount(shown), formatCount(all));
    else if (all > 0)
        text = all == 1 ? tr("1 picture") : tr("%1 pictures").arg(formatCount(all));
    m_counts->setText(text);
}

void OrderBar::refreshIcons()
{
    m_stacks->setIcon(themedIcon(u"stack"_s, tokensOf(*this).dim));
}

void OrderBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_stacks)
        refreshIcons();
}

void OrderBar::showOrder()
{
    m_sort->setText(wordOf(m_order.sort) + u" ▾"_s);
    m_sort->setAccessibleName(tr("Sorted: %1").arg(wordOf(m_order.sort)));
    m_group->setText(wordOf(m_order.group) + u" ▾"_s);
    m_group->setAccessibleName(tr("Grouped: %1").arg(wordOf(m_order.group)));
    m_stacks->setText(u' ' + tr("Stacks") + u" ▾"_s); // a little off the icon
    m_stacks->setAccessibleName(m_order.hasStacks ? tr("Stacks: on") : tr("Stacks: off"));
    m_stacks->setChecked(m_order.hasStacks);
}

} // namespace limner
