#include "ui/desktop/linkerrand.h"

#include "core/upload/outbox.h"
#include "ui/common/clipboard.h"
#include "ui/common/errortext.h"
#include "ui/gallery/clipboardlink.h"

#include <QGuiApplication>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace limner {

LinkErrand::LinkErrand(Remote<Outbox> outbox, ClipboardLink &clipboard, QObject *parent)
    : QObject{parent}
    , m_outbox{outbox}
    , m_clipboard{clipboard}
{
    connect(outbox.source(), &Outbox::linkReady, this, [this](ArtworkId id) {
        if (m_stage == Stage::Link && std::find(m_ids.begin(), m_ids.end(), id) != m_ids.end())
            look();
    });
    // Queued: what the compositor says of the clipboard comes with the focus, and first.
    connect(
        qApp, &QGuiApplication::focusWindowChanged, this,
        [this] {
            if (m_stage == Stage::Focus && !clipboardNeedsFocus())
                put();
        },
        Qt::QueuedConnection);
    connect(&clipboard, &ClipboardLink::copied, this, [this](int links) {
        if (std::exchange(m_stage, Stage::None) == Stage::Clipboard)
            emit copied(links);
    });
    connect(&clipboard, &ClipboardLink::refused, this,
            [this] { fail(tr("The clipboard does not take it.")); });
    connect(&clipboard, &ClipboardLink::notCopied, this,
            [this](const Error &error) { fail(errorText(error, ErrorPlace::Store).sentence()); });
}

void LinkErrand::copy(const std::vector<ArtworkId> &ids)
{
    m_ids = ids;
    m_stage = Stage::None;
    look();
}

void LinkErrand::look()
{
    m_outbox.ask(
        [ids = m_ids](Outbox &outbox) {
            return std::any_of(ids.begin(), ids.end(), [&outbox](ArtworkId id) {
                const Result<Link> link = outbox.link(id);
                return !link && link.error().kind == ErrorKind::NotUploaded;
            });
        },
        this,
        [this](bool waits) {
            if (!waits)
                put();
            else if (std::exchange(m_stage, Stage::Link) != Stage::Link)
                emit waiting();
        });
}

void LinkErrand::put()
{
    if (clipboardNeedsFocus()) {
        m_stage = Stage::Focus;
        emit focusNeeded();
        return;
    }
    m_stage = Stage::Clipboard;
    m_clipboard.copy(m_ids);
}

void LinkErrand::fail(const QString &why)
{
    if (std::exchange(m_stage, Stage::None) == Stage::Clipboard)
        emit notCopied(why);
}

} // namespace limner
