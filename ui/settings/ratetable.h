#pragma once

#include "core/money/rates.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLineEdit;
class QPushButton;

namespace limner {

//! The price table as rows of fields: which model, by what it is paid, how much, and in credits.
class RateTable final : public QWidget {
    Q_OBJECT
public:
    explicit RateTable(QWidget *parent = nullptr);

    void setLines(const std::vector<Rate> &lines);
    //! Rows without a provider or model are left out.
    [[nodiscard]] std::vector<Rate> lines() const;

signals:
    void edited();

private:
    struct Row {
        Rate rate = {}; //!< for what has no field
        QLineEdit *provider = nullptr;
        QLineEdit *model = nullptr;
        QComboBox *basis = nullptr;
        QDoubleSpinBox *price = nullptr;
        QDoubleSpinBox *credits = nullptr;
        QPushButton *remove = nullptr;
    };

    void addHead();
    void addRow(const Rate &rate);
    void removeRow(const QPushButton *button);
    void connectRow(const Row &row);
    [[nodiscard]] QLineEdit *field(const QString &text);
    [[nodiscard]] QComboBox *basisBox(const Rate &rate);
    [[nodiscard]] QDoubleSpinBox *number(double value, int decimals);
    [[nodiscard]] Rate rateOf(const Row &row) const;
    void nameRows();

    QGridLayout *m_grid = nullptr;
    std::vector<Row> m_rows;
};

} // namespace limner
