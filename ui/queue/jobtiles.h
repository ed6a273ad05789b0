#pragma once

#include "core/queue/jobqueue.h"
#include "ui/queue/jobtile.h"

#include <QObject>

#include <vector>

namespace limner {

//! The tiles of all jobs that deserve one, in queue order. Once its pictures are here a job needs
//! none: how their uploads go is theirs to say.
class JobTiles final : public QObject {
    Q_OBJECT
public:
    explicit JobTiles(JobQueue &queue, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_entries.size()); }
    [[nodiscard]] const JobTile &at(int index) const { return m_entries[size_t(index)].tile; }
    //! -1 when it has no tile.
    [[nodiscard]] int indexOf(const QString &jobId) const;

signals:
    void aboutToInsert(int index);
    void inserted();
    void aboutToRemove(int index);
    void removed();
    void changed(int index);
    void aboutToMove(int from, int to);
    void moved();
    void reordered(); //!< after all moves: positions are new
    //! How a job stands now, whether it has a tile or not.
    void seen(const limner::Job &job);

private:
    struct Entry {
        Job job = {};
        JobProgress progress = {};
        JobTile tile = {};
    };
    void refreshJob(const Job &job);
    void refreshProgress(const QString &id, const JobProgress &progress);
    void letGo(const QString &id);
    void insert(Job job);
    void remove(int index);
    void render(int index);
    [[nodiscard]] JobTile tileOf(const Job &job, const JobProgress &progress);
    void takeOrder(const std::vector<Place> &order);
    void move(int from, int to);
    void takeStand(const QueueStand &stand);

    JobQueue &m_queue;
    std::vector<Entry> m_entries;
    QueueStand m_stand;
};

} // namespace limner
