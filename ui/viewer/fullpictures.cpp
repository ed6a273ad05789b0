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

// Whoever was not wanted for longest goes first, then whoever is wanted least.
void FullPictures::makeRoom()
{
    while (bytes() > budget && m_kept.size() > 1) {
        auto victim = m_kept.end();
        for (auto kept = m_kept.begin(); kept != m_kept.end(); ++kept) {
            const bool isWanted =
                std::find(m_wishes.begin(), m_wishes.end(), kept->first) != m_wishes.end();
            if (!isWanted && (victim == m_kept.end() || kept->second.used < victim->second.used))
                victim = kept;
        }
        for (size_t i = m_wishes.size(); victim == m_kept.end() && i > 1; --i)
            victim = m_kept.find(m_wishes[i - 1]);
        if (victim == m_kept.end())
            return;
        m_kept.erase(victim);
    }
}

qint64 FullPictures::bytes() const
{
    qint64 sum = 0;
    for (const auto &[wish, kept] : m_kept)
        sum += kept.picture.image.sizeInBytes();
    return sum;
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
