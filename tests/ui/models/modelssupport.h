#pragma once

#include "core/provider/modelcard.h"
#include "ui/models/modeltile.h"

namespace limner::test {

inline ModelCard card(const QString &name, const QString &description = {},
                      const QString &provider = QStringLiteral("replicate"))
{
    ModelCard out;
    out.provider = provider;
    out.name = name;
    out.description = description;
    return out;
}

inline TileShelf shelf(const QString &title, int count, bool isFolded)
{
    TileShelf out{.title = title, .isFolded = isFolded};
    for (int i = 0; i < count; ++i) {
        ModelTile tile;
        tile.key = title + QString::number(i);
        tile.name = tile.key;
        tile.spoken = QStringLiteral("model ") + tile.key;
        out.tiles.push_back(tile);
    }
    return out;
}

} // namespace limner::test
