#include "ui/sidebar/shelfdrops.h"

#include "core/library/imports.h"
#include "ui/common/draggedpictures.h"
#include "ui/common/droppedpicture.h"
#include "ui/common/formats.h"
#include "ui/gallery/pictureacts.h"
#include "ui/gallery/sortingactions.h"
#include "ui/sidebar/shelfacts.h"
#include "ui/sidebar/shelfmodel.h"
#include "ui/sidebar/shelfview.h"

#include <QMimeData>

namespace limner {
namespace {

using Kind = ShelfRow::Kind;
using Side = ShelfDelegate::Landing::Side;

} // namespace

ShelfDrops::ShelfDrops(const Services &services, const ShelfModel &model, SortingActions &sorting,
                       PictureActs &pictures, ShelfActs &acts, QObject *parent)
    : QObject{parent}
    , m_imports{services.imports}
    , m_model{model}
    , m_sorting{sorting}
    , m_pictures{pictures}
    , m_acts{acts}
{}

QString ShelfDrops::words(const QMimeData &data, DragOrigin origin,
                          const ShelfDelegate::Landing &landing) const
{
    const ShelfRow &row = m_model.row(landing.row);
    if (origin == DragOrigin::Other)
        return row.kind == Kind::Album && !filesIn(data).isEmpty()
                   ? tr("Imports into “%1”").arg(row.text)
                   : QString{};
    if (const qint64 album = draggedAlbum(data); album != 0)
        return wordsForAlbum(album, row, landing.side);
    const std::vector<ArtworkId> ids = draggedPictures(data);
    return ids.empty() ? QString{} : wordsForPictures(int(ids.size()), row);
}

QString ShelfDrops::wordsForPictures(int pictures, const ShelfRow &row) const
{
    const QString count =
        pictures == 1 ? tr("1 picture") : tr("%1 pictures").arg(formatCount(pictures));
    switch (row.kind) {
    case Kind::Album:
        return tr("Adds %1 to “%2”").arg(count, row.text);
    case Kind::Tag:
        return tr("Tags %1 with “%2”").arg(count, row.text);
    case Kind::Trash:
        return tr("Moves %1 to the trash").arg(count);
    default:
        return {};
    }
}

QString ShelfDrops::wordsForAlbum(qint64 album, const ShelfRow &row, Side side) const
{
    const KnownShelves &known = m_sorting.known();
    const Album *const moved = known.album(album);
    const bool isTop = row.kind == Kind::Heading && row.id == ShelfRow::Albums;
    if (!moved || (row.kind != Kind::Album && !isTop))
        return {};
    if (isTop)
        return tr("“%1” to the top").arg(moved->name);
    const bool isInside = albumsInside(known.shelves().albums, album).contains(row.id);
    if (isInside && (side == Side::Into || row.id != album))
        return tr("An album cannot lie inside itself");
    if (side == Side::Into)
        return tr("“%1” into “%2”").arg(moved->name, row.text);
    return side == Side::Before ? tr("“%1” before “%2”").arg(moved->name, row.text)
                                : tr("“%1” behind “%2”").arg(moved->name, row.text);
}

void ShelfDrops::take(const QMimeData &data, DragOrigin origin,
                      const ShelfDelegate::Landing &landing)
{
    const ShelfRow row = m_model.row(landing.row);
    if (origin == DragOrigin::Other)
        return m_imports.tell([paths = filesIn(data), album = row.id](Imports &all) {
            all.take({.paths = paths, .album = album});
        });
    if (const qint64 album = draggedAlbum(data); album != 0)
        return takeAlbum(album, landing);
    takePictures(draggedPictures(data), row);
}

void ShelfDrops::takePictures(const std::vector<ArtworkId> &ids, const ShelfRow &row)
{
    if (row.kind == Kind::Album)
        m_sorting.acts().put(row.id, row.text, ids);
    else if (row.kind == Kind::Tag)
        m_sorting.acts().giveTag(row.text, ids);
    else if (row.kind == Kind::Trash)
        m_pictures.trash(ids);
}

//! The next album beside this one; 0 = it is the last.
qint64 ShelfDrops::siblingAfter(int row) const
{
    const ShelfRow &one = m_model.row(row);
    for (int next = row + 1; next < m_model.rowCount(); ++next) {
        const ShelfRow &other = m_model.row(next);
        if (other.kind != Kind::Album || other.depth < one.depth)
            return 0;
        if (other.depth == one.depth)
            return other.id;
    }
    return 0;
}

void ShelfDrops::takeAlbum(qint64 album, const ShelfDelegate::Landing &landing)
{
    const ShelfRow row = m_model.row(landing.row);
    const bool isAlbum = row.kind == Kind::Album;
    const qint64 parent = !isAlbum ? 0 : landing.side == Side::Into ? row.id : row.parent;
    if (albumsInside(m_sorting.known().shelves().albums, album).contains(parent))
        return emit m_acts.told(tr("An album cannot lie inside itself."));
    if (row.id == album && isAlbum)
        return; // where it is
    if (!isAlbum || landing.side == Side::Into)
        return m_acts.moveAlbum(album, parent, std::nullopt);
    qint64 next = landing.side == Side::Before ? row.id : siblingAfter(landing.row);
    if (next == album)
        return; // it stands there already
    m_acts.moveAlbum(album, parent, next);
}

} // namespace limner
