#pragma once

#include "core/base/error.h"
#include "core/base/remote.h"
#include "core/library/artwork.h"
#include "core/upload/copyformat.h"
#include "ui/common/clipboard.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <vector>

class QMimeData;

namespace limner {

class JobQueue;
class Outbox;
struct Job;
struct LinkedPicture;

//! Puts links on the clipboard: on demand, and by itself when a job of this session ends. What the
//! artist copied after the job began, here or in another program, is never overwritten by that.
class ClipboardLink final : public QObject {
    Q_OBJECT
public:
    ClipboardLink(Remote<JobQueue> queue, Remote<Outbox> outbox, QObject *parent = nullptr);

    //! What there is to choose from, what is chosen, and what stands between several
    //! (`joinFromText`).
    void setFormats(const CopyFormats &formats, const QString &id, const QString &join);
    //! By its id; unknown is plain.
    void setFormat(const QString &id) { m_format = id; }
    [[nodiscard]] const CopyFormat &format() const { return m_formats.findOrPlain(m_format); }
    [[nodiscard]] const CopyFormats &formats() const { return m_formats; }
    [[nodiscard]] const QString &join() const { return m_join; }
    //! Whether a finished job's link is copied by itself.
    void setAutomatic(bool automatic) { m_automatic = automatic; }

    //! Copies the links of those that have one; signed ones are signed anew. One of the first three
    //! follows.
    void copy(const std::vector<ArtworkId> &ids);
    //! Puts a text there for the artist, and tells whether the clipboard holds it.
    void put(const QString &text, QObject *context, ClipboardTold told);

signals:
    void copied(int links);
    //! None has a link; why the first has none.
    void notCopied(const limner::Error &error);
    //! The clipboard does not hold what was put there.
    void refused();
    //! A finished job's links are on the clipboard.
    void copiedByItself(int links);
    //! They are ready, but something else is on the clipboard.
    void leftAlone(const QString &text, int links);
    //! They are ready, but the clipboard is not this window's to change by itself.
    void ready(const QString &text, int links);

private:
    struct Batch {
        std::vector<ArtworkId> pictures = {};
        int copiesBefore = 0; //!< the artist's, when the job began
        int links = 0;        //!< told of
        bool over = false;    //!< no more pictures come
    };
    struct Lines {
        QString text = {};
        int links = 0;
        std::optional<Error> error = {}; //!< of the first that has none
    };
    [[nodiscard]] Lines linesOf(const std::vector<LinkedPicture> &pictures) const;
    //! What could not be put there while another program's window was in front.
    struct Waiting {
        Lines lines = {};
        int copiesBefore = 0;
    };
    void putByHand(const Lines &lines);
    void offer(const Lines &lines, int copiesBefore);
    void offerLater();
    void noteChange();
    void noteBegun(const Job &job);
    void noteKept(const QString &jobId, ArtworkId id);
    void noteOver(const QString &jobId);
    void noteLink(ArtworkId id);
    void tellLinks(const QString &jobId, const Lines &lines);

    Remote<Outbox> m_outbox;
    std::map<QString, Batch> m_batches; // by job, of this session
    CopyFormats m_formats;
    QString m_format = {};
    QString m_join = QStringLiteral("\n");
    QPointer<const QMimeData> m_own; // put there by itself
    std::optional<Waiting> m_waiting;
    int m_copies = 0; // everybody else's
    bool m_automatic = true;
};

} // namespace limner
