#include "ui/gallery/clipboardlink.h"

#include "core/queue/jobqueue.h"
#include "core/upload/copytext.h"
#include "core/upload/outbox.h"
#include "ui/gallery/linkedpicture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QWindow>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

ClipboardLink::ClipboardLink(Remote<JobQueue> queue, Remote<Outbox> outbox, QObject *parent)
    : QObject{parent}
    , m_outbox{outbox}
{
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
            &ClipboardLink::noteChange);
    // Queued: what the compositor says of the clipboard comes with the focus, and first.
    connect(qApp, &QGuiApplication::focusWindowChanged, this, &ClipboardLink::offerLater,
            Qt::QueuedConnection);
    const JobBoard *const board = &queue.source()->board();
    connect(board, &JobBoard::jobAdded, this, &ClipboardLink::noteBegun);
    connect(board, &JobBoard::artworkKept, this, &ClipboardLink::noteKept);
    connect(board, &JobBoard::jobRemoved, this, &ClipboardLink::noteOver);
    connect(outbox.source(), &Outbox::linkReady, this, &ClipboardLink::noteLink);
}

void ClipboardLink::setFormats(const CopyFormats &formats, const QString &id, const QString &join)
{
    m_formats = formats;
    m_format = id;
    m_join = joinFromText(join);
}

ClipboardLink::Lines ClipboardLink::linesOf(const std::vector<LinkedPicture> &pictures) const
{
    Lines out;
    QStringList lines;
    for (const auto &[facts, link] : pictures) {
        if (link)
            lines.append(copyText(
                format(),
                {.link = *link, .objectKey = facts.upload.objectKey, .artwork = facts.artwork}));
        else if (!out.error)
            out.error = link.error();
    }
    out.links = int(lines.size());
    out.text = lines.join(m_join);
    return out;
}

void ClipboardLink::copy(const std::vector<ArtworkId> &ids)
{
    m_outbox.ask(
        [ids](Outbox &outbox) { return copiedPictures(outbox, ids); }, this,
        [this](const std::vector<LinkedPicture> &pictures) { putByHand(linesOf(pictures)); });
}

void ClipboardLink::putByHand(const Lines &lines)
{
    if (lines.links == 0)
        emit notCopied(lines.error.value_or(Error{.kind = ErrorKind::NotUploaded}));
    else
        put(lines.text, this, [this, links = lines.links](bool isThere) {
            if (isThere)
                emit copied(links);
            else
                emit refused();
        });
}

void ClipboardLink::put(const QString &text, QObject *context, ClipboardTold told)
{
    m_waiting.reset(); // what the artist takes is newer
    putOnClipboard(text, context, std::move(told));
}

void ClipboardLink::offer(const Lines &lines, int copiesBefore)
{
    if (clipboardNeedsFocus()) {
        m_waiting = Waiting{lines, copiesBefore};
        return;
    }
    if (copiesBefore != m_copies && clipboardTellsLate())
        return emit ready(lines.text, lines.links); // whether it is new nobody knows
    if (copiesBefore != m_copies)
        return emit leftAlone(lines.text, lines.links);
    auto *const data = new QMimeData;
    data->setText(lines.text);
    m_own = data;
    putOnClipboard(data, this, [this, lines](bool isThere) {
        if (isThere)
            emit copiedByItself(lines.links);
        else
            emit ready(lines.text, lines.links);
    });
}

// Wayland tells a window that comes to the front what is on the clipboard, but not whether that is
// new: it is taken for something that was copied meanwhile.
void ClipboardLink::offerLater()
{
    if (!m_waiting || clipboardNeedsFocus())
        return;
    const Waiting waiting = *std::exchange(m_waiting, std::nullopt);
    if (waiting.copiesBefore == m_copies)
        offer(waiting.lines, waiting.copiesBefore);
    else
        emit ready(waiting.lines.text, waiting.lines.links);
}

void ClipboardLink::noteChange()
{
    // Another program's text is not asked for: it may take its time to answer.
    if (QGuiApplication::clipboard()->mimeData() != m_own)
        ++m_copies;
}

void ClipboardLink::noteBegun(const Job &job)
{
    m_batches[job.id].copiesBefore = m_copies;
}

void ClipboardLink::noteKept(const QString &jobId, ArtworkId id)
{
    m_batches[jobId].pictures.push_back(id);
}

void ClipboardLink::noteOver(const QString &jobId)
{
    const auto found = m_batches.find(jobId);
    if (found == m_batches.end())
        return;
    found->second.over = true;
    if (found->second.links == int(found->second.pictures.size()))
        m_batches.erase(found);
}

// What the links say has to be asked; the first one of a job goes to the clipboard at once, the
// others join it as they come.
void ClipboardLink::noteLink(ArtworkId id)
{
    const auto found = std::find_if(m_batches.begin(), m_batches.end(), [id](const auto &entry) {
        const auto &pictures = entry.second.pictures;
        return std::find(pictures.begin(), pictures.end(), id) != pictures.end();
    });
    if (found == m_batches.end() || !m_automatic)
        return;
    m_outbox.ask(
        [ids = found->second.pictures](Outbox &outbox) { return copiedPictures(outbox, ids); },
        this,
        [this, jobId = found->first](const std::vector<LinkedPicture> &pictures) {
            tellLinks(jobId, linesOf(pictures));
        });
}

void ClipboardLink::tellLinks(const QString &jobId, const Lines &lines)
{
    const auto found = m_batches.find(jobId);
    if (found == m_batches.end() || lines.links <= found->second.links)
        return; // told of already
    Batch &batch = found->second;
    batch.links = lines.links;
    const int copiesBefore = batch.copiesBefore;
    if (batch.over && lines.links == int(batch.pictures.size()))
        m_batches.erase(found);
    offer(lines, copiesBefore);
}

} // namespace limner
