#include "core/library/thumbnails.h"

#include "core/base/filesteps.h"
#include "core/base/log.h"
#include "core/base/stepaside.h"
#include "core/base/trace.h"
#include "core/picture/keptthumbnail.h"
#include "core/picture/orientation.h"
#include "core/picture/picturedecoder.h"
#include "core/picture/picturesize.h"
#include "core/picture/svgpicture.h"
#include "core/picture/webppicture.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int threads = 2;
constexpr int inFlight = 2 * threads; // so that no thread waits for this one
constexpr int quality = 85;
constexpr int saveAfter = 250;       // ms: many places are one durable commit
constexpr qsizetype spare = 4 << 20; // bytes: about what half a turn of the wheel shows
constexpr int decodeLimit = 768;     // MiB; 200 million pixels need 763
// ms after the start: whoever looks at pictures comes first.
constexpr int lookAgainAfter = 20'000;
constexpr int compactAfter = 60'000;

Result<DecodedPictures> drawn(const QString &file, const std::vector<int> &edges)
{
    PictureTarget target{{.edges = edges}};
    const int largest = *std::max_element(edges.begin(), edges.end());
    if (const Result<> taken = target.take(svgPicture(file, largest)); !taken)
        return propagate(taken);
    return target.pictures();
}

//! For each of the edges, at most so long; nothing when it cannot be decoded.
std::map<int, QImage> decoded(const QString &file, const std::vector<int> &edges)
{
    const trace::Span span{"thumbnail", "decode"};
    std::map<int, QImage> out;
    const Result<DecodedPictures> pictures =
        file.endsWith(u".svg") ? drawn(file, edges) : picturesOfFile(file, {.edges = edges});
    for (size_t i = 0; pictures && i < edges.size(); ++i)
        out[edges[i]] = pictures->images[i];
    return out;
}

//! As it is seen, of a file that lies on its side or its head; empty for one that stands as it is
//! stored, nothing when it cannot be read now.
std::optional<QSize> seenAnew(const QString &path)
{
    QFile file{path};
    const qint64 most = ImageLimits{}.bytes;
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.size() > most ? QByteArray{} : readInSteps(file, most);
    return orientationOf(bytes) == 1 ? QSize{} : pictureSize(bytes);
}

//! JPEG, and WebP for what one can see through.
QByteArray encoded(const QImage &image)
{
    if (image.hasAlphaChannel())
        return webpOf(image, quality);
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "jpg", quality) ? bytes : QByteArray{};
}

} // namespace

//! What a worker needs, by value: it never sees the database.
struct Thumbnails::Work {
    ArtworkId id = 0;
    QString original = {};
    std::set<int> edges = {};
    std::map<int, PackPlace> places = {};
    bool isUnmeasured = false;
};

struct Thumbnails::Outcome {
    ArtworkId id = 0;
    std::map<int, QImage> images = {};    // null = failed
    std::map<int, PackPlace> places = {}; // new ones
    std::optional<PictureSignature> look = {};
    std::optional<QSize> seen = {}; // where it was to be measured; empty = it stands as it is
};

Thumbnails::Thumbnails(ArtworkReader &reader, Remote<Library> library, QObject *parent)
    : QObject{parent}
    , m_reader{reader}
    , m_library{library}
    , m_pack{library.source()->folder() + u"/thumbnails/pack"_s}
    , m_memory{spare}
    , m_compaction{reader, library, m_pack, m_pool}
{
    QImageReader::setAllocationLimit(decodeLimit);
    m_pool.setMaxThreadCount(threads);
    m_save.setSingleShot(true);
    m_save.setInterval(saveAfter);
    connect(&m_save, &QTimer::timeout, this, &Thumbnails::savePlaces);
    connect(library.source(), &Library::pixelsAtHand, this, &Thumbnails::keep);
    connect(library.source(), &Library::artworksFound, this, &Thumbnails::makeLater);
    connect(&m_compaction, &PackCompaction::done, this, &Thumbnails::compacted);
    QTimer::singleShot(lookAgainAfter, this, &Thumbnails::lookAgain);
    QTimer::singleShot(compactAfter, this, &Thumbnails::compact);
}

