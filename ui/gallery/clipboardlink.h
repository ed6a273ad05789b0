#pragma once

#include "core/jobs/job.h"
#include "core/library/artwork.h"
#include "core/upload/copyformat.h"

#include <QObject>

#include <map>
#include <vector>

namespace limner {

class JobQueue;
class Library;
class Outbox;

//! Puts links on the clipboard: on demand, and by itself when a job of this window ends.
class ClipboardLink final : public QObject {
    Q_OBJECT
public:
    ClipboardLink(Library &library, JobQueue &queue, Outbox &outbox, QObject *parent = nullptr);

    void setFormat(CopyFormat format) { m_format = format; }
    [[nodiscard]] CopyFormat format() const { return m_format; }
    //! Whether a finished job's link is copied by itself.
    void setAutomatic(bool automatic) { m_automatic = automatic; }

    //! Copies the links of those that have one, one a line; returns how many.
    int copy(const std::vector<ArtworkId> &ids);
    //! The text that `copy` would copy.
    [[nodiscard]] QString text(const std::vector<ArtworkId> &ids, int &links) const;

signals:
    //! A finished job's links are on the clipboard.
    void copiedByItself(int links);

private:
    void note(const QString &jobId, ArtworkId id);
    void take(ArtworkId id);

    struct Batch {
        std::vector<ArtworkId> pictures = {};
        QString copied = {}; //!< what we put there, to see whether it still is
    };
    Library &m_library;
    JobQueue &m_queue;
    Outbox &m_outbox;
    std::map<QString, Batch> m_batches; // by job, of this session
    CopyFormat m_format = CopyFormat::Plain;
    bool m_automatic = true;
};

} // namespace limner
