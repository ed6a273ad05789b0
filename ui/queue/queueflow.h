#pragma once

#include "ui/common/services.h"

#include <QObject>
#include <QPointer>

namespace limner {

class QueueActs;
class QueuePanel;
class QueueWords;

//! What stands between the queue panel and the queue: opens and places the panel over the window,
//! does what it asks for, and says what went on while the program was closed.
class QueueFlow final : public QObject {
    Q_OBJECT
public:
    //! The panel lies over `window`, above its bottom `inset` pixels.
    QueueFlow(const Services &services, QueueActs &acts, QWidget &window, int inset);

    void toggle();
    void open();
    //! False when it was not open.
    bool close();
    //! Lets the queue be opened and resumed from there.
    void serve(QueueWords &words);
    //! "2 jobs went on at … while Limner was closed."; empty when none did.
    [[nodiscard]] QString pickedUpText() const;
    //! What closing now means; empty when nothing runs or waits.
    [[nodiscard]] QString farewell() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void parallelChosen(const QString &provider, int jobs);

private:
    void connectPanel();
    void place();

    Services m_services;
    QueueActs &m_acts;
    QWidget &m_window;
    int m_inset;
    QPointer<QueuePanel> m_panel;
};

} // namespace limner
