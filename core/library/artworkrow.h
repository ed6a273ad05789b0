#pragma once

#include "core/library/artwork.h"

#include <memory>

namespace limner {

//! The words that a row is ordered by, where its order asks for any.
struct RowWords {
    QString heading = {};       //!< of its group: a model's, album's or provider's name
    QByteArray headingKey = {}; //!< the same, as names are compared
    QByteArray name = {};       //!< the picture's own, as names are compared
};

//! What the grid needs of every picture, nothing more.
struct ArtworkRow {
    ArtworkId id = 0;
    qint64 createdMs = 0;
    qint64 stack = 0; //!< pictures of one stack have the same; 0 = not asked for
    qint64 group = 0; //!< under one heading they have the same; 0 = none, or not asked for
    double value = 0; //!< what they are sorted by, where that is a number
    std::shared_ptr<const RowWords> words = {};

    bool operator==(const ArtworkRow &other) const { return id == other.id; }
};

} // namespace limner
