#pragma once

#include "ui/common/draggedpictures.h"
#include "ui/common/services.h"
#include "ui/sidebar/shelfdelegate.h"
#include "ui/sidebar/shelfrow.h"

#include <QObject>

class QMimeData;

namespace limner {

class PictureActs;
class ShelfActs;
class ShelfModel;
class SortingActions;

//! What is dropped on the sidebar: pictures of the gallery, files from elsewhere, and its own
//! albums. It says beforehand what would happen.
class ShelfDrops final : public QObject {
    Q_OBJECT
public:
    ShelfDrops(const Services &services, const ShelfModel &model, SortingActions &sorting,
               PictureActs &pictures, ShelfActs &acts, QObject *parent);

    //! In words; empty = it may not be dropped there.
    [[nodiscard]] QString words(const QMimeData &data, DragOrigin origin,
                                const ShelfDelegate::Landing &landing) const;
    //! What `words` said before.
    void take(const QMimeData &data, DragOrigin origin, const ShelfDelegate::Landing &landing);

private:
    [[nodiscard]] QString wordsForPictures(int pictures, const ShelfRow &row) const;
    [[nodiscard]] QString wordsForAlbum(qint64 album, const ShelfRow &row,
                                        ShelfDelegate::Landing::Side side) const;
    void takePictures(const std::vector<ArtworkId> &ids, const ShelfRow &row);
    void takeAlbum(qint64 album, const ShelfDelegate::Landing &landing);
    [[nodiscard]] qint64 siblingAfter(int row) const;

    Remote<Imports> m_imports;
    const ShelfModel &m_model;
    SortingActions &m_sorting;
    PictureActs &m_pictures;
    ShelfActs &m_acts;
};

} // namespace limner
