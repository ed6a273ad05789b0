#pragma once

#include "ui/queue/jobtiles.h"

#include <QAbstractListModel>

#include <vector>

namespace limner {

//! The rows of the queue panel: what runs, what waits in its order, what needs a person. Waiting
//! rows are reordered by drag: the model only says what is wanted, the queue does it.
class QueueModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Group { Running, Waiting, Troubled };
    enum Role { JobIdRole = Qt::UserRole + 1, GroupRole };
    static constexpr const char *mimeType = "application/x-limner-jobs";

    QueueModel(JobTiles &jobs, Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row,
                                       int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

    [[nodiscard]] const JobTile &tile(int row) const { return m_rows[size_t(row)]; }
    [[nodiscard]] int rowOf(const QString &jobId) const;
    [[nodiscard]] static Group groupOf(const JobTile &tile);
    [[nodiscard]] bool countsDown() const;
    //! False until the queue has told what is in it.
    [[nodiscard]] bool isKnown() const { return m_tiles.isKnown(); }
    //! The job to stand before when dropped at `row`; "" = behind the last.
    [[nodiscard]] QString waitingAt(int row) const;

signals:
    void moveWanted(const QStringList &jobIds, const QString &before);

private:
    void put(int index);
    void drop(const QString &jobId);
    void takeOrder();
    [[nodiscard]] int placeFor(const JobTile &tile) const;

    JobTiles &m_tiles;
    Clock &m_clock;
    std::vector<JobTile> m_rows;
    int m_arriving = 0; // the tile that is about to come
    QString m_leaving;  // the job whose tile is about to go
};

} // namespace limner
