#pragma once

#include "core/base/errands.h"
#include "core/library/originals.h"
#include "ui/common/services.h"
#include "ui/viewer/readpicture.h"

#include <QObject>

#include <map>
#include <set>
#include <vector>

namespace limner {

//! Whole pictures for the viewer: read on a pool, the one that is looked at first, then those that
//! may be next; kept up to a number of bytes. Of those that nobody wants any more a few stay as
//! they were fitted. Looking one up never reads a file.
class FullPictures final : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 budget = 256LL << 20; //!< bytes of pixels that are wanted
    static constexpr qint64 spare = 32LL << 20;   //!< and of those that are not any more

    struct Wish {
        ArtworkId id = 0;
        PictureDetail detail = PictureDetail::Fitted;
        auto operator<=>(const Wish &) const = default;
    };

    explicit FullPictures(const Services &services, QObject *parent = nullptr);

    //! The room that pictures are fitted into, device pixels. What was fitted into another is read
    //! again when it is wanted.
    void setView(QSize device);
    //! What should be here, most urgent first; anything else that has not begun is dropped. The
    //! first one stays whatever the budget.
    void want(const std::vector<Wish> &wishes);
    [[nodiscard]] bool isWanted(const Wish &wish) const;
    //! nullptr until it is here; one with an error when it cannot be.
    [[nodiscard]] const ReadPicture *find(ArtworkId id, PictureDetail detail) const;
    //! Looks whether its file is still the one that was read, and reads it again if not.
    void check(ArtworkId id);
    //! Its file may be another one now, or back again.
    void forget(ArtworkId id);
    void clear();
    [[nodiscard]] qint64 bytes() const;

signals:
    //! `find` tells something new.
    void arrived(limner::ArtworkId id);
    //! Another program wrote into the file that is shown; it is read again.
    void rewritten(limner::ArtworkId id);

private:
    struct Kept {
        ReadPicture picture = {};
        QString path = {};
        QSize view = {};
        quint64 used = 0;
    };
    [[nodiscard]] bool isHere(const Wish &wish) const;
    void next();
    void read(const Wish &wish, const QString &path);
    void keep(const Wish &wish, Kept kept, int asked);
    void takeStamp(ArtworkId id, const FileStamp &stamp);
    [[nodiscard]] qint64 bytesOf(bool wanted) const;
    void drop(const Wish &wish);
    void makeRoom();

    const Originals m_originals;
    Remote<ArtworkReader> m_reader;
    static constexpr int threads = 2; // one may be busy with a picture nobody wants any more
    Errands m_errands{this, threads};
    QSize m_view = {1, 1};
    std::vector<Wish> m_wishes;  // most urgent first
    std::vector<Wish> m_waiting; // the same without those that are here or under way
    std::set<Wish> m_running;
    std::map<Wish, Kept> m_kept;
    quint64 m_uses = 0;
    int m_asked = 0; // by which an answer knows that it is of no use any more
};

} // namespace limner
