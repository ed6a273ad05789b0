#pragma once

#include "ui/common/services.h"
#include "ui/sidebar/shelfrow.h"

#include <QWidget>

class QLabel;
class QSplitter;

namespace limner {

class FilterChips;
class GalleryActions;
class GalleryPane;
class SearchField;
class ShelfActs;
class ShelfCovers;
class ShelfDrops;
class ShelfMenu;
class ShelfModel;
class ShelfView;
class SortingActions;

//! The gallery with the sidebar beside it: albums, tags and saved searches, with everything one
//! does with them. What is chosen there goes into the search field, and what stands in the field is
//! marked.
class SidebarRoom final : public QWidget {
    Q_OBJECT
public:
    //! Takes the gallery in.
    SidebarRoom(const Services &services, GalleryPane &gallery, GalleryActions &actions,
                SearchField &search, FilterChips &filters, QWidget *parent);
    ~SidebarRoom() override;

    [[nodiscard]] bool isOpen() const;
    //! As the artist dragged it, pixels; also while it is not there.
    [[nodiscard]] int barWidth() const { return m_width; }
    void toggle();
    //! Whether it is there, how wide it is, and which albums are open.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

signals:
    //! The sidebar came or went, or has another width.
    void changed();
    //! New pictures go into this album; 0 = into none.
    void albumShown(qint64 album, const QString &name);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void connectView();
    void connectKnown();
    void showShelves();
    void showMark();
    //! The line that the search shows was given another name.
    void followName(const ShelfRow &before);
    [[nodiscard]] ShelfRow searchedRow() const;
    void choose(const ShelfRow &row);
    void openAlbum(qint64 album, bool isOpen);
    void write(ShelfRow::Kind kind, qint64 id);
    void adapt();
    void sizeBar();
    void noteWidth();

    GalleryPane &m_gallery;
    SortingActions &m_sorting;
    SearchField &m_search;
    FilterChips &m_filters;
    ShelfActs *m_acts = nullptr;
    ShelfModel *m_model = nullptr;
    ShelfCovers *m_covers = nullptr;
    ShelfView *m_view = nullptr;
    ShelfMenu *m_menu = nullptr;
    ShelfDrops *m_drops = nullptr;
    QSplitter *m_splitter = nullptr;
    QWidget *m_bar = nullptr;
    QLabel *m_hint = nullptr;
    ShelfState m_look;
    int m_width;
    bool m_isWanted = true;       // where there is room
    bool m_isWantedSmall = false; // where there is little
    bool m_isSmall = false;
    qint64 m_writeNext = 0; // an album that was just made: its name is written at once
};

} // namespace limner
