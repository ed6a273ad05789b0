#include "ui/gallery/pictureacts.h"

#include "ui/common/formats.h"

namespace limner {

PictureActs::PictureActs(Library &library, QObject *parent)
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
    const std::vector<ArtworkMarks> before = m_library.marks().setRating(ids, rating);
    if (before.empty())
        return;
    const QString count = formatCount(qint64(before.size()));
    const bool one = before.size() == 1;
    keep({.undo = one ? tr("Undo rating") : tr("Undo rating of %1 pictures").arg(count),
          .undone = one ? tr("Rating undone") : tr("Rating of %1 pictures undone").arg(count),
          .takeBack = [this, before] { m_library.marks().set(before); }},
         rating == 0 ? (one ? tr("Rating removed") : tr("Rating of %1 pictures removed").arg(count))
         : one       ? tr("Rated %1 of 5").arg(rating)
                     : tr("%1 pictures rated %2 of 5").arg(count).arg(rating));
}

void PictureActs::setFavourite(const std::vector<ArtworkId> &ids, bool favourite)
{
    const std::vector<ArtworkMarks> before = m_library.marks().setFavourite(ids, favourite);
    if (before.empty())
        return;
    const QString count = formatCount(qint64(before.size()));
    const bool one = before.size() == 1;
    keep({.undo = one ? tr("Undo favourite") : tr("Undo favourite of %1 pictures").arg(count),
          .undone = one ? tr("Favourite undone") : tr("Favourite of %1 pictures undone").arg(count),
          .takeBack = [this, before] { m_library.marks().set(before); }},
         one         ? QString{} // the star is seen
         : favourite ? tr("%1 pictures are favourites now").arg(count)
                     : tr("%1 pictures are no favourites any more").arg(count));
}

void PictureActs::trash(const std::vector<ArtworkId> &ids)
{
    emit trashing(ids);
    const std::vector<ArtworkId> gone = m_library.trash().put(ids);
    if (gone.empty())
        return;
    emit trashed();
    const QString count = formatCount(qint64(gone.size()));
    const bool one = gone.size() == 1;
    keep({.undo = one ? tr("Undo delete") : tr("Undo delete of %1 pictures").arg(count),
          .undone = one ? tr("Picture brought back") : tr("%1 pictures brought back").arg(count),
          .takeBack = [this, gone] { m_library.trash().restore(gone); }},
         one ? tr("Picture moved to the trash") : tr("%1 pictures moved to the trash").arg(count));
}

void PictureActs::undo()
{
    if (m_acts.empty())
        return;
    const Act act = std::move(m_acts.back());
    m_acts.pop_back();
    act.takeBack();
    emit changed();
    emit undone(act.undone);
}

QString PictureActs::undoText() const
{
    return m_acts.empty() ? QString{} : m_acts.back().undo;
}

} // namespace limner
