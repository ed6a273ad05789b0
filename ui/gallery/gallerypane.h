#pragma once

#include "ui/common/services.h"
#include "ui/gallery/galleryactions.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QMenu;

namespace limner {

class FilterChips;
class GalleryOrdering;
class GalleryModel;
class GalleryView;
class ImportFlow;
class SearchField;
class TrashFlow;
class SelectionBar;
class SortingActions;
class SearchFlow;

//! The middle pane: the tiles that search field and filters ask for, which of them are chosen, and
//! what is said when there are none. A picture that has just been made is followed by whoever
//! watched its job.
class GalleryPane final : public QWidget {
    Q_OBJECT
public:
    GalleryPane(const Services &services, JobTiles &jobs, GalleryActions &actions,
                SearchField &search, FilterChips &filters, QWidget *parent);

    [[nodiscard]] GalleryView &view() { return *m_view; }
    [[nodiscard]] GalleryModel &model() { return *m_model; }
    [[nodiscard]] SortingActions &sorting() { return *m_sorting; }
    [[nodiscard]] ImportFlow &imports() { return *m_imports; }
    [[nodiscard]] GalleryOrdering &ordering() { return *m_ordering; }
    //! Chooses the first picture of a finished job, and takes a filter away that hides it.
    void showMade(const QString &jobId);
    //! Chooses this picture and takes a filter away that hides it.
    void showPicture(limner::ArtworkId id);
    //! Stands above the tiles until another does; nullptr = nothing. It stays its owner's.
    void setAbove(QWidget *block);
    //! Tells what is chosen; also what is asked again when that looks different now.
    void showSelection();
    //! The tiles are those of the trash, or all others.
    [[nodiscard]] TrashFlow &trash() { return *m_trash; }
    //! `countChanged` follows.
    void tellCount();

signals:
    void selectionShown(const limner::GallerySelection &selection);
    //! Pictures outside the trash.
    void countChanged(int pictures);
    //! Of the chosen tile.
    void detailsWanted();
    void pictureOpened();
    //! The group of a picture is to be seen side by side.
    void groupWanted(const QString &group);

private:
    //! A picture that is to be chosen once its row is there, unless something else has been chosen
    //! by then.
    struct Awaited {
        ArtworkId id = 0;
        GallerySelection over = {}; //!< what was chosen before
    };
    [[nodiscard]] GallerySelection chosen() const;
    void connectModel();
    void connectView();
    void connectActs();
    void connectQuery();
    void connectLibrary();
    void connectTrash();
    void act(TileAction action, int row);
    void openMenu(const QPoint &position, bool isOfTile);
    void fillForTile(QMenu &menu);
    void applyQuery();
    void showMatches();
    [[nodiscard]] bool showsEverything() const;
    void followNewPicture(ArtworkId id);
    void follow(ArtworkId id, const QString &jobId);
    void chooseSoon(ArtworkId id);
    void chooseAwaited();

    Services m_services;
    GalleryActions &m_actions;
    SearchField &m_search;
    FilterChips &m_filters;
    GalleryModel *m_model = nullptr;
    GalleryView *m_view = nullptr;
    GalleryOrdering *m_ordering = nullptr;
    ImportFlow *m_imports = nullptr;
    TrashFlow *m_trash = nullptr;
    SortingActions *m_sorting = nullptr;
    SelectionBar *m_bar = nullptr;
    QHBoxLayout *m_below = nullptr; // the bar's
    SearchFlow *m_searches = nullptr;
    QWidget *m_above = nullptr;
    QTimer m_selectionTimer;
    QTimer m_countTimer;
    std::optional<Awaited> m_awaited;
    ArtworkId m_next = 0; // chosen once the chosen ones are in the trash
};

} // namespace limner
