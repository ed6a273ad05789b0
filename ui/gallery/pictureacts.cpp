#include "ui/gallery/pictureacts.h"

#include "core/library/library.h"
#include "ui/common/formats.h"

namespace limner {

PictureActs::PictureActs(Remote<Library> library, QObject *parent)
    : QObject{parent}
    , m_library{library}
{}

void PictureActs::keep(Act act, const QString &message)
{
    m_acts.push_back(std::move(act));
    emit changed();
    if (!message.isEmpty())
        emit done(message);
}

void PictureActs::rate(const std::vector<ArtworkId> &ids, int rating)
{
    m_library.ask(
        [ids, rating](Library &library) { return library.marks().setRating(ids, rating); }, this,
        [this, rating](const std::vector<ArtworkMarks> &before) { keepRating(before, rating); });
}

void PictureActs::keepRating(const std::vector<ArtworkMarks> &before, int rating)
{
    if (before.empty())
        return;
    const QString count = formatCount(qint64(before.size()));
    const bool one = before.size() == 1;
    keep({.undo = one ? tr("Undo rating") : tr("Undo rating of %1 pictures").arg(count),
          .undone = one ? tr("Rating undone") : tr("Rating of %1 pictures undone").arg(count),
          .takeBack = [before](Library &library) { library.marks().set(before); }},
         rating == 0 ? (one ? tr("Rating removed") : tr("Rating of %1 pictures removed").arg(count))
         : one       ? tr("Rated %1 of 5").arg(rating)
                     : tr("%1 pictures rated %2 of 5").arg(count).arg(rating));
}

// What the first one is, the library knows: two presses in a row are two turns.
void PictureActs::toggleFavourite(const std::vector<ArtworkId> &ids)
{
    m_library.ask(
        [ids](Library &library) {
            const std::optional<Artwork> first = library.artwork(ids.empty() ? 0 : ids.front());
            return first ? library.marks().setFavourite(ids, !first->favourite)
                         : std::vector<ArtworkMarks>{};
        },
        this, [this](const std::vector<ArtworkMarks> &before) { keepFavourite(before); });
}

void PictureActs::keepFavourite(const std::vector<ArtworkMarks> &before)
{
    if (before.empty())
        return;
    const bool favourite = !before.front().favourite; // all that changed were the same
    const QString count = formatCount(qint64(before.size()));
    const bool one = before.size() == 1;
    keep({.undo = one ? tr("Undo favourite") : tr("Undo favourite of %1 pictures").arg(count),
          .undone = one ? tr("Favourite undone") : tr("Favourite of %1 pictures undone").arg(count),
          .takeBack = [before](Library &library) { library.marks().set(before); }},
         one         ? QString{} // the star is seen
         : favourite ? tr("%1 pictures are favourites now").arg(count)
                     : tr("%1 pictures are no favourites any more").arg(count));
}

void PictureActs::toggleRejected(const std::vector<ArtworkId> &ids)
{
    m_library.ask(
        [ids](Library &library) {
            const std::optional<Artwork> first = library.artwork(ids.empty() ? 0 : ids.front());
            return first ? library.marks().setRejected(ids, !first->rejected)
                         : std::vector<ArtworkMarks>{};
        },
        this, [this](const std::vector<ArtworkMarks> &before) { keepRejected(before); });
}

void PictureActs::keepRejected(const std::vector<ArtworkMarks> &before)
{
    if (before.empty())
        return;
    const bool rejected = !before.front().rejected; // all that changed were the same
    const QString count = formatCount(qint64(before.size()));
    const bool one = before.size() == 1;
    const QString message =
        rejected ? (one ? tr("Picture rejected") : tr("%1 pictures rejected").arg(count))
                 : (one ? tr("Picture not rejected any more")
                        : tr("%1 pictures not rejected any more").arg(count));
    keep({.undo = one ? tr("Undo reject") : tr("Undo reject of %1 pictures").arg(count),
          .undone = one ? tr("Reject undone") : tr("Reject of %1 pictures undone").arg(count),
          .takeBack = [before](Library &library) { library.marks().set(before); }},
         message);
}

void PictureActs::restore(const std::vector<ArtworkId> &ids)
{
    m_library.ask([ids](Library &library) { return library.trash().restore(ids); }, this,
                  [this](const std::vector<ArtworkId> &back) { keepRestored(back); });
}

void PictureActs::keepRestored(const std::vector<ArtworkId> &back)
{
    if (back.empty())
        return;
    const QString count = formatCount(qint64(back.size()));
    const bool one = back.size() == 1;
    keep({.undo = one ? tr("Undo restore") : tr("Undo restore of %1 pictures").arg(count),
          .undone = one ? tr("Picture in the trash again")
                        : tr("%1 pictures in the trash again").arg(count),
          .takeBack = [back](Library &library) { library.trash().put(back); }},
         one ? tr("Picture brought back") : tr("%1 pictures brought back").arg(count));
}

void PictureActs::trash(const std::vector<ArtworkId> &ids)
{
    emit trashing(ids);
    m_library.ask([ids](Library &library) { return library.trash().put(ids); }, this,
                  [this](const std::vector<ArtworkId> &gone) { keepTrash(gone); });
}

void PictureActs::keepTrash(const std::vector<ArtworkId> &gone)
{
    if (gone.empty())
        return;
    emit trashed();
    const QString count = formatCount(qint64(gone.size()));
    const bool one = gone.size() == 1;
    keep({.undo = one ? tr("Undo delete") : tr("Undo delete of %1 pictures").arg(count),
          .undone = one ? tr("Picture brought back") : tr("%1 pictures brought back").arg(count),
          .takeBack = [gone](Library &library) { library.trash().restore(gone); }},
         one ? tr("Picture moved to the trash") : tr("%1 pictures moved to the trash").arg(count));
}

void PictureActs::undo()
{
    // Behind the answers to what was done just before.
    m_library.ask([](Library &) { return true; }, this, [this](bool) { takeBack(); });
}

void PictureActs::takeBack()
{
    if (m_acts.empty())
        return;
    const Act act = std::move(m_acts.back());
    m_acts.pop_back();
    if (act.takeBack)
        m_library.tell(act.takeBack);
    if (act.takeBackHere)
        act.takeBackHere();
    emit changed();
    if (!act.undone.isEmpty())
        emit undone(act.undone);
}

QString PictureActs::undoText() const
{
    return m_acts.empty() ? QString{} : m_acts.back().undo;
}

} // namespace limner
