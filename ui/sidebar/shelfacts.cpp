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

//! A tag that went, and the pictures that had it.
struct RemovedTag {
    Tag tag = {};
    Ids pictures = {};
};

Result<RemovedTag> takeTag(Library &library, qint64 id)
{
    const Result<std::vector<Tag>> all = library.tags().all();
    if (!all)
        return propagate(all);
    const auto found =
        std::find_if(all->begin(), all->end(), [id](const Tag &tag) { return tag.id == id; });
    if (found == all->end())
        return fail(ErrorKind::NotFound);
    Result<Ids> had = library.tags().remove(id);
    if (!had)
        return propagate(had);
    return RemovedTag{.tag = *found, .pictures = std::move(*had)};
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

void ShelfActs::change(const Work &work, const Work &takeBack, const QString &undo,
                       const QString &undone)
{
    m_library.ask([work](Library &library) { return work(library); }, this,
                  [this, takeBack, undo, undone](const Result<> &done) {
                      if (!done)
                          return refuse(done.error());
                      m_undo.keep({.undo = undo,
                                   .undone = undone,
                                   .takeBack =
                                       [takeBack](Library &library) {
                                           static_cast<void>(takeBack(library));
                                       }},
                                  {}); // it is seen
                  });
}

void ShelfActs::addAlbum(qint64 parent, const std::vector<Album> &there)
{
    const QString name = freeName(tr("New album"), parent, there);
    m_library.ask([name, parent](Library &library) { return library.albums().add(name, parent); },
                  this,
                  [this](const Result<Album> &album) {
                      if (!album)
                          return refuse(album.error());
                      emit albumMade(album->id);
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

void ShelfActs::moveAlbum(qint64 album, qint64 parent, std::optional<qint64> next)
{
    m_library.ask(
        [album, parent, next](Library &library) {
            return next ? library.albums().arrange(album, parent, *next)
                        : library.albums().move(album, parent);
        },
        this,
        [this](const Result<> &moved) {
            if (!moved)
                refuse(moved.error());
        });
}

void ShelfActs::setCover(qint64 album, ArtworkId picture)
{
    m_library.ask(
        [album, picture](Library &library) { return library.albums().setCover(album, picture); },
        this,
        [this](const Result<> &done) {
            if (!done)
                refuse(done.error());
        });
}

void ShelfActs::recolour(qint64 tag, const QString &colour)
{
    m_library.ask([tag, colour](Library &library) { return library.tags().recolour(tag, colour); },
                  this,
                  [this](const Result<> &done) {
                      if (!done)
                          refuse(done.error());
                  });
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

void ShelfActs::addSearch(const QString &name, const QString &text)
{
    m_library.ask([name, text](Library &library) { return library.searches().add(name, text); },
                  this,
                  [this](const Result<SavedSearch> &search) {
                      if (!search)
                          return refuse(search.error());
                      emit told(tr("Saved as “%1”").arg(search->name));
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
