#pragma once

#include "core/upload/artworkfacts.h"
#include "ui/gallery/gridlayout.h"
#include "ui/gallery/tilefigure.h"

#include <QCache>
#include <QPixmap>

class QPainter;

namespace limner {

struct Tokens;

//! How one tile is to be drawn.
struct TileState {
    bool hovered = false;
    bool selected = false;
    bool current = false;               //!< and the view has the focus
    std::optional<TileAction> hot = {}; //!< the painted button under the pointer
    StackPart stack = {};
};

//! Draws tiles. It never decodes a picture and never reads anything; small icons are kept.
class TilePainter {
public:
    //! Forgets icons drawn in old colours.
    void setTheme(const Tokens &tokens, const QFont &font);

    //! `facts` and `pixmap` may be missing.
    void paintArtwork(QPainter &painter, QRect cell, const ArtworkFacts *facts,
                      const QPixmap *pixmap, bool failed, const TileState &state);
    void paintJob(QPainter &painter, QRect cell, const JobTile &tile, const QDateTime &now,
                  const TileState &state);
    //! Below the tiles of open stacks; each rectangle is one line of one of them.
    void paintStackGround(QPainter &painter, const std::vector<QRect> &lines);
    void paintHeading(QPainter &painter, QRect rect, const GridSection &section, QDate today);

private:
    struct Kept { //!< what a small picture was drawn for
        QString name;
        QRgb colour = 0;
        int width = 0; //!< logical pixels, or how many stars
        qreal ratio = 1;

        bool operator==(const Kept &) const = default;
        friend size_t qHash(const Kept &kept, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, kept.name, kept.colour, kept.width, kept.ratio);
        }
    };
    void paintFrame(QPainter &painter, QRect cell, const TileState &state);
    void paintKind(QPainter &painter, QRect cell, const Artwork &artwork);
    void paintEdges(QPainter &painter, QRect cell);
    void paintPicture(QPainter &painter, QRect cell, QRect front, const QPixmap &pixmap);
    void paintBadge(QPainter &painter, QRect cell, const QString &text, bool bad);
    void paintMarks(QPainter &painter, QRect cell, const QStringList &icons);
    void paintBadges(QPainter &painter, QRect cell, const ArtworkFacts *facts,
                     const TileState &state);
    void paintCornerBadge(QPainter &painter, const TileButton &badge, const TileState &state);
    void paintRating(QPainter &painter, QRect cell, int rating);
    void paintButtons(QPainter &painter, QRect cell, const ArtworkFacts &facts,
                      const TileState &state);
    void paintLinks(QPainter &painter, const std::vector<TileButton> &links, const QFont &font,
                    const TileState &state);
    void paintCorner(QPainter &painter, const TileButton &button, const TileState &state);
    void paintIcon(QPainter &painter, QRect rect, const QString &name, const QColor &colour);

    const Tokens *m_tokens = nullptr;
    QFont m_font;
    QCache<Kept, QPixmap> m_icons{200};
};

} // namespace limner
