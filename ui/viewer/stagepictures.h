#pragma once

#include "ui/viewer/fullpictures.h"

#include <QCache>
#include <QTimer>

namespace limner {

//! What is at hand of a picture, for painting.
struct StagePicture {
    QSize size = {};      //!< of the whole picture as it is seen; of its likeness until known
    QImage likeness = {}; //!< its thumbnail
    QImage fitted = {};   //!< as many pixels as the view has, or fewer
    QImage whole = {};    //!< all of them, or as many as are held
    std::optional<Error> error = {};
    bool isLoaded = false; //!< `fitted` is here, or will never be

    [[nodiscard]] bool isEmpty() const
    {
        return likeness.isNull() && fitted.isNull() && whole.isNull();
    }
    //! The most there is.
    [[nodiscard]] const QImage &best() const;
};

//! The pictures of the viewer as they come: the thumbnail first, then as many pixels as the view
//! has, then all.
class StagePictures final : public QObject {
    Q_OBJECT
public:
    explicit StagePictures(const Services &services, QObject *parent = nullptr);

    void setView(QSize device) { m_full.setView(device); }
    //! These are looked at; after them `soon` may be. All pixels are read when they are looked at
    //! closely, and when one stays with a picture that is not large.
    void show(const std::vector<ArtworkId> &ids, const std::vector<ArtworkId> &soon, bool closely);
    [[nodiscard]] StagePicture picture(ArtworkId id) const;
    [[nodiscard]] FullPictures &full() { return m_full; }
    [[nodiscard]] const FullPictures &full() const { return m_full; }
    void clear();

signals:
    void changed(limner::ArtworkId id);

private:
    void wish();
    [[nodiscard]] bool wantsAll(ArtworkId id) const;

    Remote<Thumbnails> m_thumbnails;
    FullPictures m_full;
    QCache<ArtworkId, QImage> m_likenesses;
    std::set<ArtworkId> m_wanted;
    std::vector<ArtworkId> m_shown;
    std::vector<ArtworkId> m_next;
    bool m_isClose = false;
    QTimer m_rest; // runs while one has only just come to a picture
};

} // namespace limner
