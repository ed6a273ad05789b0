#pragma once

#include "core/library/library.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace limner {

//! Thumbnails: JPEG quality 85 in one append-only pack file, made once on a pool of two threads when
//! a picture arrives, read back on the same pool. Results come by (id, edge), never by row.
class Thumbnails final : public QObject {
    Q_OBJECT
public:
    //! Longest side in device pixels.
    static constexpr int smallEdge = 256;
    static constexpr int largeEdge = 640;

    explicit Thumbnails(Library &library, QObject *parent = nullptr);
    ~Thumbnails() override; //!< waits for the pool

    //! Makes both sizes of a new picture; emits `ready` for each.
    void make(ArtworkId id);
    //! Asks for one; `ready` or `failed` follows. Asking twice is one request. Makes it first when
    //! the pack lacks it or the pack is damaged.
    void request(ArtworkId id, int edge);
    //! Forgets requests that have not started and are not in `keep`.
    void cancelExcept(const std::vector<ArtworkId> &keep);

signals:
    void ready(limner::ArtworkId id, int edge, const QImage &image);
    void failed(limner::ArtworkId id, int edge);

private:
    struct Job;
    Library &m_library;
    QThreadPool m_pool;
};

} // namespace limner
