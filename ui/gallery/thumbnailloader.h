#pragma once

#include "core/base/errands.h"
#include "core/base/remote.h"
#include "core/library/artwork.h"

#include <QCache>
#include <QObject>
#include <QPixmap>

#include <set>
#include <vector>

namespace limner {

class Thumbnails;

//! Pixmaps of tiles: cropped to the cell and rounded on a pool thread, kept up to a number of
//! bytes, asked for visible ones first. Looking one up never decodes.
class ThumbnailLoader final : public QObject {
    Q_OBJECT
public:
    //! Whether what others have asked for is dropped by what is wanted here.
    enum class Others { Dropped, Kept };
    explicit ThumbnailLoader(Remote<Thumbnails> thumbnails, QObject *parent = nullptr,
                             Others others = Others::Dropped);

    //! Size of a tile in device pixels, and how round its corners are there.
    void setTile(QSize device, qreal ratio, int radius);
    //! What should be here, most urgent first; requests for anything else are dropped.
    void want(const std::vector<ArtworkId> &ids);
    //! nullptr while it is not here. May still have the size of an earlier zoom.
    [[nodiscard]] const QPixmap *pixmap(ArtworkId id) const { return m_pixmaps.object(id); }
    [[nodiscard]] bool hasFailed(ArtworkId id) const { return m_failed.contains(id); }

signals:
    void loaded(limner::ArtworkId id);

private:
    //! The small one is asked for first wherever it may do; where it is too narrow for the tile it
    //! is shown until the large one is here.
    [[nodiscard]] int firstEdge() const;
    [[nodiscard]] bool fillsTile(QSize picture) const;
    void giveUp(ArtworkId id, int edge);
    void crop(ArtworkId id, int edge, const QImage &image);
    void keep(ArtworkId id, QSize device, QImage tile);

    Remote<Thumbnails> m_thumbnails;
    Others m_others;
    Errands m_errands{this};
    QCache<ArtworkId, QPixmap> m_pixmaps;
    std::set<ArtworkId> m_wanted;
    std::set<ArtworkId> m_failed;
    QSize m_device = {180, 180};
    qreal m_ratio = 1;
    int m_radius = 8;
};

} // namespace limner
