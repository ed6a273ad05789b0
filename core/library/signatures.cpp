#include "core/library/signatures.h"

#include "core/base/stepaside.h"
#include "core/library/thumbnails.h"
#include "core/picture/picturedecoder.h"
#include "core/picture/svgpicture.h"

#include <QFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int pauseMs = 5'000;
constexpr int edge = Thumbnails::smallEdge;
constexpr size_t mostAdded = 500; // more are found by looking through

Result<QImage> decodedOriginal(const QString &file)
{
    if (!file.endsWith(u".svg"))
        return pictureOfFile(file, edge);
    const QImage drawn = svgPicture(file, edge);
    if (drawn.isNull())
        return fail(QFile::exists(file) ? ErrorKind::NotAnImage : ErrorKind::Io);
    return drawn;
}

} // namespace

//! What the thread needs, by value: it never sees the database.
struct Signatures::Work {
    ArtworkId id = 0;
    QString original = {};
    std::optional<PackPlace> place = {};
};

Signatures::Signatures(ArtworkReader &reader, Remote<Library> library, QObject *parent)
    : QObject{parent}
    , m_reader{reader}
    , m_library{library}
    , m_pack{library.source()->folder() + u"/thumbnails/pack"_s}
{
    m_pool.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &Signatures::goOn);
    const Library *const source = library.source();
    connect(source, &Library::artworkAdded, this, &Signatures::add);
    connect(source, &Library::artworksRestored, this, [this](const std::vector<ArtworkId> &ids) {
        for (const ArtworkId id : ids)
            add(id);
    });
}

Signatures::~Signatures()
{
    m_isEnding = true;
    m_pool.clear();
    m_pool.waitForDone();
}

void Signatures::startSoon()
{
    m_isThrough = false;
    m_after.reset();
    m_pause.start();
}

void Signatures::start()
{
    startSoon();
    m_pause.stop();
    goOn();
}

// Most get theirs with their thumbnail by then.
void Signatures::add(ArtworkId id)
{
    m_added.push_back(id);
    m_pause.start();
}

// A slice at a time, so that whoever asks the reader for something is answered in between.
void Signatures::goOn()
{
    if (m_isAtWork)
        return;
    if (m_added.size() > mostAdded) {
        m_added.clear();
        m_after.reset();
        m_isThrough = false;
    }
    if (!m_added.empty()) {
        if (const auto ids = m_reader.unsignedAmong(std::exchange(m_added, {})); !ids.empty())
            return sign(ids);
    }
    if (m_isThrough)
        return emit finished();
    const UnsignedPictures some = m_reader.unsignedAfter(m_after);
    m_after = some.last;
    m_isThrough = !some.last;
    if (!some.ids.empty())
        return sign(some.ids);
    QMetaObject::invokeMethod(this, &Signatures::goOn, Qt::QueuedConnection);
}

void Signatures::sign(const std::vector<ArtworkId> &ids)
{
    std::vector<Work> batch;
    for (const ArtworkId id : ids) {
        const PackedPicture picture = m_reader.packed(id);
        if (picture.path.isEmpty())
            continue;
        Work work{.id = id,
                  .original = m_library.source()->originals().absolutePath({.path = picture.path})};
        if (const auto place = picture.places.find(edge); place != picture.places.end())
            work.place = place->second;
        batch.push_back(std::move(work));
    }
    m_isAtWork = true;
    startAside(m_pool, [this, batch = std::move(batch)] {
        Looks looks = looksOf(batch);
        QMetaObject::invokeMethod(
            this, [this, looks = std::move(looks)] { take(looks); }, Qt::QueuedConnection);
    });
}

// Runs on the pool.
Signatures::Looks Signatures::looksOf(const std::vector<Work> &batch) const
{
    Looks looks;
    for (const Work &work : batch) {
        if (m_isEnding)
            break;
        Result<QImage> image = fail(ErrorKind::NotFound);
        if (work.place)
            image = decodedPicture(m_pack.read(work.id, edge, *work.place));
        if (!image)
            image = decodedOriginal(work.original);
        if (image)
            looks[work.id] = signatureOf(*image);
        else if (image.error().kind != ErrorKind::Io) // one that cannot be read now may come back
            looks[work.id] = std::nullopt;
    }
    return looks;
}

void Signatures::take(const Looks &looks)
{
    m_isAtWork = false;
    if (!looks.empty())
        m_library.tell([looks](Library &library) { library.noteLooks(looks); });
    goOn();
}

} // namespace limner
