#include "ui/gallery/clipboardlink.h"

#include "core/queue/jobqueue.h"
#include "core/upload/outbox.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

ClipboardLink::ClipboardLink(Library &library, JobQueue &queue, Outbox &outbox, QObject *parent)
    : QObject{parent}
    , m_library{library}
    , m_outbox{outbox}
{
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
            &ClipboardLink::noteChange);
    connect(&queue.board(), &JobBoard::jobAdded, this, &ClipboardLink::noteBegun);
    connect(&queue.board(), &JobBoard::artworkKept, this, &ClipboardLink::noteKept);
    connect(&queue.board(), &JobBoard::jobRemoved, this, &ClipboardLink::noteOver);
    connect(&outbox, &Outbox::linkReady, this, &ClipboardLink::take);
}

ClipboardLink::Lines ClipboardLink::linesOf(const std::vector<ArtworkId> &ids) const
{
    Lines out;
    QStringList lines;
    for (const ArtworkId id : ids) {
        const Result<Link> link = m_outbox.link(id);
        const std::optional<Artwork> artwork = m_library.artwork(id);
        if (link && artwork)
            lines.append(formatLink(m_format, link->url, artwork->request.prompt()));
        else if (!link && !out.error)
            out.error = link.error();
    }
    out.links = int(lines.size());
    out.text = lines.join(u'\n');
    return out;
}

Result<int> ClipboardLink::copy(const std::vector<ArtworkId> &ids)
{
    const Lines lines = linesOf(ids);
    if (lines.links == 0)
        return fail(lines.error.value_or(Error{.kind = ErrorKind::NotUploaded}));
    return put(lines.text) ? lines.links : 0;
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

// The first link of a job goes to the clipboard at once; the others join it as they come.
void ClipboardLink::take(ArtworkId id)
{
    const auto found = std::find_if(m_batches.begin(), m_batches.end(), [id](const auto &entry) {
        const auto &pictures = entry.second.pictures;
        return std::find(pictures.begin(), pictures.end(), id) != pictures.end();
    });
    if (found == m_batches.end() || !m_automatic)
        return;
    Batch &batch = found->second;
    const Lines lines = linesOf(batch.pictures);
    if (lines.links <= std::exchange(batch.links, lines.links))
        return; // told of already
    const bool isFree = batch.copiesBefore == m_copies;
    if (isFree && putByItself(lines.text))
        emit copiedByItself(lines.links);
    else
        emit leftAlone(lines.text, lines.links);
    if (batch.over && lines.links == int(batch.pictures.size()))
        m_batches.erase(found);
}

} // namespace limner
