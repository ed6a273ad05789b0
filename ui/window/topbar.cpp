#include "ui/window/topbar.h"

#include "ui/common/theme.h"
#include "ui/common/themedicon.h"
#include "ui/gallery/galleryview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSlider>

#include <array>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int debounceMs = 150;
constexpr int searchWidth = 360;
constexpr int composeWidth = 344; // the search field begins where the gallery does

QPushButton *chip(const QString &name, QWidget *parent)
{
    auto *button = new QPushButton{parent};
    button->setObjectName(name);
    button->setProperty("kind", u"chip"_s);
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

void addChoice(QMenu &menu, const QString &text, bool chosen, const std::function<void()> &choose)
{
    QAction *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(chosen);
    QObject::connect(action, &QAction::triggered, &menu, choose);
}

} // namespace

TopBar::TopBar(QWidget *parent)
    : QFrame{parent}
{
    setObjectName(u"topBar"_s);
    setProperty("surface", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(height);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounceMs);
    connect(&m_debounce, &QTimer::timeout, this, &TopBar::queryChanged);
    buildSearch();
    buildChips();
    buildZoom();
    arrange();
    refreshIcons();
    showChoice();
}

void TopBar::buildSearch()
{
    m_brandArea = new QWidget{this};
    m_mark = new QLabel{m_brandArea};
    m_brand = new QLabel{u"Limner"_s, m_brandArea};
    m_brand->setProperty("role", u"brand"_s);
    auto *row = new QHBoxLayout{m_brandArea};
    row->setContentsMargins({});
    row->setSpacing(9);
    row->addWidget(m_mark);
    row->addWidget(m_brand);
    row->addStretch(1);

    m_search = new QLineEdit{this};
    m_search->setObjectName(u"search"_s);
    m_search->setAccessibleName(tr("Search"));
    m_search->setPlaceholderText(tr("Search prompts, models, seeds…"));
    m_search->setToolTip(tr("Words, \"a phrase\", -without, seed:12*, model:name, rating:>=4, "
                            "date:today, is:favourite (Ctrl+F)"));
    m_search->setProperty("role", u"search"_s);
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(searchWidth);
    m_search->setMinimumWidth(150);
    m_searchIcon = m_search->addAction(QIcon{}, QLineEdit::LeadingPosition);
    connect(m_search, &QLineEdit::textChanged, &m_debounce, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_debounce.stop();
        emit queryChanged();
    });
}

void TopBar::buildChips()
{
    m_all = chip(u"filterAll"_s, this);
    m_all->setText(tr("All"));
    m_favourites = chip(u"filterFavourites"_s, this);
    m_favourites->setText(tr("★ Favourites"));
    m_favourites->setAccessibleName(tr("Favourites only"));
    m_model = chip(u"filterModel"_s, this);
    m_model->setAccessibleName(tr("Filter by model"));
    m_date = chip(u"filterDate"_s, this);
    m_date->setAccessibleName(tr("Filter by date"));
    m_filter = chip(u"filterMenu"_s, this);
    m_filter->setText(tr("Filter ▾"));
    m_filter->setAccessibleName(tr("Filter"));
    connect(m_all, &QPushButton::clicked, this, &TopBar::chooseAll);
    connect(m_favourites, &QPushButton::clicked, this, [this](bool on) {
        m_onlyFavourites = on;
        showChoice();
        emit queryChanged();
    });
    const auto addMenu = [this](QPushButton *button, void (TopBar::*fill)(QMenu &)) {
        auto *menu = new QMenu{button};
        menu->setObjectName(button->objectName() + u"Menu"_s);
        button->setMenu(menu);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, fill] {
            emit modelsMenuOpened();
            menu->clear();
            (this->*fill)(*menu);
        });
        connect(menu, &QMenu::aboutToHide, this, &TopBar::showChoice);
    };
    addMenu(m_model, &TopBar::fillModels);
    addMenu(m_date, &TopBar::fillDates);
    addMenu(m_filter, &TopBar::fillFilter);
}

void TopBar::buildZoom()
{
    m_zoomFrame = new QFrame{this};
    m_zoomFrame->setProperty("role", u"chip"_s);
    m_zoomIcon = new QLabel{m_zoomFrame};
    m_zoom = new QSlider{Qt::Horizontal, m_zoomFrame};
    m_zoom->setObjectName(u"zoom"_s);
    m_zoom->setProperty("role", u"quiet"_s);
    m_zoom->setAccessibleName(tr("Size of the pictures"));
    m_zoom->setToolTip(tr("Size of the pictures (Ctrl+wheel)"));
    m_zoom->setRange(GalleryView::smallestZoom, GalleryView::largestZoom);
    m_zoom->setPageStep(40);
    m_zoom->setFixedWidth(72);
    auto *row = new QHBoxLayout{m_zoomFrame};
    row->setContentsMargins(11, 0, 11, 0);
    row->setSpacing(8);
    row->addWidget(m_zoomIcon);
    row->addWidget(m_zoom);
    m_zoomFrame->setFixedHeight(26);
    connect(m_zoom, &QSlider::valueChanged, this, &TopBar::zoomChosen);

    const auto iconChip = [this](const QString &name, const QString &text) {
        QPushButton *button = chip(name, this);
        button->setAccessibleName(text);
        button->setToolTip(text);
        return button;
    };
    m_settings = iconChip(u"settingsButton"_s, tr("Settings (Ctrl+,)"));
    m_settings->setCheckable(false);
    connect(m_settings, &QPushButton::clicked, this, &TopBar::settingsWanted);
    m_left = iconChip(u"toggleCompose"_s, tr("Compose"));
    m_right = iconChip(u"toggleDetails"_s, tr("Details"));
    connect(m_left, &QPushButton::clicked, this, &TopBar::leftToggled);
    connect(m_right, &QPushButton::clicked, this, &TopBar::rightToggled);
}

