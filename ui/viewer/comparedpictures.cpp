#include "ui/viewer/comparedpictures.h"

#include "core/library/library.h"
#include "ui/viewer/comparisonview.h"
#include "ui/viewer/expectedsize.h"
#include "ui/viewer/viewerwords.h"

#include <algorithm>

namespace limner {

ComparedPictures::ComparedPictures(const Services &services, ComparisonView &view,
                                   const StagePictures &stage, QObject *parent)
    : QObject{parent}
    , m_reader{services.reader}
    , m_view{view}
    , m_stage{stage}
{
    const Library *const library = services.library.source();
    connect(library, &Library::artworksChanged, this, &ComparedPictures::askMarks);
    connect(library, &Library::artworksTrashed, this, &ComparedPictures::drop);
    connect(library, &Library::artworksErased, this, &ComparedPictures::drop);
}

void ComparedPictures::set(const std::vector<ArtworkId> &ids)
{
    m_ids = ids;
    m_reader.ask([ids](ArtworkReader &reader) { return reader.artworks(ids); }, this,
                 [this, ids](const std::vector<Artwork> &pictures) {
                     if (ids == m_ids)
                         take(pictures);
                 });
}

void ComparedPictures::clear()
{
    m_ids.clear();
    m_view.setPictures({});
}

void ComparedPictures::take(const std::vector<Artwork> &pictures)
{
    m_ids.clear();
    for (const Artwork &one : pictures)
        m_ids.push_back(one.id);
    if (m_ids.size() < 2)
        return emit fewLeft(m_ids.empty() ? 0 : m_ids.front());
    m_view.setPictures(pictures);
    for (const ArtworkId id : m_ids)
        refresh(id);
    emit shown();
}

std::vector<ArtworkId> ComparedPictures::ids() const
{
    return m_ids;
}

int ComparedPictures::indexOf(ArtworkId id) const
{
    const std::vector<Artwork> &pictures = m_view.pictures();
    for (size_t i = 0; i < pictures.size(); ++i) {
        if (pictures[i].id == id)
            return int(i);
    }
    return m_view.active();
}

void ComparedPictures::refresh(ArtworkId id)
{
    StagePicture picture = m_stage.picture(id);
    for (const Artwork &one : m_view.pictures()) {
        if (one.id != id)
            continue;
        picture.size = expectedSize(picture, one.size);
        return m_view.setStage(id, picture, stageSentence(picture, one));
    }
}

void ComparedPictures::drop(const std::vector<ArtworkId> &gone)
{
    const auto isGone = [&gone](ArtworkId id) {
        return std::find(gone.begin(), gone.end(), id) != gone.end();
    };
    if (std::none_of(m_ids.begin(), m_ids.end(), isGone))
        return;
    std::vector<ArtworkId> left = m_ids;
    std::erase_if(left, isGone);
    set(left);
}

void ComparedPictures::askMarks(const std::vector<ArtworkId> &changed)
{
    const bool isMine = std::any_of(changed.begin(), changed.end(), [this](ArtworkId id) {
        return std::find(m_ids.begin(), m_ids.end(), id) != m_ids.end();
    });
    if (!isMine)
        return;
    m_reader.ask([ids = m_ids](ArtworkReader &reader) { return reader.artworks(ids); }, this,
                 [this](const std::vector<Artwork> &pictures) { m_view.refreshMarks(pictures); });
}

} // namespace limner
