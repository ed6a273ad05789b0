#include "ui/sidebar/shelfacts.h"

#include "core/library/foldedname.h"
#include "core/library/library.h"
#include "ui/common/formats.h"
#include "ui/gallery/pictureacts.h"
#include "ui/sidebar/shelfrow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Ids = std::vector<ArtworkId>;

//! The one of this number.
template <typename Shelf>
Result<Shelf> found(const Result<std::vector<Shelf>> &all, qint64 id)
{
    if (!all)
        return propagate(all);
    const auto one =
        std::find_if(all->begin(), all->end(), [id](const Shelf &shelf) { return shelf.id == id; });
    if (one == all->end())
        return fail(ErrorKind::NotFound);
    return *one;
}

//! A tag that went, and the pictures that had it.
struct RemovedTag {
    Tag tag = {};
    Ids pictures = {};
};

Result<RemovedTag> takeTag(Library &library, qint64 id)
{
    const Result<Tag> tag = found(library.tags().all(), id);
    if (!tag)
        return propagate(tag);
    Result<Ids> had = library.tags().remove(id);
    if (!had)
        return propagate(had);
    return RemovedTag{.tag = *tag, .pictures = std::move(*had)};
}

void bringTag(Library &library, const Tag &gone, const Ids &pictures)
{
    const Result<Tag> tag = library.tags().called(gone.name);
    if (!tag)
        return;
    static_cast<void>(library.tags().recolour(tag->id, gone.colour));
    static_cast<void>(library.tags().give(tag->id, pictures));
}

QString freeName(const QString &wanted, qint64 parent, const std::vector<Album> &there)
{
    QString name = wanted;
    const auto isTaken = [&] {
        return std::any_of(there.begin(), there.end(), [&](const Album &one) {
            return one.parent == parent && foldedName(one.name) == foldedName(name);
        });
    };
    for (int number = 2; isTaken(); ++number)
        name = wanted + u' ' + QString::number(number);
    return name;
}

} // namespace

ShelfActs::ShelfActs(const Services &services, PictureActs &undo, QObject *parent)
    : QObject{parent}
    , m_library{services.library}
    , m_reader{services.reader}
    , m_undo{undo}
{}

void ShelfActs::refuse(const Error &error)
{
    if (error.kind == ErrorKind::Conflict)
        emit told(tr("There is one of this name already."));
    else if (error.kind == ErrorKind::NotFound)
        emit told(tr("It is not there any more."));
    else if (error.kind == ErrorKind::InvalidInput)
        emit told(tr("This is not possible: names have at most 120 characters that can be seen, "
                     "and albums lie at most 16 deep."));
    else
        emit failed(error);
}

void ShelfActs::keep(const Work &takeBack, const QString &undo, const QString &undone)
{
    const auto back = [takeBack](Library &library) { static_cast<void>(takeBack(library)); };
    m_undo.keep({.undo = undo, .undone = undone, .takeBack = back}, {}); // it is seen
}

void ShelfActs::change(const Doing &doing, const QString &undo, const QString &undone)
{
    m_library.ask(doing, this, [this, undo, undone](const Result<Done> &done) {
        if (!done)
            return refuse(done.error());
        if (done->takeBack)
            keep(done->takeBack, undo.arg(done->name), undone.arg(done->name));
    });
}

void ShelfActs::change(const Work &work, const Work &takeBack, const QString &undo,
                       const QString &undone)
{
    m_library.ask(work, this, [this, takeBack, undo, undone](const Result<> &done) {
        if (!done)
            return refuse(done.error());
        keep(takeBack, undo, undone);
    });
}

void ShelfActs::addAlbum(qint64 parent, const std::vector<Album> &there)
{
    const QString name = freeName(tr("New album"), parent, there);
    m_library.ask(
        [name, parent](Library &library) { return library.albums().add(name, parent); }, this,
        [this](const Result<Album> &album) {
            if (!album)
                return refuse(album.error());
            m_undo.keep(
                {.undo = tr("Undo new album"),
                 .takeBackHere = [this, album = *album] { takeAlbumBack(album.id, album.name); }},
                {});
            emit albumMade(album->id);
        });
}

void ShelfActs::takeAlbumBack(qint64 album, const QString &name)
{
    m_library.ask([album](Library &library) { return library.albums().removeIfEmpty(album); }, this,
                  [this, name](const Result<bool> &isGone) {
                      if (!isGone)
                          return refuse(isGone.error());
                      emit told(*isGone
                                    ? tr("Album “%1” is gone again").arg(name)
                                    : tr("Album “%1” stays: it is not empty any more").arg(name));
                  });
}

void ShelfActs::rename(const ShelfRow &row, const QString &name)
{
    const auto named = [kind = row.kind, id = row.id](const QString &wanted) -> Work {
        return [kind, id, wanted](Library &library) -> Result<> {
            if (kind == ShelfRow::Kind::Album)
                return library.albums().rename(id, wanted);
            if (kind == ShelfRow::Kind::Tag)
                return library.tags().rename(id, wanted);
            return library.searches().rename(id, wanted);
        };
    };
    change(named(name), named(row.text), tr("Undo renaming “%1”").arg(row.text),
           tr("Called “%1” again").arg(row.text));
}