void TopBar::arrange()
{
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_left);
    row->addWidget(m_brandArea);
    row->addWidget(m_search, 100); // up to its maximum before the gap grows
    for (QWidget *widget : {m_all, m_favourites, m_model, m_date, m_filter})
        row->addWidget(widget);
    row->addStretch(1);
    row->addWidget(m_zoomFrame);
    row->addWidget(m_settings);
    row->addWidget(m_right);
    showDrawerButtons(false, false);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    adapt();
}

void TopBar::adapt()
{
    const bool wide = width() >= 1100;
    const bool narrow = width() < 940;
    const bool smallest = width() < 620;
    m_brand->setVisible(width() >= 800);
    m_brandArea->setMinimumWidth(wide ? composeWidth - metrics::margin - metrics::gap : 0);
    for (QWidget *widget : {m_all, m_favourites, m_model, m_date})
        widget->setVisible(!narrow);
    m_filter->setVisible(narrow);
    m_zoomFrame->setVisible(!smallest);
}

ArtworkQuery TopBar::query(QDate today) const
{
    ArtworkQuery query;
    query.text = m_search->text().trimmed();
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

QString TopBar::sinceName(Since since)
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

void TopBar::fillModels(QMenu &menu)
{
    addChoice(menu, tr("All models"), m_chosenModel.isEmpty(), [this] { chooseModel({}); });
    for (const QString &model : m_models)
        addChoice(menu, model, model == m_chosenModel, [this, model] { chooseModel(model); });
}

void TopBar::fillDates(QMenu &menu)
{
    for (const Since since : {Since::Always, Since::Today, Since::Week, Since::Month, Since::Year})
        addChoice(menu, sinceName(since), since == m_since, [this, since] { chooseSince(since); });
}

void TopBar::fillFilter(QMenu &menu)
{
    addChoice(menu, tr("All"), m_all->isChecked(), [this] { chooseAll(); });
    addChoice(menu, tr("★ Favourites"), m_onlyFavourites, [this] { m_favourites->click(); });
    fillModels(*menu.addMenu(tr("Model")));
    fillDates(*menu.addMenu(tr("Date")));
}

void TopBar::chooseModel(const QString &model)
{
    m_chosenModel = model;
    showChoice();
    emit queryChanged();
}

void TopBar::chooseSince(Since since)
{
    m_since = since;
    showChoice();
    emit queryChanged();
}

void TopBar::chooseAll()
{
    m_onlyFavourites = false;
    m_chosenModel.clear();
    m_since = Since::Always;
    showChoice();
    emit queryChanged();
}

void TopBar::showChoice()
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
    m_filter->setChecked(!all);
}

void TopBar::setModels(const QStringList &models)
{
    m_models = models;
}

void TopBar::setZoom(int zoom)
{
    const QSignalBlocker quiet{m_zoom};
    m_zoom->setValue(zoom);
}

void TopBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool TopBar::clearSearch()
{
    const bool had = !m_search->text().isEmpty();
    m_search->clear();
    return had;
}

void TopBar::showEverything()
{
    m_search->clear();
    chooseAll();
}

void TopBar::showDrawerButtons(bool left, bool right)
{
    m_left->setVisible(left);
    m_right->setVisible(right);
}

void TopBar::setDrawersOpen(bool left, bool right)
{
    m_left->setChecked(left);
    m_right->setChecked(right);
}

void TopBar::refreshIcons()
{
    const Tokens &tokens = tokensOf(*this);
    m_mark->setPixmap(QIcon{u":/icons/limner.svg"_s}.pixmap(QSize{18, 18}, devicePixelRatioF()));
    m_searchIcon->setIcon(themedIcon(u"search"_s, tokens.faint));
    m_zoomIcon->setPixmap(
        themedIcon(u"grid"_s, tokens.dim).pixmap(QSize{13, 13}, devicePixelRatioF()));
    m_settings->setIcon(themedIcon(u"gear"_s, tokens.dim));
    m_left->setIcon(themedIcon(u"panel-left"_s, tokens.dim));
    m_right->setIcon(themedIcon(u"panel-right"_s, tokens.dim));
    for (QPushButton *button : {m_settings, m_left, m_right})
        button->setIconSize({15, 15});
}

} // namespace limner
