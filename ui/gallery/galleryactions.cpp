#include "ui/gallery/galleryactions.h"

#include "core/queue/jobqueue.h"
#include "core/upload/outbox.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/queue/jobcommands.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

GalleryActions::GalleryActions(const Services &services, ClipboardLink &clipboard, QWidget &window)
    : QObject{&window}
    , m_services{services}
    , m_clipboard{clipboard}
    , m_window{window}
    , m_jobs{new JobCommands{services.queue, window}}
{
    using C = Command;
    using A = GalleryActions;
    const auto key = [](auto... keys) { return QKeySequence{keys...}; };
    add(C::CopyUrl, tr("Copy URL"), "actionCopyUrl", key(Qt::Key_C), &A::copyUrl);
    add(C::CopyImage, tr("Copy image"), "actionCopyImage", key(Qt::SHIFT | Qt::Key_C),
        &A::copyImage);
    add(C::CopyPrompt, tr("Copy prompt"), "actionCopyPrompt", {}, &A::copyPrompt);
    add(C::CopySeed, tr("Copy seed"), "actionCopySeed", {}, &A::copySeed);
    add(C::Reuse, tr("Reuse all"), "actionReuse", key(Qt::Key_R), &A::reuse);
    add(C::Remix, tr("Remix"), "actionRemix", key(Qt::Key_X), &A::remix);
    add(C::Favourite, tr("Favourite"), "actionFavourite", key(Qt::Key_F), &A::toggleFavourite);
    add(C::Open, tr("Open"), "actionOpen", {}, &A::openFile);
    add(C::OpenInBrowser, tr("Open in browser"), "actionOpenInBrowser", {}, &A::openInBrowser);
    add(C::Reveal, tr("Show the file"), "actionReveal", {}, &A::reveal);
    add(C::SaveAs, tr("Save as…"), "actionSaveAs", {}, &A::saveAs);
    add(C::Delete, tr("Delete"), "actionDelete", key(Qt::Key_Delete), &A::remove);
    add(C::Undo, tr("Undo delete"), "actionUndo", QKeySequence{QKeySequence::Undo}, &A::undo);
    add(C::RetryUpload, tr("Upload now"), "actionRetryUpload", {}, &A::retryUpload);
    addRatings();
    action(C::Favourite)->setCheckable(true);
    action(C::Remix)->setToolTip(tr("All values again, with a new seed (X)"));
    action(C::Reuse)->setToolTip(tr("All values again, the seed too (R)"));
    refresh();
}

void GalleryActions::add(Command command, const QString &text, const char *name,
                         const QKeySequence &key, void (GalleryActions::*act)())
{
    auto *action = new QAction{text, this};
    action->setObjectName(QLatin1StringView{name});
    action->setShortcut(key);
    m_window.addAction(action);
    connect(action, &QAction::triggered, this, act);
    m_actions[command] = action;
}

void GalleryActions::addRatings()
{
    for (int rating = 0; rating <= 5; ++rating) {
        const auto command = static_cast<Command>(int(Command::Rate0) + rating);
        auto *action = new QAction{rating == 0 ? tr("No rating") : QString{rating, u'★'}, this};
        action->setObjectName(u"actionRate%1"_s.arg(rating));
        action->setShortcut(QKeySequence{Qt::Key_0 + rating});
        m_window.addAction(action);
        connect(action, &QAction::triggered, this, [this, rating] { rate(rating); });
        m_actions[command] = action;
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
    case TileAction::Details:
        break;
    }
    return nullptr;
}

void GalleryActions::setSelection(GallerySelection selection)
{
    m_selection = std::move(selection);
    m_jobs->setJobs(m_selection.jobs);
    refresh();
}

void GalleryActions::refresh()
{
    using C = Command;
    const bool some = !m_selection.artworks.empty();
    const bool one = m_selection.artworks.size() == 1 && m_selection.jobs.isEmpty();
    const bool anything = some || !m_selection.jobs.isEmpty();
    for (const C command : {C::CopyUrl, C::CopyImage, C::Favourite, C::Open, C::Reveal, C::SaveAs})
        action(command)->setEnabled(some);
    for (int rating = 0; rating <= 5; ++rating)
        action(static_cast<C>(int(C::Rate0) + rating))->setEnabled(some);
    for (const C command : {C::Reuse, C::Remix, C::CopyPrompt, C::CopySeed, C::Delete})
        action(command)->setEnabled(anything);
    const std::optional<Artwork> artwork = one ? first() : std::nullopt;
    action(C::Favourite)->setChecked(artwork && artwork->favourite);
    const std::optional<Upload> upload =
        artwork ? m_services.outbox.upload(artwork->id) : std::nullopt;
    const bool stored = upload && upload->state == UploadState::Stored;
    action(C::OpenInBrowser)->setEnabled(stored);
    action(C::RetryUpload)->setEnabled(upload && !stored);
    action(C::Undo)->setEnabled(canUndo());
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
    addAll({C::Open, C::CopyUrl, C::CopyImage});
    menu.addSeparator();
    addAll({C::Reuse, C::Remix, C::Favourite});
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
         {C::OpenInBrowser, C::Reveal, C::SaveAs, C::CopyImage, C::CopyPrompt, C::CopySeed})
        if (!menu.actions().contains(action(command)))
            menu.addAction(action(command));
    menu.addSeparator();
    menu.addAction(action(C::Delete));
}

std::optional<Artwork> GalleryActions::first() const
{
    return m_selection.artworks.empty() ? std::nullopt
                                        : m_services.library.artwork(m_selection.artworks.front());
}