Thumbnails::~Thumbnails()
{
    m_pool.clear();
    m_pool.waitForDone();
    savePlaces();
}

void Thumbnails::make(ArtworkId id)
{
    add(Job{.id = id, .edges = {smallEdge, largeEdge}, .isNew = true});
}

void Thumbnails::makeLater(const std::vector<ArtworkId> &ids)
{
    m_later.insert(m_later.end(), ids.begin(), ids.end());
    QMetaObject::invokeMethod(this, &Thumbnails::dispatch, Qt::QueuedConnection);
}

bool Thumbnails::isIdle() const
{
    return m_waiting.empty() && m_later.empty() && m_running.empty();
}

void Thumbnails::compact()
{
    savePlaces();
    m_compaction.look();
}

void Thumbnails::lookAgain()
{
    makeLater(m_reader.unmeasured());
}

//! Of pixels that somebody else decoded.
void Thumbnails::keep(ArtworkId id, const std::vector<QImage> &images)
{
    if (m_running.contains(id))
        return;
    m_running.emplace(id, std::set{smallEdge, largeEdge});
    run(
        [this, images](Outcome &outcome) {
            for (const QImage &image : images) {
                const int edge = &image == &images.front() ? largeEdge : smallEdge;
                outcome.images[edge] = image;
                if (const Result<PackPlace> place = m_pack.append(outcome.id, edge, encoded(image)))
                    outcome.places[edge] = *place;
            }
            if (!images.empty())
                outcome.look = signatureOf(images.back()); // the smallest
        },
        id);
}

void Thumbnails::request(ArtworkId id, int edge)
{
    Q_ASSERT(edge == smallEdge || edge == largeEdge);
    add(Job{.id = id, .edges = {edge}});
}

void Thumbnails::add(Job job)
{
    if (const auto running = m_running.find(job.id); running != m_running.end()) {
        std::erase_if(job.edges, [&](int edge) { return running->second.contains(edge); });
        if (job.edges.empty())
            return;
    }
    const auto waiting = std::find_if(m_waiting.begin(), m_waiting.end(),
                                      [&](const Job &other) { return other.id == job.id; });
    if (waiting != m_waiting.end()) {
        job.edges.merge(waiting->edges);
        job.isNew = job.isNew || waiting->isNew;
        m_waiting.erase(waiting);
    }
    m_waiting.push_front(std::move(job));
    // Posted, so that nothing is emitted inside the call and a screenful is put in order first.
    QMetaObject::invokeMethod(this, &Thumbnails::dispatch, Qt::QueuedConnection);
}

void Thumbnails::cancelExcept(const std::vector<ArtworkId> &keep)
{
    const std::set<ArtworkId> kept{keep.begin(), keep.end()};
    std::erase_if(m_waiting, [&](const Job &job) { return !job.isNew && !kept.contains(job.id); });
}

void Thumbnails::dispatch()
{
    while (static_cast<int>(m_running.size()) < inFlight) {
        const std::optional<Job> next = takeNext();
        if (!next)
            break;
        start(*next);
    }
    if (isIdle())
        emit idle();
}

std::optional<Thumbnails::Job> Thumbnails::takeNext()
{
    // One worker a picture: two would both make it.
    const auto next = std::find_if(m_waiting.begin(), m_waiting.end(),
                                   [&](const Job &job) { return !m_running.contains(job.id); });
    if (next != m_waiting.end()) {
        Job job = std::move(*next);
        m_waiting.erase(next);
        return job;
    }
    while (!m_later.empty()) {
        const ArtworkId id = m_later.front();
        m_later.pop_front();
        if (m_running.contains(id)) // one that is made just now is made in both sizes
            continue;
        const PackedPicture picture = m_reader.packed(id);
        if (picture.places.size() < 2 || picture.isUnmeasured)
            return Job{.id = id, .edges = {smallEdge, largeEdge}, .isNew = true};
    }
    return std::nullopt;
}

void Thumbnails::start(const Job &job)
{
    Work work = describe(job);
    m_running.emplace(job.id, job.edges);
    run([this, work = std::move(work)](Outcome &outcome) { perform(work, outcome); }, job.id);
}

