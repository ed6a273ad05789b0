#pragma once

#include "ui/common/services.h"
#include "ui/gallery/knownshelves.h"
#include "ui/gallery/namepicker.h"
#include "ui/gallery/shownshelf.h"
#include "ui/gallery/sortingacts.h"

#include <QObject>

class QAction;
class QMenu;
class QPoint;

namespace limner {

class GalleryActions;
class SearchField;

//! How the chosen pictures are sorted: into albums, by tags, out of sight. One QAction each, shared
//! by keys, menus and the selection bar.
class SortingActions final : public QObject {
    Q_OBJECT
public:
    SortingActions(const Services &services, GalleryActions &actions, const SearchField &search,
                   QWidget &window);

    //! They follow what is chosen.
    void refresh();
    [[nodiscard]] QAction *tag() const { return m_tag; }
    [[nodiscard]] QAction *album() const { return m_album; }
    [[nodiscard]] QAction *reject() const { return m_reject; }
    [[nodiscard]] KnownShelves &known() { return m_known; }
    [[nodiscard]] ShownShelf &shown() { return m_shown; }
    [[nodiscard]] SortingActs &acts() { return m_acts; }
    //! Where pickers open that a key asks for: over the middle of this.
    void setPlace(const QWidget &place) { m_place = &place; }
    //! The part of a context menu.
    void fill(QMenu &menu) const;

    //! Names to choose from.
    [[nodiscard]] std::vector<NamedChoice> albumChoices() const;
    [[nodiscard]] std::vector<NamedChoice> tagChoices() const;

signals:
    //! The picture that is chosen is to be the cover.
    void coverWanted(qint64 album, limner::ArtworkId picture);

private:
    QAction *add(const QString &text, const char *name);
    void connectActions();
    void pickTag();
    void pickAlbum();
    [[nodiscard]] QPoint pickerPlace(const NamePicker &picker) const;
    [[nodiscard]] std::vector<ArtworkId> chosen() const;

    GalleryActions &m_actions;
    QWidget &m_window;
    const QWidget *m_place;
    KnownShelves m_known;
    ShownShelf m_shown;
    SortingActs m_acts;
    QAction *m_tag = nullptr;
    QAction *m_album = nullptr;
    QAction *m_reject = nullptr;
    QAction *m_takeOut = nullptr;
    QAction *m_untag = nullptr;
    QAction *m_cover = nullptr;
    QAction *m_restore = nullptr;
};

} // namespace limner
