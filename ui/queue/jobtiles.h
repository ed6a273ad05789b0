#pragma once

#include "core/base/remote.h"
#include "core/queue/jobqueue.h"
#include "ui/queue/jobtile.h"

#include <QObject>

#include <vector>

namespace limner {

//! The jobs as the window sees them: a tile for each that deserves one, in queue order, and how the
//! whole queue stands. Once its pictures are here a job needs none: how their uploads go is theirs
//! to say. One for the whole window; it follows the queue, which may live on another thread.
class JobTiles final : public QObject {
    Q_OBJECT
public:
    explicit JobTiles(Remote<JobQueue> queue, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return int(m_entries.size()); }
    [[nodiscard]] const JobTile &at(int index) const { return m_entries[size_t(index)].tile; }
    //! -1 when it has no tile.
    [[nodiscard]] int indexOf(const QString &jobId) const;
    //! nullptr when it has no tile; good until the next event.
    [[nodiscard]] const Job *job(const QString &id) const;
    [[nodiscard]] JobProgress progress(const QString &id) const;
    [[nodiscard]] const QueueStand &stand() const { return m_stand; }
    //! False until the queue has answered for the first time.
    [[nodiscard]] bool isKnown() const { return m_isKnown; }
    //! What was paid for is kept at the provider for a while only: of these it is asked again
    //! whether it can still be fetched.
    void lookAgain(const QStringList &ids);

signals:
    void aboutToInsert(int index);
    void inserted();
    void aboutToRemove(int index);
    void removed();
    void changed(int index);
    void aboutToMove(int from, int to);
    void moved();
    void reordered(); //!< after all moves: positions are new
    void standChanged();
    //! How a job stands now, whether it has a tile or not; its tile has followed.
    void seen(const limner::Job &job);

private:
    struct Entry {
        Job job = {};
        JobProgress progress = {};
        bool isFetchable = false; //!< as the queue has last told
        JobTile tile = {};
    };
    struct Beginning {
        std::vector<Entry> entries = {};
        QueueStand stand = {};
    };
    [[nodiscard]] static Beginning read(JobQueue &queue);
    void connectQueue();
    void begin(Beginning beginning);
    void refreshJob(const Job &job);
    void place(const Job &job);
    void refreshProgress(const QString &id, const JobProgress &progress);
    void noteFetchable(const QString &id, bool isFetchable);
    void letGo(const QString &id);
    void insert(Entry entry);
    void remove(int index);
    void render(int index);
    [[nodiscard]] JobTile tileOf(const Entry &entry) const;
    void takeOrder(const std::vector<Place> &order);
    void move(int from, int to);
    void takeStand(const QueueStand &stand);

    Remote<JobQueue> m_queue;
    std::vector<Entry> m_entries;
    QueueStand m_stand;
    bool m_isKnown = false;
};

} // namespace limner
