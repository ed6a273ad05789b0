#pragma once

#include "core/money/budget.h"
#include "ui/compose/form/formbody.h"

#include <QFrame>
#include <QPointer>

class QBoxLayout;
class QGridLayout;
class QLabel;
class QPushButton;

namespace limner {

class GenerateButton;
class SpendLine;

//! The foot below several models: Generate with the sum, what a cap has against it, what was spent,
//! and the way back.
class CompareFoot final : public QFrame {
    Q_OBJECT
public:
    explicit CompareFoot(QWidget *parent = nullptr);

    [[nodiscard]] GenerateButton &button() const { return *m_button; }
    //! Before the click: what a cap would keep waiting; "" = nothing.
    void setWarning(const QString &words);
    void setSpend(const BudgetState &state);
    void arrange(Arrangement arrangement);
    //! Stands beside the button while the foot is one line; stays its owner's.
    void setCorner(QWidget *corner);

signals:
    void spendWanted();
    void backWanted();

private:
    QGridLayout *m_grid = nullptr;
    QBoxLayout *m_hints = nullptr;
    GenerateButton *m_button = nullptr;
    QLabel *m_warning = nullptr;
    SpendLine *m_spend = nullptr;
    QPushButton *m_back = nullptr;
    Arrangement m_arrangement = Arrangement::Column;
};

} // namespace limner
