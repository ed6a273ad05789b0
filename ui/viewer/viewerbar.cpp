#include "ui/viewer/viewerbar.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/iconbutton.h"
#include "ui/common/keyedwords.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/gallery/galleryactions.h"

#include <QAction>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int barHeight = 52;
// Widths below which something gives way.
constexpr int reuseNeeds = 820;
constexpr int differencesNeed = 760;
constexpr int showNeeds = 560;
constexpr int copyNeeds = 480;
} // namespace

ViewerBar::ViewerBar(GalleryActions &actions, QWidget *parent)
    : QWidget{parent}
    , m_back{makeButton(tr("Esc   Gallery"), "viewerBack", {}, this)}
    , m_place{new ElidedLabel{this}}
    , m_differences{new ElidedLabel{this}}
    , m_ways{new SegmentedControl{this}}
    , m_reuse{makeButton(tr("Reuse all"), "viewerReuse", {}, this)}
    , m_copy{makeButton(tr("Copy URL"), "viewerCopy", u"primary"_s, this)}
{
    setObjectName(u"viewerBar"_s);
    setFixedHeight(barHeight);
    m_back->setAccessibleName(tr("Back to the gallery"));
    m_place->setObjectName(u"viewerPlace"_s);
    m_place->setProperty("role", u"body-dim"_s);
    m_differences->setObjectName(u"viewerDifferences"_s);
    m_differences->setProperty("role", u"body-dim"_s);
    m_ways->setObjectName(u"viewerWays"_s);
    m_ways->setAccessibleName(tr("How they are compared"));
    m_ways->setOptions({tr("Slider"), tr("Side by side"), tr("Flip"), tr("Difference")});
    addIcons();
    m_copy->setProperty("size", u"small"_s);
    for (QPushButton *const button : {m_back, m_reuse, m_copy})
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the picture
    layOut();
    connectButtons(actions);
    setComparing(false);
}

void ViewerBar::connectButtons(GalleryActions &actions)
{
    const std::pair<QAbstractButton *, ViewerKey> keys[] = {
        {m_back, ViewerKey::Back},           {m_details, ViewerKey::Details},
        {m_compare, ViewerKey::Compare},     {m_crop, ViewerKey::Crop},
        {m_slideShow, ViewerKey::SlideShow}, {m_fullScreen, ViewerKey::FullScreen}};
    for (const auto &[button, key] : keys)
        connect(button, &QAbstractButton::clicked, this, [this, key = key] { emit wanted(key); });
    const std::pair<QAbstractButton *, Command> acts[] = {
        {m_reuse, Command::Reuse}, {m_copy, Command::CopyUrl}, {m_favourite, Command::Favourite}};
    for (const auto &[button, command] : acts)
        connect(button, &QAbstractButton::clicked, actions.action(command), &QAction::trigger);
    connect(m_ways, &SegmentedControl::chosen, this,
            [this](int index) { emit wayChosen(ComparisonView::Way(index)); });
}

void ViewerBar::addIcons()
{
    const auto add = [this](const QString &icon, const QString &words, const QString &command,
                            const QString &name) {
        auto *const button = new IconButton{icon, words, this};
        button->setObjectName(name);
        nameWithKey(*button, words, command);
        return button;
    };
    m_favourite = add(u"star"_s, tr("Favourite (F)"), u"actionFavourite"_s, u"viewerFavourite"_s);
    m_details = add(u"info"_s, tr("Details (I)"), u"viewerDetails"_s, u"viewerDetailsButton"_s);
    m_compare =
        add(u"compare"_s, tr("Compare with the next (V)"), u"viewerCompare"_s, u"viewerCompare"_s);
    m_crop = add(u"crop"_s, tr("Crop, for a version to share (K)"), u"viewerCrop"_s,
                 u"viewerCropButton"_s);
    m_slideShow = add(u"play"_s, tr("Slide show (F5)"), u"viewerSlideShow"_s, u"viewerSlideShow"_s);
    m_fullScreen =
        add(u"fit"_s, tr("Full screen (F11)"), u"viewerFullScreen"_s, u"viewerFullScreen"_s);
    m_details->setCheckable(true);
    m_slideShow->setCheckable(true);
}

void ViewerBar::layOut()
{
    auto *const row = new QHBoxLayout{this};
    row->setContentsMargins(18, 0, 18, 0);
    row->setSpacing(12);
    row->addWidget(m_back);
    row->addWidget(m_place, 1);
    row->addWidget(m_differences, 2);
    row->addWidget(m_ways);
    auto *const icons = new QHBoxLayout;
    icons->setSpacing(4);
    for (IconButton *const icon :
         {m_favourite, m_details, m_compare, m_crop, m_slideShow, m_fullScreen})
        icons->addWidget(icon);
    row->addLayout(icons);
    row->addWidget(m_reuse);
    row->addWidget(m_copy);
}

void ViewerBar::setPlace(const QString &words)
{
    m_place->setText(words);
}

void ViewerBar::setFavourite(bool isFavourite)
{
    m_favourite->setIconName(isFavourite ? u"star-filled"_s : u"star"_s);
    nameWithKey(*m_favourite,
                isFavourite ? tr("Not a favourite any more (F)") : tr("Favourite (F)"),
                u"actionFavourite"_s);
}

void ViewerBar::setDetailsShown(bool isShown)
{
    m_details->setChecked(isShown);
}

void ViewerBar::setRunning(bool isRunning)
{
    m_slideShow->setChecked(isRunning);
}

void ViewerBar::setComparing(bool isComparing)
{
    m_isComparing = isComparing;
    adapt();
}

void ViewerBar::setWay(ComparisonView::Way way)
{
    m_ways->setCurrentIndex(int(way));
}

void ViewerBar::setDifferences(const QString &words)
{
    m_differences->setText(words);
    m_differences->setAccessibleName(tr("Differences: %1").arg(words));
}

void ViewerBar::adapt()
{
    m_place->setVisible(!m_isComparing);
    m_ways->setVisible(m_isComparing);
    m_differences->setVisible(m_isComparing && width() >= differencesNeed);
    m_compare->setVisible(!m_isComparing);
    m_crop->setVisible(!m_isComparing && width() >= showNeeds);
    m_details->setVisible(!m_isComparing);
    m_slideShow->setVisible(!m_isComparing && width() >= showNeeds);
    m_fullScreen->setVisible(width() >= showNeeds);
    m_reuse->setVisible(width() >= (m_isComparing ? reuseNeeds + 320 : reuseNeeds));
    m_copy->setVisible(width() >= (m_isComparing ? copyNeeds + 200 : copyNeeds));
}

void ViewerBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    adapt();
}

} // namespace limner
