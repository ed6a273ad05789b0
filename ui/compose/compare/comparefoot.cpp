#include "ui/compose/compare/comparefoot.h"

#include "ui/common/controls.h"
#include "ui/compose/footlayout.h"
#include "ui/compose/generatebar.h"
#include "ui/compose/spendline.h"

#include <QGridLayout>

namespace limner {

using namespace Qt::StringLiterals;

CompareFoot::CompareFoot(QWidget *parent)
    : QFrame{parent}
    , m_grid{new QGridLayout}
    , m_hints{new QBoxLayout{QBoxLayout::LeftToRight}}
    , m_button{new GenerateButton{this}}
    , m_warning{makeLabel({}, u"error"_s, this)}
    , m_spend{new SpendLine{this}}
    , m_back{makeButton(tr("Back to one model"), "compareBack", u"link"_s, this)}
{
    m_button->setObjectName(u"compareGenerate"_s);
    m_spend->setObjectName(u"compareSpend"_s);
    m_warning->setObjectName(u"compareWarning"_s);
    m_warning->setWordWrap(true);
    m_warning->hide();
    m_hints->addWidget(m_spend, 1);
    m_hints->addWidget(m_back);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeRule(this));
    column->addLayout(m_grid);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_arrangement = Arrangement::Beside;
    arrange(Arrangement::Column);
    connect(m_spend, &QPushButton::clicked, this, &CompareFoot::spendWanted);
    connect(m_back, &QPushButton::clicked, this, &CompareFoot::backWanted);
}

void CompareFoot::arrange(Arrangement arrangement)
{
    if (arrangement == m_arrangement)
        return;
    m_arrangement = arrangement;
    m_grid->addWidget(m_warning, 0, 0, 1, 2);
    layOutFoot(*m_grid, m_button, m_hints, arrangement, 1);
}

void CompareFoot::setCorner(QWidget *corner)
{
    m_grid->addWidget(corner, 1, 0);
}

void CompareFoot::setWarning(const QString &words)
{
    m_warning->setText(words);
    m_warning->setVisible(!words.isEmpty());
}

void CompareFoot::setSpend(const BudgetState &state)
{
    m_spend->setState(state);
}

} // namespace limner
