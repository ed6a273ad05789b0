#pragma once

#include "core/base/error.h"
#include "ui/common/errortext.h"
#include "ui/gallery/tilefigure.h"
#include "ui/common/services.h"

#include "core/library/artwork.h"
#include "core/schema/request.h"

#include <QObject>
#include <QStringList>

#include <map>

class QAction;
class QMenu;
class QWidget;

namespace limner {

class ClipboardLink;
class JobCommands;

enum class Command {
    CopyUrl,
    CopyImage,
    CopyPrompt,
    CopySeed,
    Reuse,
    Remix,
    Favourite,
    Open,
    OpenInBrowser,
    Reveal,
    SaveAs,
    Delete,
    Undo,
    RetryUpload,
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
    GalleryActions(const Services &services, ClipboardLink &clipboard, QWidget &window);

    void setSelection(GallerySelection selection);
    [[nodiscard]] const GallerySelection &selection() const { return m_selection; }
    [[nodiscard]] QAction *action(Command command) const { return m_actions.at(command); }
    //! What a painted button of a tile does; Details has none.
    [[nodiscard]] QAction *action(TileAction painted) const;
    //! Of the chosen jobs.
    [[nodiscard]] JobCommands &jobs() const { return *m_jobs; }
    //! The context menu, for what is chosen now.
    void fill(QMenu &menu) const;
    //! Of the "⋯" button: what has no button of its own.
    void fillMore(QMenu &menu) const;
    //! The states of the chosen ones changed: enables and disables.
    void refresh();
    [[nodiscard]] bool canUndo() const { return !m_trashed.empty(); }

signals:
    void reuseRequested(const limner::Request &request);
    void remixRequested(const limner::Request &request);
    void copied(int links);
    void told(const QString &message);
    //! With an Undo at hand.
    void trashed(int count);
    void failed(const limner::Error &error, limner::ErrorPlace place);

private:
    void add(Command command, const QString &text, const char *name, const QKeySequence &key,
             void (GalleryActions::*act)());
    void addRatings();
    void copyUrl();
    void copyImage();
    void copyPrompt();
    void copySeed();
    void reuse();
    void remix();
    void toggleFavourite();
    void rate(int rating);
    void openFile();
    void openInBrowser();
    void reveal();
    void saveAs();
    void saveTo(const QString &path);
    void remove();
    void undo();
    void retryUpload();
    [[nodiscard]] std::optional<Artwork> first() const;
    [[nodiscard]] std::optional<Request> request() const;

    Services m_services;
    ClipboardLink &m_clipboard;
    QWidget &m_window;
    JobCommands *m_jobs = nullptr;
    GallerySelection m_selection;
    std::map<Command, QAction *> m_actions;
    std::vector<std::vector<ArtworkId>> m_trashed;
};

} // namespace limner
