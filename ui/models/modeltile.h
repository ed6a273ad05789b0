#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace limner {

//! A model as a card shows it, in words that are ready to be painted.
struct ModelTile {
    QString key = {};  //!< `provider:owner/name`
    QString name = {}; //!< without its owner
    QString owner = {};
    QString facts = {}; //!< time, price, runs: what is known of them
    QString description = {};
    QString cover = {}; //!< address of its picture; empty = it has none
    QStringList badges = {};
    bool isFavourite = false;
    bool isInUse = false;
    QString spoken = {}; //!< all of it, for a screen reader
    bool operator==(const ModelTile &) const = default;
};

//! Cards below one heading.
struct TileShelf {
    QString title = {};
    QString note = {}; //!< right of the title
    std::vector<ModelTile> tiles = {};
    bool isFolded = false; //!< its first line only, until one asks for more
    bool operator==(const TileShelf &) const = default;
};

} // namespace limner
