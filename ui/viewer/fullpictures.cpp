#include "ui/viewer/fullpictures.h"

#include "core/library/library.h"

#include <algorithm>

namespace limner {

FullPictures::FullPictures(const Services &services, QObject *parent)
    : QObject{parent}
    , m_originals{services.library.source()->originals()}
    , m_reader{services.reader}
{
    const Library *const library = services.library.source();
    connect(library, &Library::artworksFound, this, [this](const std::vector<ArtworkId> &ids) {
        for (const ArtworkId id : ids)
            forget(id);
    });
}

void FullPictures::setView(QSize device)
{
    m_view = device.expandedTo({1, 1});
}

bool FullPictures::isHere(const Wish &wish) const
{
    const auto found = m_kept.find(wish);
    if (found != m_kept.end() && (wish.detail == PictureDetail::Whole ||
                                  found->second.view == m_view || found->second.picture.error))
        return true;
    const ReadPicture *const other = find(wish.id, PictureDetail::Whole);
    return wish.detail == PictureDetail::Whole && other;
}

const ReadPicture *FullPictures::find(ArtworkId id, PictureDetail detail) const
{
    const auto found = m_kept.find({id, detail});
    if (found != m_kept.end())
        return &found->second.picture;
    // A small picture is whole where it is fitted.
    const auto fitted = m_kept.find({id, PictureDetail::Fitted});
    const bool isWhole = fitted != m_kept.end() &&
                         (fitted->second.picture.isWhole() || fitted->second.picture.error);
    return detail == PictureDetail::Whole && isWhole ? &fitted->second.picture : nullptr;
}

void FullPictures::want(const std::vector<Wish> &wishes)
{
    m_wishes = wishes;
    m_waiting.clear();
    for (const Wish &wish : wishes) {
        if (const auto kept = m_kept.find(wish); kept != m_kept.end())
            kept->second.used = ++m_uses;
        if (!isHere(wish) && !m_running.contains(wish))
            m_waiting.push_back(wish);
    }
    makeRoom();
    next();
}

void FullPictures::next()
{
    while (int(m_running.size()) < threads && !m_waiting.empty()) {
        const Wish wish = m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        if (isHere(wish))
            continue; // the fitted one was whole
        m_running.insert(wish);
        m_reader.ask([id = wish.id](ArtworkReader &reader) { return reader.artwork(id); }, this,
                     [this, wish](const std::optional<Artwork> &artwork) {
                         read(wish, artwork ? m_originals.absolutePath(*artwork) : QString{});
                     });
    }
}

void FullPictures::read(const Wish &wish, const QString &path)
{
    m_errands.send(
        [wish, path, view = m_view] {
            return Kept{
                .picture = readPicture(path, wish.detail, view), .path = path, .view = view};
        },
        [this, wish, asked = m_asked](Kept kept) { keep(wish, std::move(kept), asked); });
}

void FullPictures::keep(const Wish &wish, Kept kept, int asked)
{
    m_running.erase(wish);
    if (asked == m_asked) {
        kept.used = ++m_uses;
        m_kept[wish] = std::move(kept);
        makeRoom();
        emit arrived(wish.id);
    }
    next();
}

// All pixels of one that nobody looks at are much to keep; fitted, it is there at once again.
// Whoever was not wanted for longest goes first, then whoever is wanted least.
void FullPictures::makeRoom()
{
    std::vector<Wish> unwanted;
    for (const auto &[wish, kept] : m_kept) {
        if (!isWanted(wish))
            unwanted.push_back(wish);
    }
    std::sort(unwanted.begin(), unwanted.end(), [this](const Wish &one, const Wish &other) {
        return m_kept.at(one).used < m_kept.at(other).used;
    });
    for (const Wish &wish : unwanted) {
        if (wish.detail == PictureDetail::Whole || bytesOf(false) > spare)
            drop(wish);
    }
    for (size_t i = m_wishes.size(); bytesOf(true) > budget && i > 1; --i)
        drop(m_wishes[i - 1]);
}

// To give 100 MB back takes longer than a frame: not here.
void FullPictures::drop(const Wish &wish)
{
    const auto kept = m_kept.find(wish);
    if (kept == m_kept.end())
        return;
    m_errands.send([image = std::move(kept->second.picture.image)]() mutable { return image = {}; },
                   [](const QImage &) {});
    m_kept.erase(kept);
}

bool FullPictures::isWanted(const Wish &wish) const
{
    return std::find(m_wishes.begin(), m_wishes.end(), wish) != m_wishes.end();
}

qint64 FullPictures::bytesOf(bool wanted) const
{
    qint64 sum = 0;
    for (const auto &[wish, kept] : m_kept) {
        if (isWanted(wish) == wanted)
            sum += kept.picture.image.sizeInBytes();
    }
    return sum;
}

qint64 FullPictures::bytes() const
{
    return bytesOf(true) + bytesOf(false);
}

void FullPictures::check(ArtworkId id)
{
    const auto kept = std::find_if(m_kept.begin(), m_kept.end(),
                                   [id](const auto &one) { return one.first.id == id; });
    if (kept == m_kept.end() || kept->second.path.isEmpty())
        return;
    m_errands.send([path = kept->second.path] { return stampOf(path); },
                   [this, id](const FileStamp &stamp) { takeStamp(id, stamp); });
}

// The pixels of a file that is gone stay: they are all that is left of it.
void FullPictures::takeStamp(ArtworkId id, const FileStamp &stamp)
{
    bool isNews = false;
    bool isAnother = false;
    for (auto &[wish, kept] : m_kept) {
        if (wish.id != id)
            continue;
        const bool isGone = stamp.bytes < 0;
        const bool wasGone = kept.picture.error && kept.picture.error->kind == ErrorKind::Io;
        isAnother = isAnother || (!isGone && stamp != kept.picture.stamp);
        if (isGone == wasGone || kept.picture.image.isNull())
            continue;
        isNews = true;
        kept.picture.error.reset();
        if (isGone)
            kept.picture.error = Error{.kind = ErrorKind::Io, .message = kept.path};
    }
    if (isAnother) {
        forget(id);
        emit rewritten(id);
    } else if (isNews) {
        emit arrived(id);
    }
}

void FullPictures::forget(ArtworkId id)
{
    std::erase_if(m_kept, [id](const auto &one) { return one.first.id == id; });
    const std::vector<Wish> wishes = m_wishes;
    if (std::any_of(wishes.begin(), wishes.end(), [id](const Wish &one) { return one.id == id; }))
        want(wishes);
}

void FullPictures::clear()
{
    ++m_asked;
    m_wishes.clear();
    m_waiting.clear();
    m_kept.clear();
}

} // namespace limner
