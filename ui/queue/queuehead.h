#pragma once

#include "core/queue/queuestand.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace limner {

class QueueProviderRow;

//! The top of the queue panel: how much runs and waits, Pause, and a row for each provider.
class QueueHead final : public QWidget {
    Q_OBJECT
public:
    explicit QueueHead(QWidget *parent = nullptr);

    void showCounts(int running, int waiting);
    void showStand(const QueueStand &stand, const QDateTime &now);

signals:
    void pauseWanted();
    void resumeWanted();
    void closeWanted();
    void parallelChosen(const QString &provider, int jobs);

private:
    void showSummary();
    [[nodiscard]] QueueProviderRow &rowOf(const QString &provider);

    QLabel *m_summary = nullptr;
    QPushButton *m_pause = nullptr;
    QVBoxLayout *m_column = nullptr;
    std::vector<QueueProviderRow *> m_providers;
    int m_running = 0;
    int m_waiting = 0;
    bool m_paused = false;
};

} // namespace limner
