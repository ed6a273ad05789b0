#include "core/library/packcompaction.h"

#include "core/base/log.h"
#include "core/base/stepaside.h"

namespace limner {
namespace {

constexpr qint64 leastSize = 1 << 18; // bytes; below, a dead third is nothing
constexpr int atOnce = 64;            // pictures
// ms; places that were not yet noted when the new pack began are by then.
constexpr int lastLook = 1000;

using Places = std::map<std::pair<ArtworkId, int>, PackPlace>;

//! Runs on the pool. Empty = the disk does not take them.
Places moved(ThumbnailPack &pack, const Places &places)
{
    Places out;
    for (const auto &[key, place] : places) {
        const QByteArray picture = pack.read(key.first, key.second, place);
        if (picture.isEmpty())
            continue; // it is made again when it is wanted
        const Result<PackPlace> there = pack.append(key.first, key.second, picture);
        if (!there)
            return {};
        out[key] = *there;
    }
    return pack.sync() ? out : Places{};
}

} // namespace

PackCompaction::PackCompaction(ArtworkReader &reader, Remote<Library> library, ThumbnailPack &pack,
                               QThreadPool &pool, QObject *parent)
    : QObject{parent}
    , m_reader{reader}
    , m_library{library}
    , m_pack{pack}
    , m_pool{pool}
{
    m_last.setSingleShot(true);
    m_last.setInterval(lastLook);
    connect(&m_last, &QTimer::timeout, this, &PackCompaction::end);
}

void PackCompaction::look()
{
    if (isRunning())
        return;
    if (m_pack.older().empty()) {
        const qint64 size = m_pack.size();
        const qint64 dead = size - m_reader.packedBytes();
        if (size < leastSize || dead * 3 < size)
            return;
        qCInfo(lcLibrary) << "of" << size << "bytes of thumbnails" << dead << "are dead";
        m_pack.beginNext();
    }
    m_after = 0;
    step();
}

void PackCompaction::step()
{
    const Places places = m_reader.packedBelow(m_pack.current(), *m_after, atOnce);
    if (places.empty())
        return m_last.start();
    m_after = places.rbegin()->first.first;
    startAside(m_pool, [this, places] {
        const Places there = moved(m_pack, places);
        QMetaObject::invokeMethod(
            this, [this, there] { note(there); }, Qt::QueuedConnection);
    });
}

void PackCompaction::note(const Places &places)
{
    m_library.ask(
        [places](Library &library) {
            library.noteMoved(places);
            return true;
        },
        this, [this](bool) { step(); });
}

// Only when none points there any more but those that nobody could read.
void PackCompaction::end()
{
    m_after = 0;
    Places places = m_reader.packedBelow(m_pack.current(), 0, atOnce);
    std::erase_if(places, [this](const auto &entry) {
        return m_pack.read(entry.first.first, entry.first.second, entry.second).isEmpty();
    });
    if (places.empty())
        m_pack.removeOlder();
    m_after.reset();
    emit done();
}

} // namespace limner
