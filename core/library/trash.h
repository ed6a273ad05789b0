#pragma once

#include "core/base/clock.h"
#include "core/database/database.h"
#include "core/library/originals.h"

#include <QObject>

#include <functional>
#include <vector>

namespace limner {

//! What becomes of the copy in the store when a picture is deleted for good.
enum class RemoteCopy { AsSet, Removed, Kept };

//! What lies in the trash.
struct TrashStand {
    int pictures = 0;
    qint64 bytes = 0;
    int stored = 0; //!< with a copy in a store
    bool operator==(const TrashStand &) const = default;
};

//! Pictures on their way out: to the trash and back, in one commit and one signal for many. A file
//! stays where it is until it is erased.
class Trash final : public QObject {
    Q_OBJECT
public:
    Trash(Database &database, const Originals &originals, Clock &clock, QObject *parent = nullptr);

    //! Those that were not there already.
    std::vector<ArtworkId> put(const std::vector<ArtworkId> &ids);
    std::vector<ArtworkId> restore(const std::vector<ArtworkId> &ids);
    //! Of these; empty = of all that lie there.
    [[nodiscard]] TrashStand stand(const std::vector<ArtworkId> &ids = {});
    //! Trashed before then, the first ones first.
    [[nodiscard]] Result<std::vector<ArtworkId>> trashedBefore(const QDateTime &time);
    //! Deletes files and rows of those among these that lie in the trash; never one whose upload is
    //! under way. Returns how many. A file that cannot be deleted keeps its row. Before the rows
    //! go, and in the same transaction, whoever has something of these pictures elsewhere takes it
    //! over.
    [[nodiscard]] Result<int> erase(const std::vector<ArtworkId> &ids,
                                    RemoteCopy copy = RemoteCopy::AsSet);
    //! The same of all that were trashed before then.
    [[nodiscard]] Result<int> purge(const QDateTime &before);

    using Farewell = std::function<Result<>(const std::vector<ArtworkId> &ids, RemoteCopy copy)>;
    void setFarewell(Farewell farewell) { m_farewell = std::move(farewell); }

signals:
    void trashed(const std::vector<limner::ArtworkId> &ids);
    void restored(const std::vector<limner::ArtworkId> &ids);
    void erased(const std::vector<limner::ArtworkId> &ids);
    void failed(const limner::Error &error); //!< nothing was written

private:
    [[nodiscard]] std::vector<ArtworkId> change(const std::vector<ArtworkId> &ids,
                                                const QVariant &when, const QString &condition);

    Database &m_database;
    const Originals &m_originals;
    Clock &m_clock;
    Farewell m_farewell;
};

} // namespace limner
