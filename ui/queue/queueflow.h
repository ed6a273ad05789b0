#pragma once

#include "core/queue/jobboard.h"
#include "ui/common/services.h"

#include <QObject>
#include <QPointer>

namespace limner {

class JobTiles;
class QueueActs;
class QueuePanel;
class QueueWords;

//! What stands between the queue panel and the queue: opens and places the panel over the window,
//! does what it asks for, counts the jobs, and says what went on while the program was closed.
class QueueFlow final : public QObject {
    Q_OBJECT
public:
    //! The panel lies over `window`, above its bottom `inset` pixels.
    QueueFlow(const Services &services, JobTiles &jobs, QueueActs &acts, QWidget &window,
              int inset);

    void toggle();
    void open();
    //! False when it was not open.
    bool close();
    //! Lets the queue be opened and resumed from there.
    void serve(QueueWords &words);
    [[nodiscard]] const QueueCounts &counts() const { return m_counts; }
    //! Asks what went on while the program was closed; `pickedUp` follows when anything did.
    void askPickedUp();
    //! What closing now means; empty when nothing runs or waits.
    [[nodiscard]] QString farewell() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void countsChanged(const limner::QueueCounts &counts);
    //! "2 jobs went on at … while Limner was closed."
    void pickedUp(const QString &text);
    void parallelChosen(const QString &provider, int jobs);

private:
    void connectPanel();
    void takeCounts(const QueueCounts &counts);
    void place();

    Services m_services;
    JobTiles &m_jobs;
    QueueActs &m_acts;
    QWidget &m_window;
    int m_inset;
    QueueCounts m_counts;
    QPointer<QueuePanel> m_panel;
};

} // namespace limner
