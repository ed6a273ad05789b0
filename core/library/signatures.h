#pragma once

#include "core/base/remote.h"
#include "core/library/library.h"
#include "core/library/thumbnailpack.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <map>
#include <vector>

namespace limner {

//! Gives the pictures of before, and those whose thumbnail nobody has asked for yet, their
//! signatures: newest first, of a packed thumbnail where there is one, on a thread that lets all
//! others go first. Each batch is written down; what was left when it ended is done after the next
//! start. Lives on its reader's thread.
class Signatures final : public QObject {
    Q_OBJECT
public:
    Signatures(ArtworkReader &reader, Remote<Library> library, QObject *parent = nullptr);
    //! On the library's thread.
    explicit Signatures(Library &library, QObject *parent = nullptr)
        : Signatures{library.reader(), library, parent}
    {}
    ~Signatures() override; //!< waits for the picture under way

    //! Looks the library through, after some seconds in which others start.
    void startSoon();
    //! At once.
    void start();

signals:
    //! Nothing is left to do for now.
    void finished();

private:
    struct Work;
    using Looks = std::map<ArtworkId, std::optional<PictureSignature>>;

    void add(ArtworkId id);
    void goOn();
    void sign(const std::vector<ArtworkId> &ids);
    void take(const Looks &looks);
    [[nodiscard]] Looks looksOf(const std::vector<Work> &batch) const;

    ArtworkReader &m_reader;
    Remote<Library> m_library;
    ThumbnailPack m_pack;
    QThreadPool m_pool;
    QTimer m_pause;
    std::vector<ArtworkId> m_added;    //!< to be looked at, beside the rest
    std::optional<ArtworkRow> m_after; //!< how far it is
    bool m_isThrough = true;           //!< with all that were there at the start
    bool m_isAtWork = false;
    std::atomic<bool> m_isEnding = false;
};

} // namespace limner
