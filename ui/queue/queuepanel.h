#pragma once

#include "core/queue/queuestand.h"
#include "ui/queue/queuemodel.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QListView;
class QPushButton;
class QVBoxLayout;

namespace limner {

class QueueProviderRow;

//! The queue as a list over the lower right of the window: never modal, closed by Esc. It shows
//! and asks; what is wanted comes out as signals. Keys in the list: Alt+Up and Alt+Down move,
//! Alt+Home and Alt+End run next and last, Del cancels or dismisses, Enter retries.
class QueuePanel final : public QFrame {
    Q_OBJECT
public:
    static constexpr int bestWidth = 440;
    static constexpr int bestHeight = 560;

    //! The model becomes the panel's.
    QueuePanel(std::unique_ptr<QueueModel> model, Clock &clock, QWidget *parent = nullptr);
    ~QueuePanel() override;

    void setStand(const QueueStand &stand);
    [[nodiscard]] QueueModel &model() const { return *m_model; }
    [[nodiscard]] QStringList chosen() const;

signals:
    void pauseWanted(bool paused);
    void cancelWaitingWanted();
    void cancelAllWanted();
    void retryAllWanted();
    void cancelWanted(const QStringList &jobIds);
    void retryWanted(const QStringList &jobIds);
    void dismissWanted(const QStringList &jobIds);
    void runNextWanted(const QStringList &jobIds);
    void runLastWanted(const QStringList &jobIds);
    void moveWanted(const QStringList &jobIds, const QString &before);
    void parallelChosen(const QString &provider, int jobs);
    void closeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QPushButton *addButton(const QString &text, const char *name);
    void buildHead(QVBoxLayout &column);
    void buildList(QVBoxLayout &column);
    void buildFoot(QVBoxLayout &column);
    void connectButtons();
    void connectModel();
    void showProviders();
    void showWords();
    void showChoice();
    void askCancelAll(bool ask);
    void step(int by);
    void tick();
    [[nodiscard]] bool handleKey(const QKeyEvent &key);
    [[nodiscard]] int count(QueueModel::Group group) const;

    std::unique_ptr<QueueModel> m_model;
    Clock &m_clock;
    QueueStand m_stand;
    QTimer m_countdown;
    QTimer m_words;
    QListView *m_list = nullptr;
    QLabel *m_summary = nullptr;
    QLabel *m_empty = nullptr;
    QLabel *m_safe = nullptr;
    QLabel *m_question = nullptr;
    QFrame *m_ask = nullptr;
    QWidget *m_bulk = nullptr;
    QVBoxLayout *m_providerRows = nullptr;
    std::vector<QueueProviderRow *> m_providers;
    QPushButton *m_pause = nullptr;
    QPushButton *m_runNext = nullptr;
    QPushButton *m_runLast = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_dismiss = nullptr;
    QPushButton *m_cancelWaiting = nullptr;
    QPushButton *m_cancelAll = nullptr;
    QPushButton *m_retryAll = nullptr;
    QPushButton *m_really = nullptr;
    QPushButton *m_keep = nullptr;
};

} // namespace limner
