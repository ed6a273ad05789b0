#pragma once

#include "core/base/remote.h"
#include "ui/desktop/endedjobs.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <set>

namespace limner {

class ArtworkReader;
class JobQueue;

//! Says once what a click came to, when the last of its jobs has ended, however many there were;
//! again when one of them was tried again and ended otherwise.
class JobEnds final : public QObject {
    Q_OBJECT
public:
    JobEnds(Remote<JobQueue> queue, Remote<ArtworkReader> reader, QObject *parent = nullptr);

signals:
    void ended(const limner::EndedJobs &jobs);

private:
    void noteBegun(const Job &job);
    void noteEnded(const Job &job);
    void takeMembers(const QString &id, const std::vector<Job> &jobs);

    Remote<JobQueue> m_queue;
    Remote<ArtworkReader> m_reader;
    std::map<QString, std::set<QString>> m_open; // by group, jobs begun in this session
    std::map<QString, QStringList> m_told;       // by click: its jobs and how they ended
};

} // namespace limner
