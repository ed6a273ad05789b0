#pragma once

#include "core/database/database.h"
#include "core/library/artwork.h"

#include <QObject>

#include <vector>

namespace limner {

struct Tag {
    qint64 id = 0;
    QString name = {};
    QString colour = {}; //!< `#rrggbb`; empty = none

    bool operator==(const Tag &) const = default;
};

//! What a merge took, so that it can be undone.
struct MergedTag {
    Tag gone = {};
    std::vector<ArtworkId> pictures = {}; //!< those that had it
    std::vector<ArtworkId> fresh = {};    //!< of them, those that got the other by it
};

//! Words that the artist gave pictures. Names differ by more than their case; a tag stays when its
//! last picture goes. What is done to many pictures is one commit and one signal. Errors of all:
//! NotFound; InvalidInput for a name (`keptName`) or a colour that cannot be; Conflict for a name
//! that another has; DiskFull, ReadOnly, Io, Database.
class Tags final : public QObject {
    Q_OBJECT
public:
    explicit Tags(Database &database, QObject *parent = nullptr);

    //! By name.
    [[nodiscard]] Result<std::vector<Tag>> all();
    [[nodiscard]] Result<std::vector<Tag>> of(ArtworkId artwork);

    //! The one of that name, or a new one; at most 10,000.
    [[nodiscard]] Result<Tag> called(const QString &name);
    //! Those of the pictures that did not have it.
    [[nodiscard]] Result<std::vector<ArtworkId>> give(qint64 tag,
                                                      const std::vector<ArtworkId> &ids);
    //! Those of the pictures that had it.
    [[nodiscard]] Result<std::vector<ArtworkId>> take(qint64 tag,
                                                      const std::vector<ArtworkId> &ids);
    [[nodiscard]] Result<> rename(qint64 tag, const QString &name);
    [[nodiscard]] Result<> recolour(qint64 tag, const QString &colour);
    //! The pictures of the first get the second; the first is gone.
    [[nodiscard]] Result<MergedTag> merge(qint64 tag, qint64 into);
    //! The pictures that had it, so that `called` and `give` bring it back.
    [[nodiscard]] Result<std::vector<ArtworkId>> remove(qint64 tag);

signals:
    void changed(); //!< there is a new one, one is gone, or has another name or colour
    void picturesChanged(const std::vector<limner::ArtworkId> &ids); //!< have other tags

private:
    [[nodiscard]] Result<std::vector<Tag>> read(const QString &where, const QVariantList &values);
    [[nodiscard]] Result<Tag> tag(qint64 id);
    [[nodiscard]] Result<std::vector<ArtworkId>> picturesOf(qint64 tag);

    Database &m_database;
};

} // namespace limner
