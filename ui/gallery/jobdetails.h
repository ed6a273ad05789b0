#pragma once

#include "ui/common/services.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace limner {

class JobCommands;
class JobTiles;
class KeyValueRows;
struct Job;
struct JobTile;

//! The details of one job: where it stands or why it stopped, what it cost, what can be done now.
//! Its buttons are what a screen reader finds in place of the painted ones of the tile.
class JobDetails final : public QWidget {
    Q_OBJECT
public:
    JobDetails(const Services &services, const JobTiles &jobs, JobCommands &commands,
               QWidget *parent = nullptr);
    void showJob(const QString &id);

private:
    [[nodiscard]] QLabel *addLabel(const char *name, const QString &role);
    void layOut();
    void connectButtons();
    void connectJobs();
    void refresh();
    void showStand(const Job &job, const JobTile &tile);
    void showCommands();

    Clock &m_clock;
    const JobTiles &m_jobs;
    JobCommands &m_commands;
    QString m_id;
    QLabel *m_title = nullptr;
    QLabel *m_why = nullptr;
    QLabel *m_next = nullptr;
    QLabel *m_billed = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_dismiss = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_runNext = nullptr;
    QPushButton *m_resume = nullptr;
    QLabel *m_prompt = nullptr;
    KeyValueRows *m_rows = nullptr;
};

} // namespace limner
