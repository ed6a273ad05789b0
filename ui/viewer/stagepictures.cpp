#include "ui/viewer/stagepictures.h"

#include "core/library/thumbnails.h"

#include <algorithm>
#include <chrono>

namespace limner {

namespace {
constexpr int keptLikenesses = 12;
//! Whoever hurries through pictures needs the next one, not all pixels of this one.
constexpr std::chrono::milliseconds rest{200};
//! Of more, 64 MB and a good part of a second, all pixels are read only for who looks closely.
constexpr qint64 mostAtRest = 16'000'000;
} // namespace

const QImage &StagePicture::best() const
{
    if (!whole.isNull())
        return whole;
    return fitted.isNull() ? likeness : fitted;
}

StagePictures::StagePictures(const Services &services, QObject *parent)
    : QObject{parent}
    , m_thumbnails{services.thumbnails}
    , m_full{services}
    , m_likenesses{keptLikenesses}
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &StagePictures::wish);
    connect(&m_full, &FullPictures::arrived, this, [this](ArtworkId id) {
        emit changed(id);
        // Its size is known now. Once only: what there was no room for would be read for ever.
        const bool isShown = std::find(m_shown.begin(), m_shown.end(), id) != m_shown.end();
        if (isShown && wantsAll(id) && !m_full.isWanted({id, PictureDetail::Whole}))
            wish();
    });
    connect(services.thumbnails.source(), &Thumbnails::ready, this,
            [this](ArtworkId id, int edge, const QImage &image) {
                if (edge != Thumbnails::largeEdge || !m_wanted.contains(id))
                    return;
                m_likenesses.insert(id, new QImage{image}); // the cache owns it
                emit changed(id);
            });
}

void StagePictures::show(const std::vector<ArtworkId> &ids, const std::vector<ArtworkId> &soon,
                         bool closely)
{
    if (m_shown != ids)
        m_rest.start();
    m_shown = ids;
    m_next = soon;
    m_isClose = closely;
    wish();
}

bool StagePictures::wantsAll(ArtworkId id) const
{
    if (m_isClose)
        return true;
    const ReadPicture *const fitted = m_full.find(id, PictureDetail::Fitted);
    return !m_rest.isActive() && fitted &&
           qint64{fitted->size.width()} * fitted->size.height() <= mostAtRest;
}

void StagePictures::wish()
{
    std::vector<FullPictures::Wish> wishes;
    wishes.reserve(2 * m_shown.size() + m_next.size());
    for (const ArtworkId id : m_shown)
        wishes.push_back({id, PictureDetail::Fitted});
    for (const ArtworkId id : m_shown) {
        if (wantsAll(id))
            wishes.push_back({id, PictureDetail::Whole});
    }
    for (const ArtworkId id : m_next)
        wishes.push_back({id, PictureDetail::Fitted});
    std::vector<ArtworkId> missing;
    m_wanted.clear();
    for (const FullPictures::Wish &wish : wishes) {
        m_wanted.insert(wish.id);
        const bool isHere =
            m_likenesses.contains(wish.id) || m_full.find(wish.id, PictureDetail::Fitted);
        if (wish.detail == PictureDetail::Fitted && !isHere)
            missing.push_back(wish.id);
    }
    // The newest request is served first.
    std::reverse(missing.begin(), missing.end());
    if (!missing.empty())
        m_thumbnails.tell([missing](Thumbnails &thumbnails) {
            for (const ArtworkId id : missing)
                thumbnails.request(id, Thumbnails::largeEdge);
        });
    m_full.want(wishes);
}

StagePicture StagePictures::picture(ArtworkId id) const
{
    StagePicture out;
    if (const QImage *const likeness = m_likenesses.object(id))
        out.likeness = *likeness;
    out.size = out.likeness.size();
    const ReadPicture *const fitted = m_full.find(id, PictureDetail::Fitted);
    const ReadPicture *const whole = m_full.find(id, PictureDetail::Whole);
    for (const ReadPicture *const read : {fitted, whole}) {
        if (!read)
            continue;
        out.isLoaded = true;
        out.error = read->error;
        if (!read->size.isEmpty())
            out.size = read->size;
    }
    if (fitted)
        out.fitted = fitted->image;
    if (whole)
        out.whole = whole->image;
    return out;
}

void StagePictures::clear()
{
    m_rest.stop();
    m_shown.clear();
    m_next.clear();
    m_wanted.clear();
    m_likenesses.clear();
    m_full.clear();
}

} // namespace limner
