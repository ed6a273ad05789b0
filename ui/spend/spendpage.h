#pragma once

#include <QDialog>

class QGridLayout;
class QLabel;

namespace limner {

class Clock;
class DayBars;
class JobQueue;

//! What was spent: today, this month, set aside; by day and by model; and all of it as a file.
class SpendPage final : public QDialog {
    Q_OBJECT
public:
    SpendPage(JobQueue &queue, Clock &clock, QWidget *parent = nullptr);

    //! Writes the whole ledger there and says how that went.
    void exportTo(const QString &path);

signals:
    void capsWanted();

private:
    void build();
    QLabel *addFigure(QGridLayout &grid, int column, const QString &title, const QString &name);
    void askWhere();
    void refresh();
    void refreshModels();

    JobQueue &m_queue;
    Clock &m_clock;
    QLabel *m_today = nullptr;
    QLabel *m_month = nullptr;
    QLabel *m_reserved = nullptr;
    DayBars *m_bars = nullptr;
    QWidget *m_models = nullptr;
    QLabel *m_said = nullptr;
};

} // namespace limner
