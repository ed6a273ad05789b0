#pragma once

#include "ui/common/errortext.h"
#include "ui/common/services.h"

#include <QObject>
#include <QPointer>

namespace limner {

class QueuePanel;
class QueueWords;

//! What stands between the queue panel and the queue: opens and places the panel over the window,
//! does what it asks for, and says what went on while the program was closed.
class QueueFlow final : public QObject {
    Q_OBJECT
public:
    //! The panel lies over `window`, above its bottom `inset` pixels.
    QueueFlow(const Services &services, QWidget &window, int inset);

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
    void failed(const limner::Error &error, limner::ErrorPlace place);
    void told(const QString &message);
    void parallelChosen(const QString &provider, int jobs);

private:
    void connectPanel();
    void place();
    void pause(bool paused);
    void report(const Result<> &done);
    void retry(const QStringList &jobIds);
    void retryAll();

    Services m_services;
    QWidget &m_window;
    int m_inset;
    QPointer<QueuePanel> m_panel;
};

} // namespace limner
