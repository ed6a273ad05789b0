#pragma once

#include "core/library/originals.h"
#include "ui/common/services.h"
#include "ui/gallery/artworkfactscache.h"
#include "ui/gallery/gridlayout.h"
#include "ui/gallery/rowquestions.h"
#include "ui/gallery/shownrows.h"
#include "ui/queue/jobtiles.h"

#include <QAbstractListModel>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <set>

namespace limner {

//! What goes out of the window with the pointer.
struct DragLoad {
    QList<QUrl> files = {};
    QStringList links = {};              //!< of those that have one
    std::vector<ArtworkId> missing = {}; //!< whose file is not on this computer
    std::optional<Error> unlinked = {};  //!< why the first without a link has none
};

//! The rows of the gallery: job tiles first, then pictures in the order of the query, of a closed
//! stack its first one. It holds ids; `data()`
//! never reads a file or the database. A new query resets it once it is answered, and so does a
//! change that touches too many places to be told one by one.
class GalleryModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { ArtworkIdRole = Qt::UserRole + 1, JobIdRole, StateRole };

    GalleryModel(const Services &services, JobTiles &jobs, QObject *parent = nullptr);

    //! `answered` follows; the rows stay as they are until then.
    void setQuery(const ArtworkQuery &query);
    [[nodiscard]] const ArtworkQuery &query() const { return m_questions.query(); }
    //! False while these are not yet the rows of the query, or the jobs have not been told yet.
    [[nodiscard]] bool isKnown() const { return m_questions.isAnswered() && m_jobs.isKnown(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    using TakeLoad = std::function<void(const DragLoad &)>;
    //! The originals and links of pictures; `take` hears of them unless `context` is gone.
    void askLoad(const std::vector<ArtworkId> &ids, const QObject *context, TakeLoad take) const;

    [[nodiscard]] const JobTiles &jobs() const { return m_jobs; }
    [[nodiscard]] int jobCount() const { return m_jobs.count(); }
    [[nodiscard]] bool isJob(int row) const { return row < m_jobs.count(); }
    [[nodiscard]] const JobTile &job(int row) const { return m_jobs.at(row); }
    //! 0 for a job tile.
    [[nodiscard]] ArtworkId artworkId(int row) const;
    //! nullptr until it is here; asking makes it come.
    [[nodiscard]] const ArtworkFacts *facts(int row) const;
    //! That of its stack while it is closed; -1 when it is not shown.
    [[nodiscard]] int rowOf(ArtworkId id) const;
    [[nodiscard]] int rowOfJob(const QString &jobId) const { return m_jobs.indexOf(jobId); }
    //! Pictures that match, with those that lie in a closed stack.
    [[nodiscard]] int pictureCount() const { return m_rows.pictures(); }
    //! What the tile of a row stands for: a picture, or all of a closed stack; none for a job.
    [[nodiscard]] std::vector<ArtworkId> pictures(int row) const;
    [[nodiscard]] StackPart stack(int row) const;
    //! Both are tiles of one open stack.
    [[nodiscard]] bool shareOpenStack(int row, int other) const;
    void setStackOpen(int row, bool isOpen);
    void setStacksOpen(bool isOpen);
    //! Of the jobs, then one a group.
    [[nodiscard]] std::vector<GridSection> sections() const;

signals:
    //! The rows are those of the query now.
    void answered();
    //! Headings changed without a row, at midnight.
    void sectionsChanged();

private:
    void connectServices(const Services &services);
    void connectJobs();
    void takeRows(const std::vector<ArtworkRow> &rows);
    void takeLook(const std::vector<ArtworkId> &ids, const std::vector<ArtworkRow> &rows);
    void addArtwork(ArtworkId id) { addArtworks({id}); }
    void addArtworks(const std::vector<ArtworkId> &ids);
    void removeArtworks(const std::vector<ArtworkId> &ids);
    void refreshMarks(const std::vector<ArtworkId> &ids);
    void apply(const ShownRows::Change &change);
    void insert(const std::vector<ArtworkRow> &rows);
    void remove(const std::vector<int> &indexes);
    void askAgain();
    [[nodiscard]] bool mayMoveByMarks() const;
    [[nodiscard]] GalleryOrder shownOrder() const
    {
        return m_ownOrder.isEmpty() ? query().order
                                    : GalleryOrder{SortBy::Likeness, GroupBy::Nothing};
    }
    void touch(ArtworkId id);
    void announceSoon();
    void announce();
    void waitForMidnight();
    [[nodiscard]] QString spokenArtwork(int row) const;
    [[nodiscard]] QString pictureTip(int row) const;

    const Originals m_originals;
    Remote<Outbox> m_outbox;
    Clock &m_clock;
    JobTiles &m_jobs;
    RowQuestions m_questions;
    ShownRows m_rows;
    QString m_ownOrder; // what the rows have instead of the artist's order; empty = nothing
    QByteArray m_zone;  // that periods are of
    bool m_isAskingAgain = false;
    mutable ArtworkFactsCache m_facts;
    QTimer m_frame;
    QTimer m_midnight;
    std::set<ArtworkId> m_touched;
    std::set<QString> m_touchedJobs;
};

} // namespace limner
