#include "ui/gallery/knownshelves.h"

#include "core/library/library.h"

#include <algorithm>

namespace limner {
namespace {

constexpr int firstMs = 150; // the first screen of pictures is read before
constexpr int lateMs = 400;  // for numbers
constexpr int deepest = 32;

template <typename One>
const One *called(const std::vector<One> &all, qint64 id)
{
    const auto found =
        std::find_if(all.begin(), all.end(), [id](const One &one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

KnownShelves::KnownShelves(const Services &services, QObject *parent)
    : QObject{parent}
    , m_reader{services.reader}
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &KnownShelves::ask);
    connectLibrary(services);
    askIn(firstMs);
}

void KnownShelves::connectLibrary(const Services &services)
{
    Library *const library = services.library.source();
    const auto late = [this] { askIn(lateMs); };
    connect(library, &Library::artworkAdded, this, late);
    connect(library, &Library::artworksChanged, this, late);
    connect(library, &Library::artworksTrashed, this, late);
    connect(library, &Library::artworksRestored, this, late);
    const auto soon = [this] { askIn(0); };
    connect(&library->albums(), &Albums::changed, this, soon);
    connect(&library->tags(), &Tags::changed, this, soon);
    connect(&library->searches(), &SavedSearches::changed, this, soon);
}

// What is asked already is not put off: pictures may come for an hour without a pause.
void KnownShelves::askIn(int ms)
{
    if (!m_pause.isActive() || m_pause.remainingTime() > ms)
        m_pause.start(ms);
}

void KnownShelves::ask()
{
    m_reader.ask([](ArtworkReader &reader) { return reader.shelves(); }, this,
                 [this](const Shelves &shelves) { take(shelves); });
}

void KnownShelves::take(const Shelves &shelves)
{
    m_shelves = shelves;
    m_isKnown = true;
    ++m_asked;
    m_uncounted = shelves.searches;
    std::reverse(m_uncounted.begin(), m_uncounted.end());
    emit changed();
    countNext();
}

void KnownShelves::countNext()
{
    if (m_uncounted.empty())
        return;
    const SavedSearch search = m_uncounted.back();
    m_uncounted.pop_back();
    m_reader.ask(
        [text = search.text](ArtworkReader &reader) { return reader.count({.text = text}); }, this,
        [this, id = search.id, asked = m_asked](int pictures) {
            if (asked != m_asked)
                return; // a newer round counts it
            const auto before = m_found.find(id);
            const bool isNews = before == m_found.end() || before->second != pictures;
            m_found[id] = pictures;
            if (isNews)
                emit changed();
            countNext();
        });
}

const Album *KnownShelves::album(qint64 id) const
{
    return called(m_shelves.albums, id);
}

const Tag *KnownShelves::tag(qint64 id) const
{
    return called(m_shelves.tags, id);
}

const SavedSearch *KnownShelves::search(qint64 id) const
{
    return called(m_shelves.searches, id);
}

QString KnownShelves::pathOf(const Album &album) const
{
    QString path = album.name;
    const Album *above = this->album(album.parent);
    for (int level = 0; above && level < deepest; ++level) {
        path.prepend(above->name + QStringLiteral(" / "));
        above = this->album(above->parent);
    }
    return path;
}

} // namespace limner
