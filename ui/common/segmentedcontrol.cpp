#include "ui/common/segmentedcontrol.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace limner {

using namespace Qt::StringLiterals;

SegmentedControl::SegmentedControl(QWidget *parent)
    : QWidget{parent}
    , m_group{new QButtonGroup{this}}
{
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::chosen);
}

void SegmentedControl::setOptions(const QStringList &texts)
{
    const int kept = currentIndex();
    const QList<QAbstractButton *> before = m_group->buttons();
    if (before.size() == texts.size()) { // the same ones: someone may be on the keyboard there
        for (int i = 0; i < texts.size(); ++i)
            m_group->button(i)->setText(texts[i]);
        return;
    }
    qDeleteAll(before);
    for (int i = 0; i < texts.size(); ++i) {
        auto *button = new QPushButton{texts[i], this};
        button->setObjectName(objectName() + u'_' + QString::number(i));
        button->setProperty("kind", u"segment"_s);
        const bool first = i == 0;
        const bool last = i + 1 == texts.size();
        button->setProperty("side", first && last ? u"only"_s
                                    : first       ? u"left"_s
                                    : last        ? u"right"_s
                                                  : u"middle"_s);
        button->setCheckable(true);
        button->setChecked(i == std::max(0, kept));
        m_group->addButton(button, i);
        layout()->addWidget(button);
    }
}

void SegmentedControl::setIcons(const QList<QIcon> &icons)
{
    for (int i = 0; i < icons.size(); ++i)
        if (QAbstractButton *button = m_group->button(i))
            button->setIcon(icons[i]);
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (QAbstractButton *button = m_group->button(index))
        button->setChecked(true);
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

} // namespace limner