void Thumbnails::run(std::function<void(Outcome &)> work, ArtworkId id)
{
    startAside(m_pool, [this, work = std::move(work), id] {
        Outcome outcome{.id = id};
        work(outcome);
        QMetaObject::invokeMethod(
            this, [this, outcome = std::move(outcome)] { finish(outcome); }, Qt::QueuedConnection);
    });
}

// Runs on the pool. Decoding is the dear part, so both sizes are made of it when both are missing.
void Thumbnails::perform(const Work &work, Outcome &outcome)
{
    if (work.isUnmeasured)
        outcome.seen = seenAnew(work.original);
    const bool isOld = outcome.seen && !outcome.seen->isEmpty(); // what is packed lies on its side
    std::set<int> missing;
    for (const int edge : {largeEdge, smallEdge}) {
        const auto place = work.places.find(edge);
        const bool isThere = place != work.places.end() && !isOld;
        const bool isWanted = work.edges.contains(edge);
        QImage image;
        if (isThere && isWanted)
            image = keptThumbnail(m_pack.read(work.id, edge, place->second), m_memory)
                        .value_or(QImage{});
        if (isWanted)
            outcome.images[edge] = image;
        if (!isThere || (isWanted && image.isNull()))
            missing.insert(edge);
    }
    const bool isLacking = std::any_of(outcome.images.begin(), outcome.images.end(),
                                       [](const auto &entry) { return entry.second.isNull(); });
    if (!isLacking || work.original.isEmpty())
        return;
    const std::vector<int> edges{missing.begin(), missing.end()};
    const std::map<int, QImage> images = decoded(work.original, edges);
    if (!images.empty())
        outcome.look = signatureOf(images.begin()->second); // the smallest
    for (const auto &[edge, image] : images) {
        if (work.edges.contains(edge))
            outcome.images[edge] = image;
        // Without its place in the pack it is shown all the same, and made again next time.
        if (const Result<PackPlace> place = m_pack.append(work.id, edge, encoded(image)))
            outcome.places[edge] = *place;
    }
}

void Thumbnails::finish(const Outcome &outcome)
{
    m_running.erase(outcome.id);
    for (const auto &[edge, place] : outcome.places)
        m_unsaved[{outcome.id, edge}] = place;
    if (outcome.look)
        m_looks[outcome.id] = outcome.look;
    if (outcome.seen)
        m_seen[outcome.id] = *outcome.seen;
    if (!(m_unsaved.empty() && m_looks.empty() && m_seen.empty()) && !m_save.isActive())
        m_save.start();
    dispatch();
    for (const auto &[edge, image] : outcome.images) {
        if (image.isNull())
            emit failed(outcome.id, edge);
        else
            emit ready(outcome.id, edge, image);
    }
}

Thumbnails::Work Thumbnails::describe(const Job &job)
{
    Work work{.id = job.id, .edges = job.edges};
    PackedPicture picture = m_reader.packed(job.id);
    work.places = std::move(picture.places);
    work.isUnmeasured = picture.isUnmeasured && !m_seen.contains(job.id);
    if (!picture.path.isEmpty())
        work.original = m_library.source()->originals().absolutePath({.path = picture.path});
    for (const int edge : {smallEdge, largeEdge}) {
        if (const auto unsaved = m_unsaved.find({job.id, edge}); unsaved != m_unsaved.end())
            work.places[edge] = unsaved->second;
    }
    return work;
}

void Thumbnails::savePlaces()
{
    if (m_unsaved.empty() && m_looks.empty() && m_seen.empty())
        return;
    m_library.tell([places = std::exchange(m_unsaved, {}), looks = std::exchange(m_looks, {}),
                    seen = std::exchange(m_seen, {})](Library &library) {
        Database::Transaction together{library.database()};
        library.noteSeen(seen); // before what was made anew
        library.notePacked(places);
        library.noteLooks(looks);
        std::vector<ArtworkId> turned;
        for (const auto &[id, size] : seen) {
            if (!size.isEmpty())
                turned.push_back(id);
        }
        // What went wrong each has said.
        if (together.commit() && !turned.empty())
            library.announceChanged(turned);
    });
}

} // namespace limner
