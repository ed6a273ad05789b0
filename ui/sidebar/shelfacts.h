#pragma once

#include "core/base/error.h"
#include "core/library/shelves.h"
#include "ui/common/services.h"

#include <QObject>

#include <functional>

namespace limner {

class PictureActs;
struct ShelfRow;

//! What is done to albums, tags and saved searches themselves; all of it can be undone.
class ShelfActs final : public QObject {
    Q_OBJECT
public:
    ShelfActs(const Services &services, PictureActs &undo, QObject *parent = nullptr);

    //! With a name that is free there; `albumMade` follows.
    void addAlbum(qint64 parent, const std::vector<Album> &there);
    void rename(const ShelfRow &row, const QString &name);
    void removeAlbum(qint64 album);
    //! Into `parent`, before `next` if one is named; 0 = to the end, nothing = where it falls.
    void moveAlbum(qint64 album, qint64 parent, std::optional<qint64> next);
    void setCover(qint64 album, ArtworkId picture);
    void recolour(qint64 tag, const QString &colour);
    void merge(qint64 tag, const Tag &into);
    void removeTag(qint64 tag);
    void removeSearch(const SavedSearch &search);
    void trashRejected();

signals:
    void albumMade(qint64 album);
    void told(const QString &message);
    void failed(const limner::Error &error);

private:
    //! Says what is wrong with a name, or hands the error on.
    void refuse(const Error &error);
    using Work = std::function<Result<>(Library &)>;
    //! What was done, to what, and how it is taken back; nothing where nothing changed.
    struct Done {
        QString name = {};
        Work takeBack = {};
    };
    using Doing = std::function<Result<Done>(Library &)>;
    void keep(const Work &takeBack, const QString &undo, const QString &undone);
    //! Asks for it, and keeps how it is taken back; the name goes into both texts.
    void change(const Doing &doing, const QString &undo, const QString &undone);
    void change(const Work &work, const Work &takeBack, const QString &undo, const QString &undone);
    //! As it was made; one that holds something by now stays.
    void takeAlbumBack(qint64 album, const QString &name);

    [[nodiscard]] static Result<Done> moved(Library &library, qint64 album, const Work &move);
    [[nodiscard]] static Result<Done> covered(Library &library, qint64 album, ArtworkId picture);
    [[nodiscard]] static Result<Done> recoloured(Library &library, qint64 tag,
                                                 const QString &colour);

    Remote<Library> m_library;
    Remote<ArtworkReader> m_reader;
    PictureActs &m_undo;
};

} // namespace limner
