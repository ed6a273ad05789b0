#include "ui/viewer/cutbar.h"

#include "ui/common/controls.h"
#include "ui/common/formats.h"
#include "ui/common/iconbutton.h"
#include "ui/common/segmentedcontrol.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int sizeNeeds = 720; // width of the viewer
constexpr int belowIt = 8;     // as much as above
} // namespace

CutBar::CutBar(QWidget *parent)
    : QWidget{parent}
    , m_plate{new QFrame{this}}
    , m_ratios{new SegmentedControl{m_plate}}
    , m_size{makeLabel({}, u"body-dim"_s, m_plate)}
    , m_share{makeButton(tr("Share this version"), "cutShare", u"primary"_s, m_plate)}
{
    setObjectName(u"cutBar"_s);
    setAccessibleName(tr("Turned and cropped"));
    m_plate->setProperty("surface", u"popover"_s);
    auto *const outside = new QVBoxLayout{this};
    outside->setContentsMargins(0, 0, 0, belowIt); // goes with the bar when it is hidden
    outside->addWidget(m_plate);
    m_ratios->setObjectName(u"cutRatios"_s);
    m_ratios->setAccessibleName(tr("Proportions"));
    m_ratios->setOptions({tr("Free"), u"1:1"_s, u"4:5"_s, u"3:2"_s, u"16:9"_s});
    m_size->setObjectName(u"cutSize"_s);
    m_share->setProperty("size", u"small"_s);
    auto *const left = new IconButton{u"turn-left"_s, tr("Turn left"), m_plate};
    left->setObjectName(u"cutTurnLeft"_s);
    auto *const right = new IconButton{u"turn-right"_s, tr("Turn right"), m_plate};
    right->setObjectName(u"cutTurnRight"_s);
    QPushButton *const reset = makeButton(tr("As it was"), "cutReset", u"plain"_s, m_plate);
    reset->setProperty("size", u"small"_s);
    for (QPushButton *const button : {reset, m_share})
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the picture
    auto *const row = new QHBoxLayout{m_plate};
    row->setContentsMargins(10, 8, 10, 8);
    row->setSpacing(8);
    row->addWidget(m_ratios);
    row->addWidget(m_size);
    row->addWidget(left);
    row->addWidget(right);
    row->addWidget(reset);
    row->addWidget(m_share);
    connect(m_ratios, &SegmentedControl::chosen, this, &CutBar::ratioChosen);
    connect(left, &QToolButton::clicked, this, [this] { emit turnWanted(-1); });
    connect(right, &QToolButton::clicked, this, [this] { emit turnWanted(1); });
    connect(reset, &QPushButton::clicked, this, &CutBar::resetWanted);
    connect(m_share, &QPushButton::clicked, this, &CutBar::shareWanted);
    hide();
}

void CutBar::setCropping(bool isCropping)
{
    m_ratios->setVisible(isCropping);
}

void CutBar::setRatio(int index)
{
    m_ratios->setCurrentIndex(index);
}

void CutBar::setSize(QSize pixels)
{
    m_size->setText(formatPixels(pixels));
}

void CutBar::setBusy(bool isBusy)
{
    m_share->setEnabled(!isBusy);
}

void CutBar::setRoom(int width)
{
    m_size->setVisible(width >= sizeNeeds);
}

} // namespace limner
