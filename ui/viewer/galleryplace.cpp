#include "ui/viewer/galleryplace.h"

#include "ui/gallery/chosentiles.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/galleryview.h"

#include <algorithm>

namespace limner {

GalleryModel &GalleryPlace::model() const
{
    return m_pane.model();
}

int GalleryPlace::firstRow() const
{
    return model().jobCount();
}

bool GalleryPlace::find(ArtworkId id)
{
    const int row = model().rowOf(id);
    if (row < 0)
        return false;
    m_index = row - firstRow();
    return true;
}

void GalleryPlace::choose(ArtworkId id)
{
    if (!find(id))
        return;
    m_pane.view().select(firstRow() + m_index);
    m_pane.showSelection();
}

void GalleryPlace::chooseToo(const std::vector<ArtworkId> &ids)
{
    for (const ArtworkId id : ids) {
        const int row = model().rowOf(id);
        if (row >= 0 && !m_pane.view().chosen().contains(row))
            m_pane.view().chosen().toggle(row);
    }
    m_pane.showSelection();
}

int GalleryPlace::count() const
{
    return model().rowCount() - firstRow();
}

int GalleryPlace::index() const
{
    return std::clamp(m_index, 0, std::max(0, count() - 1));
}

ArtworkId GalleryPlace::at(int index) const
{
    return index >= 0 && index < count() ? model().artworkId(firstRow() + index) : 0;
}

ArtworkId GalleryPlace::neighbour(int by) const
{
    const int all = count();
    return all < 1 ? 0 : at(((index() + by) % all + all) % all);
}

std::vector<ArtworkId> GalleryPlace::around(int room) const
{
    const int shown = std::min(room, count());
    const int begin = std::clamp(index() - shown / 2, 0, count() - shown);
    std::vector<ArtworkId> ids;
    ids.reserve(size_t(std::max(0, shown)));
    for (int i = 0; i < shown; ++i)
        ids.push_back(at(begin + i));
    return ids;
}

const ArtworkFacts *GalleryPlace::facts() const
{
    return count() < 1 ? nullptr : model().facts(firstRow() + index());
}

} // namespace limner
