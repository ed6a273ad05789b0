#pragma once

#include <QStringList>
#include <QWidget>

class QKeyEvent;
class QListView;
class QPushButton;

namespace limner {

class Clock;
class QueueModel;

//! The list of the queue panel and the buttons for what is chosen in it. Keys: Alt+Up and Alt+Down
//! move, Alt+Home and Alt+End run next and last, Del cancels or dismisses, Enter retries.
class QueueJobs final : public QWidget {
    Q_OBJECT
public:
    QueueJobs(QueueModel &model, Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] QStringList chosen() const;
    //! What counts down is painted again.
    void repaintRows();

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void cancelWanted(const QStringList &jobIds);
    void retryWanted(const QStringList &jobIds);
    void dismissWanted(const QStringList &jobIds);
    void runNextWanted(const QStringList &jobIds);
    void runLastWanted(const QStringList &jobIds);
    void moveWanted(const QStringList &jobIds, const QString &before);

private:
    void buildList(Clock &clock);
    void buildButtons();
    void openMenu(QPoint at);
    void showChoice();
    void step(int by);
    [[nodiscard]] bool handleKey(const QKeyEvent &key);

    QueueModel &m_model;
    QListView *m_list = nullptr;
    QPushButton *m_runNext = nullptr;
    QPushButton *m_runLast = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_dismiss = nullptr;
};

} // namespace limner
