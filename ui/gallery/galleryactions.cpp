#include "ui/gallery/galleryactions.h"

#include "core/upload/outbox.h"
#include "ui/common/clipboard.h"
#include "ui/common/keyedwords.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/gallery/recallactions.h"
#include "ui/gallery/sharepopover.h"
#include "ui/queue/jobcommands.h"
#include "ui/queue/jobtiles.h"

#include <QAction>
#include <QDesktopServices>
#include <QMenu>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr size_t mostCompared = 6;
} // namespace

GalleryActions::GalleryActions(const Services &services, const JobTiles &jobs,
                               ClipboardLink &clipboard, QWidget &window)
    : QObject{&window}
    , m_outbox{services.outbox}
    , m_tiles{jobs}
    , m_clipboard{clipboard}
    , m_window{window}
    , m_jobs{new JobCommands{services.queue, jobs, window}}
    , m_recall{new RecallActions{window}}
    , m_first{services.library, services.outbox}
    , m_acts{services.library}
    , m_files{services, window}
{
    addPictureCommands();
    addFileCommands();
    addRatings();
    connectClipboard();
    connect(m_recall, &RecallActions::wanted, this, &GalleryActions::take);
    connect(&m_first, &FollowedPicture::changed, this, &GalleryActions::refresh);
    connect(&m_acts, &PictureActs::changed, this, &GalleryActions::refresh);
    refresh();
}

void GalleryActions::connectClipboard()
{
    connect(&m_clipboard, &ClipboardLink::copied, this, &GalleryActions::copied);
    connect(&m_clipboard, &ClipboardLink::refused, this, [this] {
        emit told(tr("The clipboard does not take the link. Copy it from the details instead."));
    });
    connect(&m_clipboard, &ClipboardLink::notCopied, this, &GalleryActions::tellNoLink);
}

void GalleryActions::tellNoLink(const Error &error)
{
    if (error.kind == ErrorKind::NotUploaded)
        emit told(
            tr("The picture is safe here, but not uploaded yet. Its link comes with the upload."));
    else
        emit failed(error, ErrorPlace::Store);
}

QAction *GalleryActions::add(Command command, const QString &text, const char *name)
{
    auto *const action = new QAction{text, this};
    action->setObjectName(QLatin1StringView{name});
    action->setShortcut(defaultKey(action->objectName()));
    m_window.addAction(action);
    m_actions[command] = action;
    return action;
}

