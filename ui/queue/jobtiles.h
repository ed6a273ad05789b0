#pragma once

#include "core/queue/jobqueue.h"
#include "core/upload/upload.h"
#include "ui/queue/jobtile.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace limner {

class Clock;
class Library;
class Outbox;

//! The tiles of all jobs that deserve one, in queue order. A job of this session keeps its tile
//! after it is done, for as long as its pictures are on their way to the store.
class JobTiles final : public QObject {
    Q_OBJECT
public:
    JobTiles(JobQueue &queue, Outbox &outbox, Library &library, Clock &clock,
             QObject *parent = nullptr);

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

private:
    struct Picture {
        ArtworkId id = 0;
        qint64 bytes = 0;
        qint64 sent = 0;
        UploadState state = UploadState::Pending;
        QDateTime retryAt = {};
    };
    struct Entry {
        Job job = {};
        JobProgress progress = {};
        std::vector<Picture> pictures = {};
        JobTile tile = {};
    };
    void refreshJob(const Job &job);
    void refreshProgress(const QString &id, const JobProgress &progress);
    void noteKept(const QString &id, ArtworkId picture);
    void letGo(const QString &id);
    void refreshUpload(ArtworkId id);
    void refreshSent(ArtworkId id, qint64 sent);
    void showUploads(int index);
    //! The picture and its entry's index, or nothing.
    [[nodiscard]] std::pair<Picture *, int> find(ArtworkId id);
    void insert(Job job);
    void remove(int index);
    void render(int index);
    void takeOrder(const std::vector<Place> &order);
    void move(int from, int to);
    void takeStand(const QueueStand &stand);
    [[nodiscard]] static UploadSum uploadsOf(const Entry &entry);
    void dropFinished();

    JobQueue &m_queue;
    Outbox &m_outbox;
    Library &m_library;
    Clock &m_clock;
    std::vector<Entry> m_entries;
    QueueStand m_stand;
    QTimer m_patience;
};

} // namespace limner
