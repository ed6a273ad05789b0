#include "ui/window/topbar.h"

#include "ui/common/controls.h"
#include "ui/common/formats.h"
#include "ui/common/keyedwords.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"
#include "ui/gallery/filterchips.h"
#include "ui/gallery/galleryview.h"
#include "ui/gallery/searchfield.h"

#include <QHBoxLayout>
#include <QSlider>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int searchWidth = 360;
constexpr int composeWidth = 344; // the search field begins where the gallery does

QPushButton *iconChip(const char *name, QWidget *parent)
{
    QPushButton *const chip = makeButton({}, name, u"chip"_s, parent);
    chip->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    chip->setIconSize({15, 15});
    return chip;
}

} // namespace

TopBar::TopBar(QWidget *parent)
    : QFrame{parent}
    , m_pages{new SegmentedControl{this}}
    , m_search{new SearchField{this}}
    , m_filters{new FilterChips{this}}
{
    setObjectName(u"topBar"_s);
    setProperty("surface", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(height);
    m_pages->setObjectName(u"pages"_s);
    m_search->setMaximumWidth(searchWidth);
    m_search->setMinimumWidth(120);
    buildBrand();
    buildZoom();
    buildButtons();
    arrange();
    m_pages->setOptions({tr("Create"), tr("Gallery %1").arg(QString{}).trimmed()});
    refreshIcons();
    adapt();
    connect(m_pages, &SegmentedControl::chosen, this,
            [this](int index) { emit pageChosen(static_cast<Panes::Page>(index)); });
}

void TopBar::buildBrand()
{
    m_brandArea = new QWidget{this};
    m_mark = new QLabel{m_brandArea};
    m_brand = makeLabel(u"Limner"_s, u"brand"_s, m_brandArea);
    auto *row = new QHBoxLayout{m_brandArea};
    row->setContentsMargins({});
    row->setSpacing(9);
    row->addWidget(m_mark);
    row->addWidget(m_brand);
    row->addStretch(1);
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
}

void TopBar::buildButtons()
{
    m_queue = iconChip("queueButton", this);
    nameWithKey(*m_queue, tr("Show the queue (Q)"), u"keyQueue"_s);
    m_settings = iconChip("settingsButton", this);
    nameWithKey(*m_settings, tr("Settings (Ctrl+,)"), u"keySettings"_s);
    m_right = iconChip("toggleDetails", this);
    m_right->setToolTip(tr("Details"));
    m_right->setAccessibleName(m_right->toolTip());
    m_right->setCheckable(true);
    m_sideArea = new QWidget{this};
    m_sidebar = iconChip("toggleSidebar", m_sideArea);
    nameWithKey(*m_sidebar, tr("Albums and tags (F9)"), u"keySidebar"_s);
    m_sidebar->setCheckable(true);
    auto *const side = new QHBoxLayout{m_sideArea};
    side->setContentsMargins({});
    side->addWidget(m_sidebar);
    side->addStretch(1);
    connect(m_sidebar, &QPushButton::clicked, this, &TopBar::sidebarToggled);
    connect(m_queue, &QPushButton::clicked, this, &TopBar::queueWanted);
    connect(m_settings, &QPushButton::clicked, this, &TopBar::settingsWanted);
    connect(m_right, &QPushButton::clicked, this, &TopBar::rightToggled);
}

void TopBar::arrange()
{
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_brandArea);
    row->addWidget(m_pages);
    row->addWidget(m_sideArea);
    row->addWidget(m_search, 100); // up to its maximum before the gap grows
    row->addWidget(m_filters);
    row->addStretch(1);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_zoomFrame, m_queue, m_settings, m_right})
        row->addWidget(widget);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    adapt();
}

void TopBar::adapt()
{
    const bool creates = m_page == Panes::Page::Create;
    m_brand->setVisible(!m_page);
    m_brandArea->setMinimumWidth(
        width() >= Panes::rightNeeds ? composeWidth - metrics::margin - metrics::gap : 0);
    m_pages->setVisible(m_page.has_value());
    m_sideArea->setVisible(!creates);
    const bool isAligned = width() >= Panes::rightNeeds && m_sidebarWidth > 0;
    m_sideArea->setMinimumWidth(isAligned ? m_sidebarWidth - metrics::gap : 0);
    m_sideArea->layout()->setContentsMargins(isAligned ? 8 : 0, 0, 0, 0);
    m_search->setVisible(!creates);
    m_filters->setVisible(!creates);
    m_filters->setRoom(width() < 940 ? FilterChips::Room::Menu : FilterChips::Room::Chips);
    m_zoomFrame->setVisible(!m_page);
    m_queue->setVisible(m_page.has_value());
    m_queue->setText(creates ? tr("Queue") : QString{});
    m_right->setVisible(m_hasDrawer && !creates);
}

void TopBar::setPage(std::optional<Panes::Page> page)
{
    m_page = page;
    if (page)
        m_pages->setCurrentIndex(static_cast<int>(*page));
    adapt();
}

void TopBar::setPictures(int count)
{
    m_pages->setOptions({tr("Create"), tr("Gallery %1").arg(formatCount(count))});
}

void TopBar::showDrawer(const Panes &panes)
{
    m_hasDrawer = panes.isRightDrawer();
    m_right->setChecked(panes.isRightOpen());
    adapt();
}

void TopBar::setSidebar(int sidebarWidth)
{
    m_sidebarWidth = sidebarWidth;
    m_sidebar->setChecked(sidebarWidth > 0);
    adapt();
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

void TopBar::refreshIcons()
{
    const Tokens &tokens = tokensOf(*this);
    m_mark->setPixmap(QIcon{u":/icons/limner.svg"_s}.pixmap(QSize{18, 18}, devicePixelRatioF()));
    m_zoomIcon->setPixmap(
        themedIcon(u"grid"_s, tokens.dim).pixmap(QSize{13, 13}, devicePixelRatioF()));
    m_search->refreshIcons();
    m_pages->setIcons({themedIcon(u"pen"_s, tokens.dim), themedIcon(u"grid"_s, tokens.dim)});
    m_queue->setIcon(themedIcon(u"list"_s, tokens.dim));
    m_settings->setIcon(themedIcon(u"gear"_s, tokens.dim));
    m_right->setIcon(themedIcon(u"panel-right"_s, tokens.dim));
    m_sidebar->setIcon(themedIcon(u"panel-left"_s, tokens.dim));
}

} // namespace limner
