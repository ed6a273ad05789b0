#include "ui/gallery/sortingacts.h"

#include "core/library/foldedname.h"
#include "core/library/library.h"
#include "ui/common/formats.h"
#include "ui/gallery/pictureacts.h"

#include <algorithm>

namespace limner {
namespace {

using Ids = std::vector<ArtworkId>;

//! What was done to which: the album or the tag, and the pictures that it changed.
struct Done {
    qint64 to = 0;
    QString name = {};
    Ids ids = {};
    bool isNew = false; //!< it was made for them
};

Result<Done> intoNew(Library &library, const QString &name, const Ids &ids)
{
    const Result<std::vector<Album>> all = library.albums().all();
    if (!all)
        return propagate(all);
    const auto there = std::find_if(all->begin(), all->end(), [&name](const Album &one) {
        return one.parent == 0 && foldedName(one.name) == foldedName(name);
    });
    const Result<Album> album =
        there == all->end() ? library.albums().add(name) : Result<Album>{*there};
    if (!album)
        return propagate(album);
    Result<Ids> put = library.albums().put(album->id, ids);
    if (!put)
        return propagate(put);
    return Done{
        .to = album->id, .name = album->name, .ids = std::move(*put), .isNew = there == all->end()};
}

Result<Done> tagged(Library &library, const QString &name, const Ids &ids)
{
    const Result<std::vector<Tag>> before = library.tags().all();
    if (!before)
        return propagate(before);
    const Result<Tag> tag = library.tags().called(name);
    if (!tag)
        return propagate(tag);
    const bool isNew = std::none_of(before->begin(), before->end(),
                                    [&tag](const Tag &one) { return one.id == tag->id; });
    Result<Ids> given = library.tags().give(tag->id, ids);
    if (!given)
        return propagate(given);
    return Done{.to = tag->id, .name = tag->name, .ids = std::move(*given), .isNew = isNew};
}

//! And the album itself where it was made for them, and nothing else came into it since.
void takeOut(Library &library, const Done &done)
{
    if (library.albums().take(done.to, done.ids) && done.isNew)
        static_cast<void>(library.albums().removeIfEmpty(done.to));
}

//! The same of a tag.
void untag(Library &library, const Done &done)
{
    if (!library.tags().take(done.to, done.ids) || !done.isNew)
        return;
    if (library.reader().counts().tags[done.to] == 0)
        static_cast<void>(library.tags().remove(done.to));
}

//! Those that went out, and the album as it was before.
struct Out {
    Ids gone = {};
    Ids order = {};
    ArtworkId cover = 0; //!< 0 = none was chosen
};

Result<ArtworkId> chosenCover(Library &library, qint64 id)
{
    const Result<std::vector<Album>> all = library.albums().all();
    if (!all)
        return propagate(all);
    const auto album =
        std::find_if(all->begin(), all->end(), [id](const Album &one) { return one.id == id; });
    return album != all->end() && album->isCoverChosen ? album->cover : 0;
}

Result<Out> outOf(Library &library, qint64 album, const Ids &ids)
{
    Result<Ids> order = library.albums().pictures(album);
    if (!order)
        return propagate(order);
    const Result<ArtworkId> cover = chosenCover(library, album);
    if (!cover)
        return propagate(cover);
    Result<Ids> gone = library.albums().take(album, ids);
    if (!gone)
        return propagate(gone);
    return Out{.gone = std::move(*gone), .order = std::move(*order), .cover = *cover};
}

void bringBack(Library &library, qint64 album, const Out &out)
{
    // One that is gone by now takes nothing back.
    if (!library.albums().put(album, out.gone))
        return;
    static_cast<void>(library.albums().place(album, out.order, 0));
    const bool hasLostCover = std::count(out.gone.begin(), out.gone.end(), out.cover) > 0;
    if (hasLostCover)
        static_cast<void>(library.albums().setCover(album, out.cover));
}

} // namespace

SortingActs::SortingActs(Remote<Library> library, PictureActs &undo, QObject *parent)
    : QObject{parent}
    , m_library{library}
    , m_undo{undo}
{}

void SortingActs::put(qint64 album, const QString &name, const Ids &ids)
{
    m_library.ask([album, ids](Library &library) { return library.albums().put(album, ids); }, this,
                  [this, album, name](const Result<Ids> &put) {
                      if (!put)
                          return emit failed(put.error());
                      const Done done{.to = album, .name = name, .ids = *put};
                      keepPut(name, *put, [done](Library &library) { takeOut(library, done); });
                  });
}

void SortingActs::putIntoNew(const QString &name, const Ids &ids)
{
    m_library.ask([name, ids](Library &library) { return intoNew(library, name, ids); }, this,
                  [this](const Result<Done> &done) {
                      if (!done)
                          return emit failed(done.error());
                      keepPut(done->name, done->ids,
                              [done = *done](Library &library) { takeOut(library, done); });
                  });
}

void SortingActs::keepPut(const QString &name, const Ids &ids, const TakeBack &takeBack)
{
    if (ids.empty())
        return emit told(tr("In “%1” already").arg(name));
    const QString count = formatCount(qint64(ids.size()));
    const bool one = ids.size() == 1;
    m_undo.keep({.undo = tr("Undo adding to “%1”").arg(name),
                 .undone = one ? tr("Out of “%1” again").arg(name)
                               : tr("%1 pictures out of “%2” again").arg(count, name),
                 .takeBack = takeBack},
                one ? tr("Added to “%1”").arg(name)
                    : tr("%1 pictures added to “%2”").arg(count, name));
}

void SortingActs::take(qint64 album, const QString &name, const Ids &ids)
{
    m_library.ask(
        [album, ids](Library &library) { return outOf(library, album, ids); }, this,
        [this, album, name](const Result<Out> &out) {
            if (!out)
                return emit failed(out.error());
            if (out->gone.empty())
                return emit told(tr("Not in “%1” itself, but in an album inside it").arg(name));
            const QString count = formatCount(qint64(out->gone.size()));
            const bool one = out->gone.size() == 1;
            m_undo.keep({.undo = tr("Undo removing from “%1”").arg(name),
                         .undone = one ? tr("In “%1” again").arg(name)
                                       : tr("%1 pictures in “%2” again").arg(count, name),
                         .takeBack = [album, back = *out](
                                         Library &library) { bringBack(library, album, back); }},
                        one ? tr("Removed from “%1”").arg(name)
                            : tr("%1 pictures removed from “%2”").arg(count, name));
        });
}

void SortingActs::giveTag(const QString &name, const Ids &ids)
{
    m_library.ask([name, ids](Library &library) { return tagged(library, name, ids); }, this,
                  [this](const Result<Done> &done) {
                      if (!done)
                          return emit failed(done.error());
                      keepTag(done->name, done->ids,
                              [done = *done](Library &library) { untag(library, done); });
                  });
}

void SortingActs::keepTag(const QString &name, const Ids &ids, const TakeBack &takeBack)
{
    if (ids.empty())
        return emit told(tr("Tagged “%1” already").arg(name));
    const QString count = formatCount(qint64(ids.size()));
    const bool one = ids.size() == 1;
    m_undo.keep({.undo = tr("Undo tag “%1”").arg(name),
                 .undone = tr("Tag “%1” taken away again").arg(name),
                 .takeBack = takeBack},
                one ? tr("Tagged “%1”").arg(name) : tr("%1 pictures tagged “%2”").arg(count, name));
}

void SortingActs::takeTag(qint64 tag, const QString &name, const Ids &ids)
{
    m_library.ask([tag, ids](Library &library) { return library.tags().take(tag, ids); }, this,
                  [this, tag, name](const Result<Ids> &had) {
                      if (!had)
                          return emit failed(had.error());
                      if (had->empty())
                          return;
                      m_undo.keep({.undo = tr("Undo taking “%1” away").arg(name),
                                   .undone = tr("Tagged “%1” again").arg(name),
                                   .takeBack =
                                       [tag, ids = *had](Library &library) {
                                           static_cast<void>(library.tags().give(tag, ids));
                                       }},
                                  tr("Tag “%1” taken away").arg(name));
                  });
}

} // namespace limner
