#pragma once

#include "core/base/remote.h"
#include "core/library/artwork.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <vector>

namespace limner {

class ThumbnailLoader;
class Thumbnails;

//! Small pictures in a row, one of them the one that is looked at; others may be compared with it.
//! A click chooses, and each can be led away.
class Filmstrip final : public QWidget {
    Q_OBJECT
public:
    explicit Filmstrip(Remote<Thumbnails> thumbnails, QWidget *parent = nullptr);

    //! How many fit.
    [[nodiscard]] int room() const;
    //! Stand in the middle.
    void setPictures(const std::vector<ArtworkId> &ids);
    [[nodiscard]] const std::vector<ArtworkId> &pictures() const { return m_ids; }
    //! 0 = none.
    void setCurrent(ArtworkId id);
    void setCompared(const std::vector<ArtworkId> &ids);
    //! Edge of a picture, logical pixels.
    void setEdge(int edge);

    //! Somebody leads one away and has not let go.
    [[nodiscard]] bool isHeld() const { return m_isLed; }
    //! Null until it is here.
    [[nodiscard]] QPixmap picture(ArtworkId id) const;

    [[nodiscard]] QRect place(int index) const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen(limner::ArtworkId id);
    //! Somebody leads it away, with Alt its link: `isHeld` until they let go.
    void dragWanted(limner::ArtworkId id, bool isLink);
    //! As many fit as `room()` says now.
    void resized();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void want();
    [[nodiscard]] int at(QPoint point) const;

    ThumbnailLoader *m_loader = nullptr;
    QTimer m_again; //!< asks for what the gallery's wishes pushed out
    std::vector<ArtworkId> m_ids;
    std::vector<ArtworkId> m_compared;
    ArtworkId m_current = 0;
    ArtworkId m_pressed = 0; // nothing is known yet of what shall become of it
    QPoint m_from;
    bool m_isLed = false;
    int m_edge = 84;
};

} // namespace limner