std::optional<Request> GalleryActions::request() const
{
    if (const std::optional<Artwork> artwork = first())
        return artwork->request;
    if (m_selection.jobs.isEmpty())
        return {};
    const std::optional<Job> job = m_services.queue.job(m_selection.jobs.front());
    return job ? std::optional{job->request} : std::nullopt;
}

void GalleryActions::copyUrl()
{
    const int links = m_clipboard.copy(m_selection.artworks);
    if (links > 0)
        emit copied(links);
    else
        emit told(
            tr("The picture is safe here, but not uploaded yet. Its link comes with the upload."));
}

void GalleryActions::copyImage()
{
    const std::optional<Artwork> artwork = first();
    if (!artwork)
        return;
    const QImage image{m_services.library.absolutePath(*artwork)};
    if (image.isNull())
        return emit failed(Error{.kind = ErrorKind::Io, .message = artwork->path},
                           ErrorPlace::Library);
    QGuiApplication::clipboard()->setImage(image);
    emit told(tr("Image copied"));
}

void GalleryActions::copyPrompt()
{
    if (const std::optional<Request> chosen = request()) {
        QGuiApplication::clipboard()->setText(chosen->prompt());
        emit told(tr("Prompt copied"));
    }
}

void GalleryActions::copySeed()
{
    const std::optional<Artwork> artwork = first();
    const std::optional<Request> chosen = request();
    const std::optional<qint64> seed =
        artwork && artwork->seed ? artwork->seed : (chosen ? chosen->seed() : std::nullopt);
    if (!seed)
        return emit told(tr("This picture has no seed."));
    QGuiApplication::clipboard()->setText(QString::number(*seed));
    emit told(tr("Seed copied"));
}

void GalleryActions::reuse()
{
    if (const std::optional<Request> chosen = request())
        emit reuseRequested(*chosen);
}

void GalleryActions::remix()
{
    if (const std::optional<Request> chosen = request())
        emit remixRequested(*chosen);
}

void GalleryActions::toggleFavourite()
{
    const std::optional<Artwork> artwork = first();
    if (!artwork)
        return;
    const auto ids = m_selection.artworks; // what follows may change the selection
    for (const ArtworkId id : ids)
        m_services.library.setFavourite(id, !artwork->favourite);
    refresh();
}

void GalleryActions::rate(int rating)
{
    const auto ids = m_selection.artworks;
    for (const ArtworkId id : ids)
        m_services.library.setRating(id, rating);
    emit told(rating == 0 ? tr("Rating removed") : tr("Rated %1 of 5").arg(rating));
}

void GalleryActions::openFile()
{
    if (const std::optional<Artwork> artwork = first())
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_services.library.absolutePath(*artwork)));
}

void GalleryActions::openInBrowser()
{
    if (m_selection.artworks.empty())
        return;
    const Result<Link> link = m_services.outbox.link(m_selection.artworks.front());
    if (link)
        QDesktopServices::openUrl(QUrl{link->url});
    else
        emit failed(link.error(), ErrorPlace::Store);
}

void GalleryActions::reveal()
{
    if (const std::optional<Artwork> artwork = first()) {
        const QFileInfo file{m_services.library.absolutePath(*artwork)};
        QDesktopServices::openUrl(QUrl::fromLocalFile(file.absolutePath()));
    }
}

void GalleryActions::saveAs()
{
    const std::optional<Artwork> artwork = first();
    if (!artwork)
        return;
    const bool many = m_selection.artworks.size() > 1;
    auto *dialog = new QFileDialog{&m_window, tr("Save as")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    if (many) {
        dialog->setAcceptMode(QFileDialog::AcceptOpen);
        dialog->setFileMode(QFileDialog::Directory);
    } else {
        dialog->selectFile(QFileInfo{artwork->path}.fileName());
    }
    connect(dialog, &QFileDialog::fileSelected, this, &GalleryActions::saveTo);
    dialog->open();
}

void GalleryActions::saveTo(const QString &path)
{
    const bool folder = QFileInfo{path}.isDir();
    for (const ArtworkId id : m_selection.artworks) {
        const std::optional<Artwork> artwork = m_services.library.artwork(id);
        if (!artwork)
            continue;
        const QString to = folder ? path + u'/' + QFileInfo{artwork->path}.fileName() : path;
        QFile source{m_services.library.absolutePath(*artwork)};
        // The dialog has asked about overwriting already.
        if (!folder && QFile::exists(to) && QFileInfo{to} != QFileInfo{source.fileName()})
            QFile::remove(to);
        if (!source.copy(to))
            return emit failed(Error{.kind = ErrorKind::Io, .message = source.errorString()},
                               ErrorPlace::Library);
        if (!folder)
            break;
    }
    emit told(tr("Saved"));
}

void GalleryActions::remove()
{
    const GallerySelection chosen = m_selection;
    m_jobs->acts().remove(chosen.jobs);
    if (chosen.artworks.empty())
        return;
    m_services.library.trash(chosen.artworks);
    m_trashed.push_back(chosen.artworks);
    refresh();
    emit trashed(int(chosen.artworks.size()));
}

void GalleryActions::undo()
{
    if (m_trashed.empty())
        return;
    const std::vector<ArtworkId> ids = std::move(m_trashed.back());
    m_trashed.pop_back();
    m_services.library.restore(ids);
    refresh();
    emit told(ids.size() == 1 ? tr("Picture brought back")
                              : tr("%1 pictures brought back").arg(ids.size()));
}

void GalleryActions::retryUpload()
{
    for (const ArtworkId id : m_selection.artworks)
        m_services.outbox.retry(id);
}

} // namespace limner
