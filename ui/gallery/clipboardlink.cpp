#include "ui/gallery/clipboardlink.h"

#include "core/queue/jobqueue.h"
#include "core/upload/copytext.h"
#include "core/upload/outbox.h"
#include "ui/gallery/linkedpicture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

ClipboardLink::ClipboardLink(Remote<JobQueue> queue, Remote<Outbox> outbox, QObject *parent)
    : QObject{parent}
    , m_outbox{outbox}
{
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
            &ClipboardLink::noteChange);
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
    else if (put(lines.text))
        emit copied(lines.links);
    else
        emit refused();
}

bool ClipboardLink::put(const QString &text)
{
    QClipboard *const clipboard = QGuiApplication::clipboard();
    clipboard->setText(text);
    return clipboard->text() == text; // it may be refused to a window without the focus
}

bool ClipboardLink::putByItself(const QString &text)
{
    auto *const data = new QMimeData;
    data->setText(text);
    m_own = data;
    QGuiApplication::clipboard()->setMimeData(data); // takes it over
    return QGuiApplication::clipboard()->text() == text;
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
    const bool isFree = batch.copiesBefore == m_copies;
    if (isFree && putByItself(lines.text))
        emit copiedByItself(lines.links);
    else
        emit leftAlone(lines.text, lines.links);
    if (batch.over && lines.links == int(batch.pictures.size()))
        m_batches.erase(found);
}

} // namespace limner
