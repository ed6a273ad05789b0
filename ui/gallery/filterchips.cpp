#include "ui/gallery/filterchips.h"

#include "ui/common/controls.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>

#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

void addChoice(QMenu &menu, const QString &text, bool chosen, const std::function<void()> &choose)
{
    QAction *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(chosen);
    QObject::connect(action, &QAction::triggered, &menu, choose);
}

} // namespace

FilterChips::FilterChips(QWidget *parent)
    : QWidget{parent}
{
    auto *const row = new QHBoxLayout{this};
    row->setContentsMargins({});
    row->setSpacing(metrics::gap);
    m_all = addChip("filterAll", tr("All"));
    m_all->setText(tr("All"));
    m_favourites = addChip("filterFavourites", tr("Favourites only"));
    m_favourites->setText(tr("★ Favourites"));
    m_model = addChip("filterModel", tr("Filter by model"));
    m_date = addChip("filterDate", tr("Filter by date"));
    m_menu = addChip("filterMenu", tr("Filter"));
    m_menu->setText(tr("Filter ▾"));
    connect(m_all, &QPushButton::clicked, this, &FilterChips::chooseAll);
    connect(m_favourites, &QPushButton::clicked, this, &FilterChips::chooseFavourites);
    addMenu(m_model, &FilterChips::fillModels);
    addMenu(m_date, &FilterChips::fillDates);
    addMenu(m_menu, &FilterChips::fillAll);
    setRoom(Room::Chips);
    showChoice();
}

QPushButton *FilterChips::addChip(const char *name, const QString &spoken)
{
    QPushButton *const chip = makeButton({}, name, u"chip"_s, this);
    chip->setAccessibleName(spoken);
    chip->setCheckable(true);
    chip->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    layout()->addWidget(chip);
    return chip;
}

void FilterChips::addMenu(QPushButton *chip, void (FilterChips::*fill)(QMenu &))
{
    auto *const menu = new QMenu{chip};
    menu->setObjectName(chip->objectName() + u"Menu"_s);
    chip->setMenu(menu);
    const auto refill = [this, menu, fill] {
        menu->clear();
        (this->*fill)(*menu);
    };
    connect(menu, &QMenu::aboutToShow, this, [this, refill] {
        emit opened();
        refill();
    });
    connect(this, &FilterChips::modelsChanged, menu, [menu, refill] {
        if (menu->isVisible())
            refill();
    });
    connect(menu, &QMenu::aboutToHide, this, &FilterChips::showChoice);
}

void FilterChips::setRoom(Room room)
{
    for (QPushButton *chip : {m_all, m_favourites, m_model, m_date})
        chip->setVisible(room == Room::Chips);
    m_menu->setVisible(room == Room::Menu);
}

ArtworkQuery FilterChips::applied(ArtworkQuery query, QDate today) const
{
    query.favouritesOnly = m_onlyFavourites;
    query.model = m_chosenModel;
    switch (m_since) {
    case Since::Always:
        break;
    case Since::Today:
        query.since = today.startOfDay();
        break;
    case Since::Week:
        query.since = today.addDays(-6).startOfDay();
        break;
    case Since::Month:
        query.since = today.addDays(-29).startOfDay();
        break;
    case Since::Year:
        query.since = QDate{today.year(), 1, 1}.startOfDay();
        break;
    }
    return query;
}

QString FilterChips::sinceName(Since since)
{
    switch (since) {
    case Since::Always:
        return tr("Any time");
    case Since::Today:
        return tr("Today");
    case Since::Week:
        return tr("Last 7 days");
    case Since::Month:
        return tr("Last 30 days");
    case Since::Year:
        return tr("This year");
    }
    return {};
}

void FilterChips::fillModels(QMenu &menu)
{
    addChoice(menu, tr("All models"), m_chosenModel.isEmpty(), [this] { chooseModel({}); });
    for (const QString &model : m_models)
        addChoice(menu, model, model == m_chosenModel, [this, model] { chooseModel(model); });
}

void FilterChips::fillDates(QMenu &menu)
{
    for (const Since since : {Since::Always, Since::Today, Since::Week, Since::Month, Since::Year})
        addChoice(menu, sinceName(since), since == m_since, [this, since] { chooseSince(since); });
}

void FilterChips::fillAll(QMenu &menu)
{
    addChoice(menu, tr("All"), m_all->isChecked(), [this] { chooseAll(); });
    addChoice(menu, tr("★ Favourites"), m_onlyFavourites,
              [this] { chooseFavourites(!m_onlyFavourites); });
    fillModels(*menu.addMenu(tr("Model")));
    fillDates(*menu.addMenu(tr("Date")));
}

void FilterChips::setModels(const QStringList &models)
{
    if (std::exchange(m_models, models) != models)
        emit modelsChanged();
}

void FilterChips::chooseFavourites(bool only)
{
    m_onlyFavourites = only;
    showChoice();
    emit changed();
}

void FilterChips::chooseModel(const QString &model)
{
    m_chosenModel = model;
    showChoice();
    emit changed();
}

void FilterChips::chooseSince(Since since)
{
    m_since = since;
    showChoice();
    emit changed();
}

void FilterChips::chooseAll()
{
    m_onlyFavourites = false;
    m_chosenModel.clear();
    m_since = Since::Always;
    showChoice();
    emit changed();
}

void FilterChips::showChoice()
{
    const bool model = !m_chosenModel.isEmpty();
    const bool date = m_since != Since::Always;
    const bool all = !m_onlyFavourites && !model && !date;
    m_all->setChecked(all);
    m_favourites->setChecked(m_onlyFavourites);
    m_model->setChecked(model);
    m_model->setText((model ? m_chosenModel.section(u'/', -1) : tr("Model")) + u" ▾"_s);
    m_date->setChecked(date);
    m_date->setText((date ? sinceName(m_since) : tr("Date")) + u" ▾"_s);
    m_menu->setChecked(!all);
}

} // namespace limner