void ShelfActs::removeAlbum(qint64 album)
{
    m_library.ask([album](Library &library) { return library.albums().remove(album); }, this,
                  [this](const Result<RemovedAlbum> &removed) {
                      if (!removed)
                          return refuse(removed.error());
                      const QString name = removed->album.name;
                      m_undo.keep({.undo = tr("Undo deleting “%1”").arg(name),
                                   .undone = tr("Album “%1” is back").arg(name),
                                   .takeBack =
                                       [back = *removed](Library &library) {
                                           static_cast<void>(library.albums().restore(back));
                                       }},
                                  tr("Album “%1” deleted; its pictures stay").arg(name));
                  });
}

// Others beside it may have been given a place by it, too.
Result<ShelfActs::Done> ShelfActs::moved(Library &library, qint64 id, const Work &move)
{
    const Result<Album> album = found(library.albums().all(), id);
    if (!album)
        return propagate(album);
    Result<std::vector<AlbumPlace>> before = library.albums().places();
    if (!before)
        return propagate(before);
    if (const Result<> done = move(library); !done)
        return propagate(done);
    const Result<std::vector<AlbumPlace>> after = library.albums().places();
    if (!after)
        return propagate(after);
    std::erase_if(*before, [&after](const AlbumPlace &place) {
        return std::find(after->begin(), after->end(), place) != after->end();
    });
    if (before->empty())
        return Done{};
    return Done{.name = album->name, .takeBack = [places = *before](Library &back) {
                    return back.albums().putBack(places);
                }};
}

void ShelfActs::moveAlbum(qint64 album, qint64 parent, std::optional<qint64> next)
{
    const Work move = [album, parent, next](Library &library) {
        return next ? library.albums().arrange(album, parent, *next)
                    : library.albums().move(album, parent);
    };
    change([album, move](Library &library) { return moved(library, album, move); },
           tr("Undo moving “%1”"), tr("“%1” is where it was"));
}

Result<ShelfActs::Done> ShelfActs::covered(Library &library, qint64 id, ArtworkId picture)
{
    const Result<Album> album = found(library.albums().all(), id);
    if (!album)
        return propagate(album);
    const ArtworkId before = album->isCoverChosen ? album->cover : 0;
    if (const Result<> done = library.albums().setCover(id, picture); !done)
        return propagate(done);
    if (before == picture)
        return Done{};
    return Done{.name = album->name, .takeBack = [id, before](Library &back) {
                    return back.albums().setCover(id, before);
                }};
}

void ShelfActs::setCover(qint64 album, ArtworkId picture)
{
    change([album, picture](Library &library) { return covered(library, album, picture); },
           tr("Undo cover of “%1”"), tr("“%1” has the cover of before"));
}

Result<ShelfActs::Done> ShelfActs::recoloured(Library &library, qint64 id, const QString &colour)
{
    const Result<Tag> tag = found(library.tags().all(), id);
    if (!tag)
        return propagate(tag);
    if (const Result<> done = library.tags().recolour(id, colour); !done)
        return propagate(done);
    if (tag->colour == colour)
        return Done{};
    return Done{.name = tag->name, .takeBack = [id, before = tag->colour](Library &back) {
                    return back.tags().recolour(id, before);
                }};
}

void ShelfActs::recolour(qint64 tag, const QString &colour)
{
    change([tag, colour](Library &library) { return recoloured(library, tag, colour); },
           tr("Undo colour of “%1”"), tr("“%1” has the colour of before"));
}

void ShelfActs::merge(qint64 tag, const Tag &into)
{
    m_library.ask([tag, to = into.id](Library &library) { return library.tags().merge(tag, to); },
                  this,
                  [this, into](const Result<MergedTag> &merged) {
                      if (!merged)
                          return refuse(merged.error());
                      const QString name = merged->gone.name;
                      m_undo.keep({.undo = tr("Undo merging “%1”").arg(name),
                                   .undone = tr("Tag “%1” is back").arg(name),
                                   .takeBack =
                                       [to = into.id, back = *merged](Library &library) {
                                           static_cast<void>(library.tags().take(to, back.fresh));
                                           bringTag(library, back.gone, back.pictures);
                                       }},
                                  tr("“%1” is “%2” now").arg(name, into.name));
                  });
}

void ShelfActs::removeTag(qint64 tag)
{
    m_library.ask([tag](Library &library) { return takeTag(library, tag); }, this,
                  [this](const Result<RemovedTag> &removed) {
                      if (!removed)
                          return refuse(removed.error());
                      const QString name = removed->tag.name;
                      m_undo.keep({.undo = tr("Undo deleting “%1”").arg(name),
                                   .undone = tr("Tag “%1” is back").arg(name),
                                   .takeBack =
                                       [back = *removed](Library &library) {
                                           bringTag(library, back.tag, back.pictures);
                                       }},
                                  tr("Tag “%1” deleted").arg(name));
                  });
}

void ShelfActs::removeSearch(const SavedSearch &search)
{
    change([id = search.id](Library &library) { return library.searches().remove(id); },
           [search](Library &library) -> Result<> {
               const Result<SavedSearch> back = library.searches().add(search.name, search.text);
               return back ? Result<>{} : propagate(back);
           },
           tr("Undo deleting “%1”").arg(search.name), tr("Search “%1” is back").arg(search.name));
}

void ShelfActs::trashRejected()
{
    m_reader.ask([](ArtworkReader &reader) { return reader.rows({.text = u"is:rejected"_s}); },
                 this,
                 [this](const std::vector<ArtworkRow> &rows) {
                     Ids ids;
                     for (const ArtworkRow &row : rows)
                         ids.push_back(row.id);
                     m_undo.trash(ids);
                 });
}

} // namespace limner
