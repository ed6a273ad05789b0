#pragma once

#include "ui/common/theme.h"
#include "ui/models/modeltile.h"

#include <QFont>
#include <QRect>

class QPainter;
class QPixmap;

namespace limner {

//! Paints one card of a model, and headings.
class ModelCardPainter {
public:
    enum class Words {
        Short, //!< name, owner, facts
        Long   //!< and two lines of description, where nothing beside the cards tells it
    };
    struct Look {
        const QPixmap *cover = nullptr; //!< not here yet, or there is none
        bool isCurrent = false;
        bool hasFocus = false;
        bool isHovered = false;
    };

    void setTheme(const Tokens &tokens, const QFont &font);
    void setWords(Words words) { m_words = words; }
    //! Of what stands below the cover.
    [[nodiscard]] int wordsHeight() const;
    //! Where the star of a card is, over its cover.
    [[nodiscard]] static QRect starOf(QRect cover);

    void paintHeading(QPainter &painter, QRect rect, const QString &title, const QString &note,
                      bool isLink) const;
    void paint(QPainter &painter, QRect card, QRect cover, const ModelTile &tile,
               const Look &look) const;

private:
    void paintCover(QPainter &painter, QRect cover, const ModelTile &tile, const Look &look) const;
    void paintBadges(QPainter &painter, QRect cover, const ModelTile &tile) const;
    void paintWords(QPainter &painter, QRect area, const ModelTile &tile) const;
    [[nodiscard]] QFont sized(int pixels, int weight = QFont::Normal) const;

    const Tokens *m_tokens = &darkTokens();
    QFont m_font;
    Words m_words = Words::Short;
};

} // namespace limner
