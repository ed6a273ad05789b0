#pragma once

#include "core/picture/cutcopy.h"
#include "core/library/originals.h"
#include "ui/common/services.h"

#include <QObject>
#include <QThreadPool>

#include <optional>

namespace limner {

class GalleryActions;
struct ImportStand;

//! Makes a picture of its own of what somebody turned and cropped: a copy for others that tells
//! nothing but itself. It comes into the library like an import, so that nothing can lose it, goes
//! to the store like everything there, and then its link is copied. The original stays as it is.
class VersionMaker final : public QObject {
    Q_OBJECT
public:
    VersionMaker(const Services &services, GalleryActions &actions, QObject *parent);
    ~VersionMaker() override; //!< waits for a copy that is being made

    //! One at a time: false while one is under way.
    bool make(ArtworkId id, const PictureCut &cut);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

signals:
    void busyChanged(bool isBusy);

private:
    //! What is known before a pixel is read.
    struct Order {
        std::optional<Artwork> artwork = {};
        ShareWish wish = {};
    };
    //! A copy in a file of its own, which the import takes away.
    struct Made {
        QString path = {};
        QByteArray sha256 = {};
    };
    [[nodiscard]] static Result<Made> write(const QString &file, const ShareWish &wish,
                                            const PictureCut &cut);
    void begin(ArtworkId id, const Order &order, const PictureCut &cut);
    void bringIn(const Result<Made> &made);
    void find(const ImportStand &stand);
    void giveUp(const Error &error);
    void take(ArtworkId id);
    void copyLink(ArtworkId id);
    void end();

    Remote<Library> m_library;
    Remote<Outbox> m_outbox;
    Remote<Imports> m_imports;
    const Originals m_originals;
    GalleryActions &m_actions;
    QThreadPool m_pool;
    std::optional<Made> m_made; //!< on its way into the library
    ArtworkId m_waiting = 0;    //!< in the library, without a link yet
    bool m_isBusy = false;
    int m_copies = 0; //!< others put something on the clipboard
    int m_copiesBefore = 0;
};

} // namespace limner
