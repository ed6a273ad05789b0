#include "ui/compose/footlayout.h"

#include <QGridLayout>

namespace limner {

void layOutFoot(QGridLayout &grid, QWidget *button, QBoxLayout *hints, Arrangement arrangement,
                int row)
{
    const bool beside = arrangement == Arrangement::Beside;
    grid.removeWidget(button);
    grid.removeItem(hints);
    hints->setParent(nullptr);
    grid.setContentsMargins(14, beside ? 7 : 11, 14, beside ? 7 : 14);
    grid.setHorizontalSpacing(14);
    grid.setVerticalSpacing(beside ? 0 : 8);
    button->setMinimumWidth(beside ? oneLineButton : 0);
    button->setMaximumWidth(beside ? oneLineButton : QWIDGETSIZE_MAX);
    if (beside)
        grid.addWidget(button, row, 1, 2, 1);
    else
        grid.addWidget(button, row, 0);
    grid.addLayout(hints, row + 1, 0);
    grid.setColumnStretch(0, 1);
}

} // namespace limner
