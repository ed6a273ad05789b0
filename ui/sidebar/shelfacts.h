#pragma once

#include "core/base/error.h"
#include "core/library/shelves.h"
#include "ui/common/services.h"

#include <QObject>

#include <functional>

namespace limner {

class PictureActs;
struct ShelfRow;

//! What is done to albums, tags and saved searches themselves. What takes something away, or puts
//! it elsewhere, can be undone.
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
    void addSearch(const QString &name, const QString &text);
    void removeSearch(const SavedSearch &search);
    void trashRejected();

signals:
    void albumMade(qint64 album);
    void told(const QString &message);
    void failed(const limner::Error &error);

private:
    //! Says what is wrong with a name, or hands the error on.
    void refuse(const Error &error);
    //! Asks for it, and takes it back as `takeBack` says.
    using Work = std::function<Result<>(Library &)>;
    void change(const Work &work, const Work &takeBack, const QString &undo, const QString &undone);

    Remote<Library> m_library;
    Remote<ArtworkReader> m_reader;
    PictureActs &m_undo;
};

} // namespace limner
