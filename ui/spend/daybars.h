#pragma once

#include "core/money/ledger.h"

#include <QWidget>

#include <vector>

namespace limner {

//! What was spent, a bar a day. The day under the pointer, or chosen with the arrow keys, says its
//! number above the bars and to a screen reader.
class DayBars final : public QWidget {
    Q_OBJECT
public:
    explicit DayBars(QWidget *parent = nullptr);

    void setDays(std::vector<DaySpend> days, const QString &currency, QDate today);
    [[nodiscard]] int count() const { return static_cast<int>(m_days.size()); }
    //! Of the bar's column; empty outside.
    [[nodiscard]] QRect columnOf(int index) const;
    //! -1 when none is marked.
    [[nodiscard]] int marked() const { return m_marked; }
    //! "Sunday, 15 March: $0.42, 12 pictures"
    [[nodiscard]] QString textOf(int index) const;

    QSize sizeHint() const override { return {520, 150}; }
    QSize minimumSizeHint() const override { return {200, 110}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect bars() const;
    [[nodiscard]] double largest() const;
    void mark(int index);

    std::vector<DaySpend> m_days;
    QString m_currency;
    QDate m_today;
    int m_marked = -1;
};

} // namespace limner
