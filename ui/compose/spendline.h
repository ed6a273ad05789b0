#pragma once

#include "core/money/budget.h"

#include <QPushButton>

namespace limner {

//! "Today $0.42 of $5.00": one quiet line that opens the spend page. It gives way: what does not
//! fit is elided, and the tooltip says more anyway.
class SpendLine final : public QPushButton {
    Q_OBJECT
public:
    explicit SpendLine(QWidget *parent = nullptr);
    void setState(const BudgetState &state);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace limner
