#include "ui/compose/form/chipgrid.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>

#include <algorithm>

namespace limner {

namespace {
constexpr int gap = 6;
constexpr int mostColumns = 6;
constexpr int usualWidth = 316; // of a pane, until the real one is known
} // namespace

ChipGrid::ChipGrid(QWidget *parent)
    : QWidget{parent}
    , m_grid{new QGridLayout{this}}
    , m_group{new QButtonGroup{this}}
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(gap);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &ChipGrid::chosen);
}

void ChipGrid::add(QAbstractButton *chip)
{
    m_group->addButton(chip, static_cast<int>(m_chips.size()));
    m_chips.push_back(chip);
    place();
}

void ChipGrid::setChipHeight(int height)
{
    for (QAbstractButton *chip : m_chips)
        chip->setFixedHeight(height);
}

void ChipGrid::setCurrent(int chip)
{
    m_group->setExclusive(false);
    for (size_t i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setChecked(static_cast<int>(i) == chip);
    m_group->setExclusive(true);
}

int ChipGrid::current() const
{
    return m_group->checkedId();
}

QAbstractButton *ChipGrid::currentChip() const
{
    QAbstractButton *const checked = m_group->checkedButton();
    return checked || m_chips.empty() ? checked : m_chips.front();
}

void ChipGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_isSized = true;
    place();
}

bool ChipGrid::event(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        place();
    return QWidget::event(event);
}

void ChipGrid::place()
{
    if (m_chips.empty())
        return;
    const auto count = static_cast<int>(m_chips.size());
    int widest = 1;
    for (const QAbstractButton *chip : m_chips)
        widest = std::max(widest, chip->sizeHint().width());
    const int room = m_isSized ? width() : usualWidth;
    int columns = std::clamp((room + gap) / (widest + gap), 1, std::min(mostColumns, count));
    // As few rows as that, and no row nearly empty: 8 chips are 4 and 4, not 6 and 2.
    const int rows = (count + columns - 1) / columns;
    columns = (count + rows - 1) / rows;
    if (columns == m_columns && m_placed == m_chips.size())
        return;
    for (int column = 0; column < m_columns; ++column)
        m_grid->setColumnStretch(column, 0);
    m_columns = columns;
    m_placed = m_chips.size();
    for (int i = 0; i < count; ++i)
        m_grid->addWidget(m_chips[static_cast<size_t>(i)], i / columns, i % columns);
    for (int column = 0; column < columns; ++column)
        m_grid->setColumnStretch(column, 1);
}

} // namespace limner
