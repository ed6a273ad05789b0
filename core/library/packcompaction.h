#pragma once

#include "core/base/remote.h"
#include "core/library/library.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <optional>

namespace limner {

//! Brings what is alive of a pack of thumbnails into a new file when a third of it is dead, a few
//! at a time, each lot synced before its rows are committed; then the old file goes. Whoever reads
//! meanwhile finds each thumbnail in one of the two, and so does the next start after a crash,
//! which goes on with it. Lives on its reader's thread.
class PackCompaction final : public QObject {
    Q_OBJECT
public:
    PackCompaction(ArtworkReader &reader, Remote<Library> library, ThumbnailPack &pack,
                   QThreadPool &pool, QObject *parent = nullptr);

    //! Begins if it is worth it, and goes on with what an earlier run has left.
    void look();
    [[nodiscard]] bool isRunning() const { return m_after.has_value(); }

signals:
    void done();

private:
    void step();
    void note(const std::map<std::pair<ArtworkId, int>, PackPlace> &moved);
    void end();

    ArtworkReader &m_reader;
    Remote<Library> m_library;
    ThumbnailPack &m_pack;
    QThreadPool &m_pool;
    std::optional<ArtworkId> m_after; //!< those of pictures up to this one are moved
    QTimer m_last;
};

} // namespace limner
