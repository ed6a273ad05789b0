#include "ui/gallery/clipboardlink.h"

#include "core/queue/jobqueue.h"
#include "core/upload/outbox.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace limner {

ClipboardLink::ClipboardLink(Library &library, JobQueue &queue, Outbox &outbox, QObject *parent)
    : QObject{parent}
    , m_library{library}
    , m_queue{queue}
    , m_outbox{outbox}
{
    connect(&queue.board(), &JobBoard::artworkKept, this, &ClipboardLink::note);
    connect(&outbox, &Outbox::linkReady, this, &ClipboardLink::take);
}

QString ClipboardLink::text(const std::vector<ArtworkId> &ids, int &links) const
{
    QStringList lines;
    for (const ArtworkId id : ids) {
        const Result<Link> link = m_outbox.link(id);
        const std::optional<Artwork> artwork = m_library.artwork(id);
        if (!link || !artwork)
            continue;
        lines.append(formatLink(m_format, link->url, artwork->request.prompt()));
    }
    links = int(lines.size());
    return lines.join(u'\n');
}

int ClipboardLink::copy(const std::vector<ArtworkId> &ids)
{
    int links = 0;
    const QString copied = text(ids, links);
    if (links > 0)
        QGuiApplication::clipboard()->setText(copied);
    return links;
}

void ClipboardLink::note(const QString &jobId, ArtworkId id)
{
    m_batches[jobId].pictures.push_back(id);
}

// The first link of a job goes to the clipboard at once; the others join it as they come, as long
// as nothing else was copied meanwhile.
void ClipboardLink::take(ArtworkId id)
{
    const auto found = std::find_if(m_batches.begin(), m_batches.end(), [id](const auto &entry) {
        const auto &pictures = entry.second.pictures;
        return std::find(pictures.begin(), pictures.end(), id) != pictures.end();
    });
    if (found == m_batches.end() || !m_automatic)
        return;
    Batch &batch = found->second;
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (!batch.copied.isEmpty() && clipboard->text() != batch.copied)
        return;
    int links = 0;
    const QString copied = text(batch.pictures, links);
    if (links == 0 || copied == batch.copied)
        return;
    batch.copied = copied;
    clipboard->setText(copied);
    const std::optional<Job> job = m_queue.board().job(found->first);
    const bool complete = links == int(batch.pictures.size()) && (!job || isFinished(job->state));
    if (complete)
        m_batches.erase(found);
    emit copiedByItself(links);
}

} // namespace limner
