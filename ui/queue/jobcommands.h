#pragma once

#include "ui/queue/queueacts.h"

#include <map>

class QAction;
class QMenu;
class QWidget;

namespace limner {

class JobTiles;

enum class JobCommand { Retry, Cancel, Dismiss, RunNext, RunLast, Resume };

//! What one can do with the chosen jobs: one QAction each, shared by tiles, menus and details, and
//! named by what it would do to these.
class JobCommands final : public QObject {
    Q_OBJECT
public:
    //! The actions belong to `window`.
    JobCommands(Remote<JobQueue> queue, const JobTiles &jobs, QWidget &window);

    [[nodiscard]] QueueActs &acts() { return m_acts; }
    [[nodiscard]] QAction *action(JobCommand command) const { return m_actions.at(command); }
    //! Jobs without a tile can do nothing.
    void setJobs(const QStringList &ids);
    //! Those that can be done now.
    void fill(QMenu &menu) const;
    //! Their states changed.
    void refresh();

private:
    void add(JobCommand command, const QString &text, const char *name,
             void (QueueActs::*act)(const QStringList &ids));

    const JobTiles &m_tiles;
    QWidget &m_window;
    QueueActs m_acts;
    QStringList m_jobs;
    std::map<JobCommand, QAction *> m_actions;
};

} // namespace limner
