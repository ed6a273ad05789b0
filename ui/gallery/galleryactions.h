#pragma once

#include "core/schema/request.h"
#include "ui/common/services.h"
#include "ui/compose/settingspart.h"
#include "ui/gallery/followedpicture.h"
#include "ui/gallery/pictureacts.h"
#include "ui/gallery/picturefiles.h"
#include "ui/gallery/tilefigure.h"

#include <QKeySequence>
#include <QObject>
#include <QStringList>

#include <functional>
#include <map>

class QAction;
class QMenu;
class QWidget;

namespace limner {

class ClipboardLink;
class JobCommands;
class JobTiles;
class RecallActions;

enum class Command {
    CopyUrl,
    Share,
    CopyImage,
    CopyBare,
    CopyFile,
    CopyPath,
    CopyPrompt,
    CopySeed,
    Reuse,
    Remix,
    UseAsInput,
    FindSimilar,
    Favourite,
    View,
    Compare,
    Open,
    OpenInBrowser,
    Reveal,
    SaveAs,
    Delete,
    Undo,
    RetryUpload,
    Release,
    BringBack,
    Rate0,
    Rate1,
    Rate2,
    Rate3,
    Rate4,
    Rate5
};

//! What is chosen in the gallery.
struct GallerySelection {
    std::vector<ArtworkId> artworks = {};
    QStringList jobs = {};
    [[nodiscard]] int count() const { return int(artworks.size()) + int(jobs.size()); }
    bool operator==(const GallerySelection &) const = default;
};

//! Everything one can do with the chosen tiles: one QAction each, shared by keys, menus, painted
//! buttons and the details panel, so that they never disagree.
class GalleryActions final : public QObject {
    Q_OBJECT
public:
    GalleryActions(const Services &services, const JobTiles &jobs, ClipboardLink &clipboard,
                   QWidget &window);

    void setSelection(GallerySelection selection);
    //! What is chosen lies in the trash: Delete deletes for good.
    void setInTrash(bool isInTrash);
    [[nodiscard]] const GallerySelection &selection() const { return m_selection; }
    [[nodiscard]] QAction *action(Command command) const { return m_actions.at(command); }
    //! What a painted button of a tile does; Details, Group and Stack have none.
    [[nodiscard]] QAction *action(TileAction painted) const;
    //! Of the chosen jobs.
    [[nodiscard]] JobCommands &jobs() const { return *m_jobs; }
    [[nodiscard]] PictureActs &acts() { return m_acts; }
    [[nodiscard]] PictureFiles &files() { return m_files; }
    //! Of any pictures, in the chosen format.
    void copyLinks(const std::vector<ArtworkId> &ids);
    //! Says why a picture has no link.
    void tellNoLink(const Error &error);
    //! The context menu, for what is chosen now.
    void fill(QMenu &menu) const;
    //! Of the "⋯" button: what has no button of its own.
    void fillMore(QMenu &menu) const;

signals:
    void reuseRequested(const limner::Request &request);
    void remixRequested(const limner::Request &request);
    //! A part of what it was made with is wanted in the form, whoever made it.
    void partRequested(const limner::FoundSettings &settings, limner::SettingsPart part);
    //! The picture is to go into a model.
    void inputRequested(limner::ArtworkId id);
    //! These are to go for good.
    void eraseWanted(const std::vector<limner::ArtworkId> &ids);
    //! The gallery is to show what this finds.
    void searchWanted(const QString &text);
    //! These are to be seen beside each other, two to six.
    void compareWanted(const std::vector<limner::ArtworkId> &ids);
    //! Somebody wants to go to this picture.
    void pictureWanted(limner::ArtworkId id);
    //! A format was chosen in the share popover.
    void formatChosen(const QString &id);
    void copied(int links);
    void told(const QString &message);
    void failed(const limner::Error &error, limner::ErrorPlace place);

private:
    QAction *add(Command command, const QString &text, const char *name);
    void addPictureCommands();
    void addFileCommands();
    void addRatings();
    void connectClipboard();
    void refresh();
    void refreshFirst();
    void copyPrompt();
    void copySeed();
    //! `words` are said when the clipboard holds it.
    void copyText(const QString &text, const QString &words);
    void reuse();
    void remix();
    void take(SettingsPart part);
    void toggleFavourite();
    void openInBrowser();
    void remove();
    void retryUpload();
    void share();
    using Act = std::function<void(const Request &, std::optional<qint64> seed, QSize size)>;
    //! What the first chosen one was asked with, and drawn from; a picture comes before a job.
    void withRequest(const Act &act);

    Remote<Outbox> m_outbox;
    const JobTiles &m_tiles;
    ClipboardLink &m_clipboard;
    QWidget &m_window;
    JobCommands *m_jobs = nullptr;
    RecallActions *m_recall = nullptr;
    GallerySelection m_selection;
    bool m_isInTrash = false;
    std::map<Command, QAction *> m_actions;
    FollowedPicture m_first; // of the chosen ones
    PictureActs m_acts;
    PictureFiles m_files;
};

} // namespace limner
