#include "ui/models/wordgrid.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int nameWidth = 92;
} // namespace

WordGrid::WordGrid(Look look, QWidget *parent)
    : QWidget{parent}
    , m_look{look}
    , m_grid{new QGridLayout{this}}
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(5);
    if (look == Look::Facts)
        m_grid->setColumnMinimumWidth(0, nameWidth);
    m_grid->setColumnStretch(look == Look::Facts ? 1 : 0, 1);
}

void WordGrid::addLine()
{
    const bool isFacts = m_look == Look::Facts;
    Line line;
    line.name = isFacts ? makeLabel({}, u"value"_s, this) : new ElidedLabel{this};
    line.value = makeLabel({}, isFacts ? u"small"_s : u"value"_s, this);
    if (!isFacts)
        line.name->setProperty("role", u"small"_s);
    line.value->setWordWrap(isFacts);
    line.value->setTextInteractionFlags(isFacts ? Qt::TextSelectableByMouse
                                                : Qt::NoTextInteraction);
    line.name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    line.value->setAlignment((isFacts ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignTop);
    line.name->setBuddy(line.value);
    const int row = int(m_lines.size());
    m_grid->addWidget(line.name, row, 0);
    m_grid->addWidget(line.value, row, 1);
    m_lines.push_back(line);
}

void WordGrid::setRows(const WordRows &rows)
{
    while (m_lines.size() < rows.size())
        addLine();
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const bool isUsed = i < rows.size();
        m_lines[i].name->setVisible(isUsed);
        m_lines[i].value->setVisible(isUsed);
        if (!isUsed)
            continue;
        m_lines[i].name->setText(rows[i].first);
        m_lines[i].value->setText(rows[i].second);
    }
}

} // namespace limner
