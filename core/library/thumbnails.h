#pragma once

#include "core/base/remote.h"
#include "core/library/library.h"
#include "core/library/packcompaction.h"
#include "core/picture/pixelpool.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace limner {

//! Thumbnails: JPEG quality 85 (WebP where one can see through) in one append-only pack file, made
//! once on a pool of two threads when a picture arrives, its signature with them, of pixels that
//! somebody has decoded where there are any; read back on the same pool. Results come by (id,
//! edge), never by row. The newest request is served first. Lives on its reader's thread.
class Thumbnails final : public QObject {
    Q_OBJECT
public:
    //! Longest side in device pixels. A picture is never enlarged.
    static constexpr int smallEdge = 256;
    static constexpr int largeEdge = 640;
    //! In the order in which pixels are offered.
    [[nodiscard]] static std::vector<int> edges() { return {largeEdge, smallEdge}; }

    Thumbnails(ArtworkReader &reader, Remote<Library> library, QObject *parent = nullptr);
    //! On the library's thread.
    explicit Thumbnails(Library &library, QObject *parent = nullptr)
        : Thumbnails{library.reader(), library, parent}
    {}
    ~Thumbnails() override; //!< waits for the pool

    //! Makes both sizes of a new picture; emits `ready` (or `failed`) for each.
    void make(ArtworkId id);
    //! The same of many, behind everything that somebody waits for.
    void makeLater(const std::vector<ArtworkId> &ids);
    //! Nothing is made or waits to be.
    [[nodiscard]] bool isIdle() const;
    //! Asks for one of the two edges; `ready` or `failed` follows, never before this returns.
    //! Asking twice is one request. Makes it first when the pack lacks it or the pack is damaged.
    void request(ArtworkId id, int edge);
    //! Forgets requests that have not started and are not in `keep`; nothing is emitted for them.
    //! New pictures are made all the same.
    void cancelExcept(const std::vector<ArtworkId> &keep);
    //! Compacts the pack if it is worth it; by itself some time after the start.
    void compact();
    //! Looks once more at imports of earlier versions, behind all others: those that lie on their
    //! side are made again, and their size noted as it is seen. What is shown before is looked at
    //! then. By itself some time after the start.
    void lookAgain();

signals:
    void ready(limner::ArtworkId id, int edge, const QImage &image);
    void failed(limner::ArtworkId id, int edge);
    void idle();
    void compacted();

private:
    struct Job {
        ArtworkId id = 0;
        std::set<int> edges = {};
        bool isNew = false; //!< from `make`
    };
    struct Work;
    struct Outcome;
    using Key = std::pair<ArtworkId, int>;

    void perform(const Work &work, Outcome &outcome);
    void add(Job job);
    [[nodiscard]] std::optional<Job> takeNext();
    void keep(ArtworkId id, const std::vector<QImage> &images);
    void run(std::function<void(Outcome &)> work, ArtworkId id);
    void dispatch();
    void start(const Job &job);
    void finish(const Outcome &outcome);
    [[nodiscard]] Work describe(const Job &job);
    void savePlaces();

    ArtworkReader &m_reader;
    Remote<Library> m_library;
    ThumbnailPack m_pack;
    PixelPool m_memory;
    QThreadPool m_pool;
    std::deque<Job> m_waiting;                    //!< front first
    std::deque<ArtworkId> m_later;                //!< of pictures that came, nobody waits for
    std::map<ArtworkId, std::set<int>> m_running; //!< what a worker will answer
    std::map<Key, PackPlace> m_unsaved;           //!< written to the pack, not yet to the table
    std::map<ArtworkId, std::optional<PictureSignature>> m_looks; //!< not noted yet
    std::map<ArtworkId, QSize> m_seen;                            //!< the same
    QTimer m_save;
    PackCompaction m_compaction;
};

} // namespace limner
