#pragma once

#include "core/base/clock.h"
#include "core/database/database.h"
#include "core/library/originals.h"

#include <QObject>

#include <functional>
#include <vector>

namespace limner {

//! Pictures on their way out: to the trash and back, in one commit and one signal for many. A file
//! stays where it is until `purge`.
class Trash final : public QObject {
    Q_OBJECT
public:
    Trash(Database &database, const Originals &originals, Clock &clock, QObject *parent = nullptr);

    //! Those that were not there already.
    std::vector<ArtworkId> put(const std::vector<ArtworkId> &ids);
    std::vector<ArtworkId> restore(const std::vector<ArtworkId> &ids);
    //! Deletes files and rows trashed before `before`; never one whose upload is under way. Returns
    //! how many. A file that cannot be deleted keeps its row. Before the rows go, and in the same
    //! transaction, whoever has something of these pictures elsewhere takes it over.
    [[nodiscard]] Result<int> purge(const QDateTime &before);

    using Farewell = std::function<Result<>(const std::vector<ArtworkId> &ids)>;
    void setFarewell(Farewell farewell) { m_farewell = std::move(farewell); }

signals:
    void trashed(const std::vector<limner::ArtworkId> &ids);
    void restored(const std::vector<limner::ArtworkId> &ids);
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
