#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace limner {

//! The bottom of the queue panel: what is done to all jobs at once, asked in place where it costs,
//! and what closing the window would mean.
class QueueFoot final : public QWidget {
    Q_OBJECT
public:
    explicit QueueFoot(QWidget *parent = nullptr);
    void showCounts(int running, int waiting, int failed);

signals:
    void cancelWaitingWanted();
    void cancelAllWanted();
    void retryAllWanted();
    //! The keyboard has nothing left here.
    void focusLeft();

private:
    void buildBulk(QVBoxLayout &column);
    void buildQuestion(QVBoxLayout &column);
    void ask();
    void endQuestion();

    QWidget *m_bulk = nullptr;
    QPushButton *m_cancelWaiting = nullptr;
    QPushButton *m_cancelAll = nullptr;
    QPushButton *m_retryAll = nullptr;
    QFrame *m_ask = nullptr;
    QLabel *m_question = nullptr;
    QPushButton *m_keep = nullptr;
    QLabel *m_safe = nullptr;
};

} // namespace limner
