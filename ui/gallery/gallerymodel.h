#pragma once

#include "core/library/library.h"
#include "ui/gallery/artworkfacts.h"
#include "ui/gallery/gridlayout.h"
#include "ui/queue/jobtiles.h"

#include <QAbstractListModel>
#include <QTimer>

#include <set>
#include <unordered_set>

namespace limner {

//! The rows of the gallery: job tiles first, then pictures, newest first. It holds ids; `data()`
//! never reads a file or the database. A new query resets it, and so does a change that touches
//! too many places to be told one by one.
class GalleryModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { ArtworkIdRole = Qt::UserRole + 1, JobIdRole, StateRole };

    GalleryModel(Library &library, JobQueue &queue, Outbox &outbox, Clock &clock,
                 QObject *parent = nullptr);

    void setQuery(const ArtworkQuery &query);
    [[nodiscard]] const ArtworkQuery &query() const { return m_query; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    //! The originals as files, their links as text when they have one.
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

    [[nodiscard]] const JobTiles &jobs() const { return m_jobs; }
    [[nodiscard]] int jobCount() const { return m_jobs.count(); }
    [[nodiscard]] bool isJob(int row) const { return row < m_jobs.count(); }
    [[nodiscard]] const JobTile &job(int row) const { return m_jobs.at(row); }
    //! 0 for a job tile.
    [[nodiscard]] ArtworkId artworkId(int row) const;
    //! nullptr until it was read; asking makes it so.
    [[nodiscard]] const ArtworkFacts *facts(int row) const;
    //! -1 when it is not shown.
    [[nodiscard]] int rowOf(ArtworkId id) const;
    [[nodiscard]] int rowOfJob(const QString &jobId) const { return m_jobs.indexOf(jobId); }
    //! "Generating", then one a day.
    [[nodiscard]] std::vector<GridSection> sections() const;

signals:
    //! Headings changed without a row, at midnight.
    void sectionsChanged();

private:
    void connectJobs();
    void addArtwork(ArtworkId id) { addArtworks({id}); }
    void addArtworks(const std::vector<ArtworkId> &ids);
    void removeArtworks(const std::vector<ArtworkId> &ids);
    void refreshMarks(const std::vector<ArtworkId> &ids);
    void insert(const std::vector<ArtworkRow> &rows);
    void remove(const std::unordered_set<ArtworkId> &ids);
    void touch(ArtworkId id);
    void fill();
    void announce();
    void waitForMidnight();
    [[nodiscard]] int indexOf(const ArtworkRow &wanted) const;
    [[nodiscard]] QString spokenArtwork(int row) const;
    [[nodiscard]] QString pictureTip(int row) const;

    Library &m_library;
    Outbox &m_outbox;
    Clock &m_clock;
    JobTiles m_jobs;
    ArtworkQuery m_query;
    std::vector<ArtworkRow> m_rows;
    mutable ArtworkFactsCache m_facts;
    mutable QTimer m_fill;
    QTimer m_frame;
    QTimer m_midnight;
    std::set<ArtworkId> m_touched;
    std::set<QString> m_touchedJobs;
};

} // namespace limner