void GalleryActions::addPictureCommands()
{
    using C = Command;
    using A = GalleryActions;
    const auto on = [this](QAction *action, void (A::*act)()) {
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    connect(add(C::CopyUrl, tr("Copy URL"), "actionCopyUrl"), &QAction::triggered, this,
            [this] { copyLinks(m_selection.artworks); });
    tipWithKey(*on(add(C::Share, tr("Share…"), "actionShare"), &A::share),
               tr("Formats, lifetime, a page with a link (Shift+S)"));
    on(add(C::CopyPrompt, tr("Copy prompt"), "actionCopyPrompt"), &A::copyPrompt);
    on(add(C::CopySeed, tr("Copy seed"), "actionCopySeed"), &A::copySeed);
    tipWithKey(*on(add(C::Reuse, tr("Reuse all"), "actionReuse"), &A::reuse),
               tr("All values again, the seed too (R)"));
    tipWithKey(*on(add(C::Remix, tr("Remix"), "actionRemix"), &A::remix),
               tr("All values again, with a new seed (X)"));
    QAction *const use = add(C::UseAsInput, tr("Use as input"), "actionUseAsInput");
    tipWithKey(*use, tr("The picture goes into the model (I)"));
    connect(use, &QAction::triggered, this, [this] {
        if (!m_selection.artworks.empty())
            emit inputRequested(m_selection.artworks.front());
    });
    QAction *const like = add(C::FindSimilar, tr("Find similar"), "actionFindSimilar");
    tipWithKey(*like, tr("Pictures that look like this one (L)"));
    connect(like, &QAction::triggered, this, [this] {
        if (!m_selection.artworks.empty())
            emit searchWanted(u"similar:%1"_s.arg(m_selection.artworks.front()));
    });
    on(add(C::Favourite, tr("Favourite"), "actionFavourite"), &A::toggleFavourite)
        ->setCheckable(true);
    // What they do is the viewer's, which may be there or not.
    add(C::View, tr("Look at it"), "actionView");
    add(C::Compare, tr("Compare"), "actionCompare");
    on(add(C::OpenInBrowser, tr("Open in browser"), "actionOpenInBrowser"), &A::openInBrowser);
    on(add(C::Delete, tr("Delete"), "actionDelete"), &A::remove);
    on(add(C::RetryUpload, tr("Upload now"), "actionRetryUpload"), &A::retryUpload);
    connect(add(C::Undo, tr("Undo"), "actionUndo"), &QAction::triggered, &m_acts,
            &PictureActs::undo);
}

void GalleryActions::addFileCommands()
{
    using C = Command;
    const auto on = [this](QAction *action, void (PictureFiles::*act)(ArtworkId)) {
        connect(action, &QAction::triggered, this, [this, act] {
            if (!m_selection.artworks.empty())
                (m_files.*act)(m_selection.artworks.front());
        });
    };
    using Ids = std::vector<ArtworkId>;
    const auto onAll = [this](QAction *action, void (PictureFiles::*act)(const Ids &)) {
        connect(action, &QAction::triggered, this,
                [this, act] { (m_files.*act)(m_selection.artworks); });
    };
    on(add(C::CopyImage, tr("Copy image"), "actionCopyImage"), &PictureFiles::copyImage);
    onAll(add(C::CopyFile, tr("Copy file"), "actionCopyFile"), &PictureFiles::copyFiles);
    onAll(add(C::CopyPath, tr("Copy path"), "actionCopyPath"), &PictureFiles::copyPaths);
    QAction *const bare = add(C::CopyBare, tr("Copy without metadata"), "actionCopyBare");
    bare->setToolTip(tr("The picture alone: no prompt, no settings, no place"));
    on(bare, &PictureFiles::copyBare);
    on(add(C::Open, tr("Open in another program"), "actionOpen"), &PictureFiles::open);
    on(add(C::Reveal, tr("Show the file"), "actionReveal"), &PictureFiles::reveal);
    QAction *const release = add(C::Release, tr("Keep in the store only"), "actionRelease");
    release->setToolTip(tr("Frees its place on this computer; it comes back when it is opened"));
    onAll(release, &PictureFiles::release);
    onAll(add(C::BringBack, tr("Keep on this computer again"), "actionBringBack"),
          &PictureFiles::bringBack);
    onAll(add(C::SaveAs, tr("Save as…"), "actionSaveAs"), &PictureFiles::saveAs);
}

void GalleryActions::addRatings()
{
    for (int rating = 0; rating <= 5; ++rating) {
        const QByteArray name = "actionRate" + QByteArray::number(rating);
        QAction *const action =
            add(static_cast<Command>(int(Command::Rate0) + rating),
                rating == 0 ? tr("No rating") : QString{rating, u'★'}, name.constData());
        action->setShortcut(Qt::Key_0 + rating);
        connect(action, &QAction::triggered, this,
                [this, rating] { m_acts.rate(m_selection.artworks, rating); });
    }
}

QAction *GalleryActions::action(TileAction painted) const
{
    switch (painted) {
    case TileAction::CopyUrl:
        return action(Command::CopyUrl);
    case TileAction::Reuse:
        return action(Command::Reuse);
    case TileAction::ToggleFavourite:
        return action(Command::Favourite);
    case TileAction::Retry:
    case TileAction::Resubmit:
        return m_jobs->action(JobCommand::Retry);
    case TileAction::Cancel:
        return m_jobs->action(JobCommand::Cancel);
    case TileAction::Dismiss:
        return m_jobs->action(JobCommand::Dismiss);
    case TileAction::RunNext:
        return m_jobs->action(JobCommand::RunNext);
    case TileAction::ResumeQueue:
        return m_jobs->action(JobCommand::Resume);
    case TileAction::UploadNow:
        return action(Command::RetryUpload);
    case TileAction::Details:
    case TileAction::Group:
    case TileAction::Stack:
        break;
    }
    return nullptr;
}

void GalleryActions::setSelection(GallerySelection selection)
{
    m_selection = std::move(selection);
    m_jobs->setJobs(m_selection.jobs);
    m_first.follow(m_selection.artworks.empty() ? 0 : m_selection.artworks.front());
    refresh();
}

void GalleryActions::setInTrash(bool isInTrash)
{
    m_isInTrash = isInTrash;
    action(Command::Delete)->setText(isInTrash ? tr("Delete for good…") : tr("Delete"));
}

void GalleryActions::refresh()
{
    using C = Command;
    const bool some = !m_selection.artworks.empty();
    const bool anything = some || !m_selection.jobs.isEmpty();
    for (const C command :
         {C::CopyUrl, C::Share, C::CopyImage, C::CopyFile, C::CopyPath, C::CopyBare, C::Favourite,
          C::View, C::Open, C::Reveal, C::SaveAs, C::UseAsInput, C::FindSimilar})
        action(command)->setEnabled(some);
    const size_t pictures = m_selection.artworks.size();
    action(C::Compare)->setEnabled(pictures >= 2 && pictures <= mostCompared);
    for (int rating = 0; rating <= 5; ++rating)
        action(static_cast<C>(int(C::Rate0) + rating))->setEnabled(some);
    for (const C command : {C::Reuse, C::Remix, C::CopyPrompt, C::CopySeed, C::Delete})
        action(command)->setEnabled(anything);
    m_recall->setEnabled(anything);
    refreshFirst();
    action(C::Undo)->setEnabled(!m_acts.undoText().isEmpty());
    action(C::Undo)->setText(m_acts.undoText().isEmpty() ? tr("Undo") : m_acts.undoText());
}

//! Of one that is not here yet nothing is known: it stays as it was.
void GalleryActions::refreshFirst()
{
    using C = Command;
    const bool one = m_selection.artworks.size() == 1 && m_selection.jobs.isEmpty();
    const LinkedPicture *const picture = one ? m_first.picture() : nullptr;
    if (one && !picture)
        return;
    const Upload upload = picture ? picture->facts.upload : Upload{};
    const bool stored = upload.state == UploadState::Stored;
    action(C::Favourite)->setChecked(picture && picture->facts.artwork.favourite);
    action(C::OpenInBrowser)->setEnabled(stored);
    const bool several = m_selection.artworks.size() > 1 && m_selection.jobs.isEmpty();
    const bool released = picture && picture->facts.artwork.released;
    action(C::Release)->setEnabled((several || (stored && !released)) && !m_isInTrash);
    action(C::BringBack)->setEnabled(several || released);
    action(C::RetryUpload)->setEnabled(upload.artworkId != 0 && !stored);
}

void GalleryActions::fill(QMenu &menu) const
{
    using C = Command;
    const auto addAll = [&](std::initializer_list<C> commands) {
        for (const C command : commands)
            menu.addAction(action(command));
    };
    if (!m_selection.jobs.isEmpty()) {
        m_jobs->fill(menu);
        menu.addSeparator();
        addAll({C::Reuse, C::Remix, C::CopyPrompt, C::CopySeed});
        return;
    }
    addAll({C::View, C::Compare, C::CopyUrl, C::Share, C::CopyImage, C::CopyBare, C::CopyFile,
            C::CopyPath});
    menu.addSeparator();
    addAll({C::Reuse, C::Remix, C::UseAsInput, C::FindSimilar, C::Favourite});
    m_recall->fill(menu);
    QMenu *ratings = menu.addMenu(tr("Rating"));
    for (int rating = 5; rating >= 0; --rating)
        ratings->addAction(action(static_cast<C>(int(C::Rate0) + rating)));
    menu.addSeparator();
    fillMore(menu);
}

void GalleryActions::fillMore(QMenu &menu) const
{
    using C = Command;
    if (action(C::RetryUpload)->isEnabled())
        menu.addAction(action(C::RetryUpload));
    for (const C command :
         {C::UseAsInput, C::FindSimilar, C::OpenInBrowser, C::Open, C::Reveal, C::SaveAs,
          C::CopyImage, C::CopyBare, C::CopyFile, C::CopyPath, C::CopyPrompt, C::CopySeed})
        if (!menu.actions().contains(action(command)))
            menu.addAction(action(command));
    for (const C command : {C::Release, C::BringBack})
        if (action(command)->isEnabled())
            menu.addAction(action(command));
    menu.addSeparator();
    if (action(C::Undo)->isEnabled())
        menu.addAction(action(C::Undo));
    menu.addAction(action(C::Delete));
}

void GalleryActions::withRequest(const Act &act)
{
    if (!m_selection.artworks.empty())
        return m_first.whenKnown([act](const LinkedPicture &picture) {
            const Artwork &artwork = picture.facts.artwork;
            act(artwork.request, artwork.seed ? artwork.seed : artwork.request.seed(),
                artwork.size);
        });
    if (m_selection.jobs.isEmpty())
        return;
    if (const Job *const job = m_tiles.job(m_selection.jobs.front()))
        act(job->request, job->request.seed(), {});
}

void GalleryActions::copyLinks(const std::vector<ArtworkId> &ids)
{
    m_clipboard.copy(ids);
}

void GalleryActions::copyPrompt()
{
    withRequest([this](const Request &request, const auto &...) {
        copyText(request.prompt(), tr("Prompt copied"));
    });
}

void GalleryActions::copySeed()
{
    withRequest([this](const Request &, const std::optional<qint64> &seed, QSize) {
        if (!seed)
            return emit told(tr("This picture has no seed."));
        copyText(QString::number(*seed), tr("Seed copied"));
    });
}

void GalleryActions::copyText(const QString &text, const QString &words)
{
    putOnClipboard(text, this, [this, words](bool isThere) {
        emit told(isThere ? words : tr("The clipboard does not take it."));
    });
}

void GalleryActions::reuse()
{
    withRequest([this](const Request &request, const auto &...) { emit reuseRequested(request); });
}

void GalleryActions::remix()
{
    withRequest([this](const Request &request, const auto &...) { emit remixRequested(request); });
}

void GalleryActions::take(SettingsPart part)
{
    withRequest(
        [this, part](const Request &request, const std::optional<qint64> &seed, QSize size) {
            emit partRequested(settingsOf(request, seed, size), part);
        });
}

void GalleryActions::toggleFavourite()
{
    m_acts.toggleFavourite(m_selection.artworks);
    m_first.refresh(); // the press has turned the star already, whatever becomes of it
}

void GalleryActions::openInBrowser()
{
    if (m_selection.artworks.empty())
        return;
    m_outbox.ask([id = m_selection.artworks.front()](Outbox &outbox) { return outbox.link(id); },
                 this,
                 [this](const Result<Link> &link) {
                     if (link)
                         QDesktopServices::openUrl(QUrl{link->url});
                     else
                         emit failed(link.error(), ErrorPlace::Store);
                 });
}

void GalleryActions::remove()
{
    const GallerySelection chosen = m_selection; // what follows may change it
    m_jobs->acts().remove(chosen.jobs);
    if (!chosen.artworks.empty() && m_isInTrash)
        emit eraseWanted(chosen.artworks);
    else if (!chosen.artworks.empty())
        m_acts.trash(chosen.artworks);
}

void GalleryActions::share()
{
    if (m_selection.artworks.empty())
        return;
    const SharePopover *const popover =
        SharePopover::open(m_selection.artworks, m_outbox, m_clipboard, m_window);
    connect(popover, &SharePopover::formatChosen, this, &GalleryActions::formatChosen);
}

void GalleryActions::retryUpload()
{
    m_outbox.tell([ids = m_selection.artworks](Outbox &outbox) {
        for (const ArtworkId id : ids)
            outbox.retry(id);
    });
}

} // namespace limner
