#pragma once

#include "core/base/clock.h"
#include "core/database/database.h"
#include "core/library/artwork.h"

#include <QObject>

#include <vector>

namespace limner {

struct Album {
    qint64 id = 0;
    qint64 parent = 0; //!< 0 = at the top
    QString name = {};
    ArtworkId cover = 0; //!< the chosen picture, else its first; 0 = it has none
    bool isCoverChosen = false;
    QDateTime createdAt = {};

    bool operator==(const Album &) const = default;
};

//! Where an album stands.
struct AlbumPlace {
    qint64 album = 0;
    qint64 parent = 0;   //!< 0 = at the top
    qint64 position = 0; //!< among those beside it; 0 = by name

    bool operator==(const AlbumPlace &) const = default;
};

//! What goes with an album, so that it can come back.
struct RemovedAlbum {
    Album album = {};
    qint64 position = 0;
    std::vector<ArtworkId> pictures = {}; //!< in its order
    std::vector<Album> inner = {};        //!< the albums that lay in it, as they were called there

    bool operator==(const RemovedAlbum &) const = default;
};

//! Albums: nested at most 16 deep, each with its pictures in an order of its own. A picture may lie
//! in many; in the trash it keeps its places. What is done to many pictures is one commit and one
//! signal. Errors of all: NotFound; InvalidInput for a name that cannot be (`keptName`), an album
//! that would be inside itself or too deep, and too many of them; Conflict for a name that another
//! at the same place has, whatever its case; DiskFull, ReadOnly, Io, Database.
class Albums final : public QObject {
    Q_OBJECT
public:
    Albums(Database &database, Clock &clock, QObject *parent = nullptr);

    //! Those at the same place in the artist's order, else by name.
    [[nodiscard]] Result<std::vector<Album>> all();
    [[nodiscard]] Result<std::vector<Album>> of(ArtworkId artwork);
    //! In its order, without what is in the trash and what lies in albums inside it.
    [[nodiscard]] Result<std::vector<ArtworkId>> pictures(qint64 album);

    //! At most 10,000.
    [[nodiscard]] Result<Album> add(const QString &name, qint64 parent = 0);
    [[nodiscard]] Result<> rename(qint64 album, const QString &name);
    //! To where it falls by itself: behind those that were arranged, else by name.
    [[nodiscard]] Result<> move(qint64 album, qint64 parent);
    //! The same, right before `next`, which lies there; 0 = to the end.
    [[nodiscard]] Result<> arrange(qint64 album, qint64 parent, qint64 next);
    //! Of all, by number; `putBack` takes those that changed.
    [[nodiscard]] Result<std::vector<AlbumPlace>> places();
    //! In one commit; those that are gone by now stay gone.
    [[nodiscard]] Result<> putBack(const std::vector<AlbumPlace> &places);
    //! One of its pictures; 0 = its first.
    [[nodiscard]] Result<> setCover(qint64 album, ArtworkId artwork);
    //! Its pictures stay in the library, the albums inside it move up; one whose name is taken
    //! there becomes "name 2".
    [[nodiscard]] Result<RemovedAlbum> remove(qint64 album);
    //! Whether it went: one in which anything lies stays, what is in the trash included.
    [[nodiscard]] Result<bool> removeIfEmpty(qint64 album);
    //! One that was removed, with what of it is still there; Conflict when its name is taken.
    [[nodiscard]] Result<> restore(const RemovedAlbum &removed);

    //! Behind those that are there, in the order given; those that were not there yet.
    [[nodiscard]] Result<std::vector<ArtworkId>> put(qint64 album,
                                                     const std::vector<ArtworkId> &ids);
    //! The same inside a transaction of the caller, who tells of it; nothing where the album is
    //! gone.
    [[nodiscard]] Result<> receive(qint64 album, const std::vector<ArtworkId> &ids);
    //! Those that were there.
    [[nodiscard]] Result<std::vector<ArtworkId>> take(qint64 album,
                                                      const std::vector<ArtworkId> &ids);
    //! Those of them that lie in it go together, in the order given, before `next`; 0 = to the end.
    [[nodiscard]] Result<> place(qint64 album, const std::vector<ArtworkId> &ids, ArtworkId next);

signals:
    void changed(); //!< there is a new one, one is gone, or has another name, place or cover
    void picturesChanged(const std::vector<limner::ArtworkId> &ids); //!< lie in other albums
    void orderChanged(qint64 album);

private:
    [[nodiscard]] Result<> mustBe(qint64 album);
    [[nodiscard]] Result<> mayHold(qint64 parent, qint64 album);
    [[nodiscard]] Result<> changeOne(const QString &sql, const QVariantList &values);
    [[nodiscard]] Result<std::vector<ArtworkId>> ordered(qint64 album);
    [[nodiscard]] Result<qint64> lastPosition(qint64 parent);

    Database &m_database;
    Clock &m_clock;
};

} // namespace limner
