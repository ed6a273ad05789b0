#pragma once

#include "core/queue/jobqueue.h"

#include <QWidget>

class QPushButton;

namespace limner {

//! The queue in words, "2 running, 5 waiting": a click opens the queue. While it is paused it says
//! so, with Resume beside it.
class QueueWords final : public QWidget {
    Q_OBJECT
public:
    enum class Empty { Say, Hide };

    //! `name` is the object name of the words; that of Resume is it and "Resume".
    QueueWords(const QString &name, Empty empty, QWidget *parent = nullptr);
    void setCounts(const QueueCounts &counts);
    [[nodiscard]] QString text() const;

signals:
    void openWanted();
    void resumeWanted();

private:
    [[nodiscard]] static QString words(const QueueCounts &counts);

    QPushButton *m_words = nullptr;
    QPushButton *m_resume = nullptr;
    Empty m_empty = Empty::Say;
};

} // namespace limner
