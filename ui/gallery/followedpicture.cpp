#include "ui/gallery/followedpicture.h"

#include "core/library/library.h"
#include "core/upload/outbox.h"

#include <algorithm>

namespace limner {

FollowedPicture::FollowedPicture(Remote<Library> library, Remote<Outbox> outbox, QObject *parent)
    : QObject{parent}
    , m_outbox{outbox}
{
    connect(library.source(), &Library::artworksChanged, this,
            [this](const std::vector<ArtworkId> &ids) {
                if (std::find(ids.begin(), ids.end(), m_id) != ids.end())
                    refresh();
            });
    const auto refreshMine = [this](ArtworkId id) {
        if (id == m_id)
            refresh();
    };
    connect(outbox.source(), &Outbox::uploadChanged, this, refreshMine);
    connect(outbox.source(), &Outbox::linkReady, this, refreshMine);
    const auto refreshAny = [this] {
        if (m_id != 0)
            refresh();
    };
    connect(outbox.source(), &Outbox::linksChanged, this, refreshAny);
    connect(outbox.source(), &Outbox::storeStateChanged, this, refreshAny);
}

void FollowedPicture::follow(ArtworkId id)
{
    if (id != m_id)
        m_picture.reset();
    m_id = id;
    m_asked = 0;
    if (id != 0)
        refresh();
}

void FollowedPicture::refresh()
{
    if (m_id == 0)
        return;
    // A picture that is just made changes several times at once: two answers tell it all.
    if (m_asked == m_id) {
        m_isStale = true;
        return;
    }
    m_asked = m_id;
    m_isStale = false;
    m_outbox.ask([id = m_id](Outbox &outbox) { return linkedPictures(outbox, {id}); }, this,
                 [this, id = m_id](std::vector<LinkedPicture> found) {
                     if (id == m_id) // otherwise another one is followed by now
                         take(std::move(found));
                 });
}

void FollowedPicture::take(std::vector<LinkedPicture> found)
{
    m_asked = 0;
    m_picture.reset();
    if (!found.empty())
        m_picture = std::move(found.front());
    emit changed();
    if (m_isStale)
        refresh();
}

void FollowedPicture::whenKnown(const Act &act)
{
    if (m_picture)
        return act(*m_picture);
    m_outbox.ask([id = m_id](Outbox &outbox) { return linkedPictures(outbox, {id}); }, this,
                 [act](const std::vector<LinkedPicture> &found) {
                     if (!found.empty())
                         act(found.front());
                 });
}

} // namespace limner
