#pragma once

#include "core/queue/queuestand.h"

#include <QWidget>

class QLabel;
class QSpinBox;

namespace limner {

//! One provider in the queue panel: how many of how many run on it, how many it may run at a time,
//! and what it waits for.
class QueueProviderRow final : public QWidget {
    Q_OBJECT
public:
    explicit QueueProviderRow(const QString &provider, QWidget *parent = nullptr);
    void showStand(const ProviderStand &stand, const QDateTime &now);
    [[nodiscard]] QString provider() const { return m_provider; }

signals:
    void parallelChosen(const QString &provider, int jobs);

private:
    QString m_provider;
    QLabel *m_words = nullptr;
    QLabel *m_wait = nullptr;
    QSpinBox *m_parallel = nullptr;
};

//! "… asks to wait: 12 s"; empty when nothing is waited for.
[[nodiscard]] QString waitText(const ProviderStand &stand, const QDateTime &now);
//! What closing the window would do to `running` and `waiting` jobs.
[[nodiscard]] QString closingText(int running, int waiting);

} // namespace limner
