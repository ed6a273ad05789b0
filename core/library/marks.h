#pragma once

#include "core/database/database.h"
#include "core/library/artwork.h"

#include <QObject>

#include <vector>

namespace limner {

//! What the artist thinks of pictures. What is done to many is one commit and one signal; those
//! that it changed come back as they were before, so that it can be undone.
class Marks final : public QObject {
    Q_OBJECT
public:
    explicit Marks(Database &database, QObject *parent = nullptr);

    std::vector<ArtworkMarks> setFavourite(const std::vector<ArtworkId> &ids, bool favourite);
    std::vector<ArtworkMarks> setRating(const std::vector<ArtworkId> &ids, int rating);
    std::vector<ArtworkMarks> setRejected(const std::vector<ArtworkId> &ids, bool rejected);
    void set(const std::vector<ArtworkMarks> &marks);

signals:
    void changed(const std::vector<limner::ArtworkId> &ids);
    void failed(const limner::Error &error); //!< nothing was written

private:
    [[nodiscard]] std::vector<ArtworkMarks> mark(const std::vector<ArtworkId> &ids,
                                                 const QString &column, int value);
    [[nodiscard]] Result<> write(const std::vector<ArtworkMarks> &marks);

    Database &m_database;
};

} // namespace limner
