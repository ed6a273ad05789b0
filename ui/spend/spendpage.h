#pragma once

#include "core/base/remote.h"
#include "core/money/budget.h"

#include <QDialog>

class QBoxLayout;
class QGridLayout;
class QLabel;

namespace limner {

class Clock;
class DayBars;
class JobQueue;

//! What the page shows.
struct SpendFigures {
    QDate today = {}; //!< local
    BudgetState state = {};
    std::vector<DaySpend> days = {};     //!< up to today
    std::vector<ModelSpend> models = {}; //!< this month
};

//! What was spent: today, this month, set aside; by day and by model; and all of it as a file.
class SpendPage final : public QDialog {
    Q_OBJECT
public:
    SpendPage(Remote<JobQueue> queue, Clock &clock, QWidget *parent = nullptr);

    //! Writes the whole ledger there, on a thread of its own, and says how that went.
    void exportTo(const QString &path);

signals:
    void capsWanted();

private:
    void build();
    void buildFigures(QBoxLayout &column);
    void buildButtons(QBoxLayout &column);
    QLabel *addFigure(QGridLayout &grid, int column, const QString &title, const QString &name);
    void askWhere();
    void write(const QString &path, const QByteArray &csv);
    void tellWritten(const QString &path, const Result<> &written);
    void refresh();
    void showFigures(const SpendFigures &figures);
    void showModels(const SpendFigures &figures);

    Remote<JobQueue> m_queue;
    Clock &m_clock;
    QLabel *m_today = nullptr;
    QLabel *m_month = nullptr;
    QLabel *m_reserved = nullptr;
    DayBars *m_bars = nullptr;
    QWidget *m_models = nullptr;
    QLabel *m_said = nullptr;
};

} // namespace limner
