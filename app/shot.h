#pragma once

#include "app/windowhost.h"

namespace limner {

//! Takes the picture of `./dev shot`: waits until the window works, starts a few sandbox jobs so
//! that every kind of tile is there, picks a picture, saves what the window shows, and quits.
class Shot final : public QObject {
    Q_OBJECT
public:
    Shot(Remote<JobQueue> queue, WindowHost &host, QString file, QString page);
    ~Shot() override;

private:
    [[nodiscard]] QCoro::Task<> take();
    [[nodiscard]] QCoro::Task<> showGallery();
    [[nodiscard]] QCoro::Task<> showPage();
    [[nodiscard]] QCoro::Task<> showComparison();
    [[nodiscard]] QCoro::Task<> showViewer();
    [[nodiscard]] QCoro::Task<> fillLibrary();
    void submitExamples();
    void submitCompared(const QString &group);
    void startJobs();
    void noteFinished(const Job &job);
    void save(QWidget &widget);

    Remote<JobQueue> m_queue;
    SystemClock m_clock;
    Sleeper m_filled;
    QSet<QString> m_unfinished;
    WindowHost &m_host;
    QString m_file;
    QString m_page;
    TaskScope m_scope;
};

} // namespace limner
