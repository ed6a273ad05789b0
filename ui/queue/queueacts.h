#pragma once

#include "core/base/remote.h"
#include "ui/common/errortext.h"

#include <QObject>
#include <QStringList>

namespace limner {

class JobQueue;

//! What a person does to jobs, one or many, from wherever they are shown, and what is said when it
//! cannot be done. The queue decides, as the jobs stand when it is told.
class QueueActs final : public QObject {
    Q_OBJECT
public:
    explicit QueueActs(Remote<JobQueue> queue, QObject *parent = nullptr);

    //! Among several, an uncertain job stays as it is: it may have been billed, and the artist
    //! decides about each alone.
    void retry(const QStringList &ids);
    void retryAllFailed();
    void cancel(const QStringList &ids);
    void cancelWaiting();
    void cancelAll();
    void dismiss(const QStringList &ids);
    //! "I do not want this": cancels what goes on and puts away what has ended.
    void remove(const QStringList &ids);
    void runNext(const QStringList &ids);
    void runLast(const QStringList &ids);
    //! Before that job; "" = behind the last.
    void move(const QStringList &ids, const QString &before);
    void pause();
    void resume();

signals:
    void failed(const limner::Error &error, limner::ErrorPlace place);
    void told(const QString &message);

private:
    //! Does it and says what the library had against it.
    template <typename Act>
    void doDurably(Act act);

    Remote<JobQueue> m_queue;
};

} // namespace limner
