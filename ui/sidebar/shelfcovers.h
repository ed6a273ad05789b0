#pragma once

#include "core/base/remote.h"
#include "core/library/artwork.h"

#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QTimer>

#include <set>
#include <vector>

namespace limner {

class Thumbnails;

//! The small covers of albums. The gallery comes first: what it crosses out is asked for again.
class ShelfCovers final : public QObject {
    Q_OBJECT
public:
    //! Logical pixels.
    static constexpr int edge = 22;

    ShelfCovers(Remote<Thumbnails> thumbnails, QObject *parent);

    //! For a screen of this many device pixels a pixel. Only these are kept.
    void want(const std::vector<ArtworkId> &ids, qreal ratio);
    //! nullptr while it is not here.
    [[nodiscard]] const QPixmap *pixmap(ArtworkId id) const;

signals:
    void loaded();

private:
    void ask();
    void take(ArtworkId id, const QImage &image);

    Remote<Thumbnails> m_thumbnails;
    QHash<ArtworkId, QPixmap> m_pixmaps;
    std::set<ArtworkId> m_missing;
    QTimer m_again;
    int m_tries = 0;
    qreal m_ratio = 1;
};

} // namespace limner
