#pragma once

#include "core/base/error.h"
#include "core/base/remote.h"
#include "core/library/artwork.h"

#include <QObject>

#include <functional>
#include <vector>

namespace limner {

class Library;
class PictureActs;

//! Puts pictures into albums and gives them tags, one or many at once; all of it can be undone.
class SortingActs final : public QObject {
    Q_OBJECT
public:
    //! `undo` remembers what was done.
    SortingActs(Remote<Library> library, PictureActs &undo, QObject *parent = nullptr);

    void put(qint64 album, const QString &name, const std::vector<ArtworkId> &ids);
    //! Into a new one at the top; one of that name that is there already takes them.
    void putIntoNew(const QString &name, const std::vector<ArtworkId> &ids);
    void take(qint64 album, const QString &name, const std::vector<ArtworkId> &ids);
    //! Made first where there is none of that name.
    void giveTag(const QString &name, const std::vector<ArtworkId> &ids);
    void takeTag(qint64 tag, const QString &name, const std::vector<ArtworkId> &ids);

signals:
    //! Where nothing had to be done.
    void told(const QString &message);
    void failed(const limner::Error &error);

private:
    using TakeBack = std::function<void(Library &)>;
    void keepPut(const QString &name, const std::vector<ArtworkId> &ids, const TakeBack &takeBack);
    void keepTag(const QString &name, const std::vector<ArtworkId> &ids, const TakeBack &takeBack);

    Remote<Library> m_library;
    PictureActs &m_undo;
};

} // namespace limner
