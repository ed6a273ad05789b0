#include "ui/compose/compare/comparelist.h"

#include "ui/common/controls.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace limner {

using namespace Qt::StringLiterals;

CompareList::CompareList(QWidget *parent)
    : QWidget{parent}
    , m_count{makeLabel({}, u"value"_s, this)}
    , m_frame{new QFrame{this}}
    , m_column{new QVBoxLayout{m_frame}}
    , m_add{makeButton(tr("Add a model"), "compareAdd", u"row"_s, this)}
{
    setObjectName(u"compareList"_s);
    m_count->setObjectName(u"compareCount"_s);
    m_frame->setProperty("surface", u"rows"_s);
    m_add->setToolTip(tr("One more model for the same prompt"));
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
    m_column->addWidget(m_add);
    auto *const head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Models"), u"dim"_s, this));
    head->addStretch(1);
    head->addWidget(m_count);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_frame);
    connect(m_add, &QPushButton::clicked, this, &CompareList::addWanted);
    showCount();
}

bool CompareList::isFull() const
{
    return m_rows.size() >= CompareDraft::mostModels;
}

CompareRow *CompareList::add(const ComparedModel &model)
{
    if (isFull())
        return nullptr;
    auto *const row = new CompareRow{model, m_frame};
    m_column->insertWidget(static_cast<int>(m_rows.size()), row);
    m_rows.push_back(row);
    connect(row, &CompareRow::edited, this, &CompareList::changed);
    connect(row, &CompareRow::retryWanted, this, [this, row] { emit retryWanted(row); });
    // Not while one of its own buttons is being heard.
    connect(
        row, &CompareRow::removeWanted, this, [this, row] { remove(row); }, Qt::QueuedConnection);
    row->show();
    showCount();
    emit changed();
    return row;
}

void CompareList::remove(CompareRow *row)
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), row);
    if (found == m_rows.end())
        return;
    m_rows.erase(found);
    row->hide();
    row->deleteLater();
    m_add->setFocus(Qt::OtherFocusReason);
    showCount();
    emit changed();
}

void CompareList::clear()
{
    for (CompareRow *row : std::exchange(m_rows, {})) {
        row->hide();
        row->deleteLater();
    }
    showCount();
}

std::vector<CompareRow *> CompareList::ready() const
{
    std::vector<CompareRow *> out;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(out),
                 [](const CompareRow *row) { return row->isReady(); });
    return out;
}

void CompareList::showCount()
{
    m_count->setText(tr("%1 of %2").arg(m_rows.size()).arg(CompareDraft::mostModels));
    m_add->setVisible(!isFull());
}

} // namespace limner
