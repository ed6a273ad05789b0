#pragma once

#include "core/library/artwork.h"

#include <QItemSelectionModel>
#include <QPersistentModelIndex>

#include <unordered_set>
#include <vector>

namespace limner {

class GalleryModel;

//! Which tiles are chosen, where the keyboard is, and where a choice with Shift began. Cheap for
//! few ranges, whatever their length. A choice of pictures outlives a new search as far as they
//! match.
class ChosenTiles final : public QItemSelectionModel {
    Q_OBJECT
public:
    ChosenTiles(GalleryModel &model, QObject *parent);

    //! Ascending.
    [[nodiscard]] std::vector<int> rows() const;
    [[nodiscard]] int count() const;
    [[nodiscard]] bool contains(int row) const;
    //! The picture to go on with once all chosen ones are gone: the next, else the one before; 0
    //! when none is left.
    [[nodiscard]] ArtworkId successor() const;

    //! This one alone.
    void choose(int row);
    //! Like `choose`; with Shift all from where the last choice began, with Control only the
    //! keyboard goes there.
    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    void toggle(int row);
    void chooseAll();

private:
    [[nodiscard]] QItemSelection between(int a, int b) const;
    void remember();
    void bringBack();

    GalleryModel &m_model;
    QPersistentModelIndex m_anchor;
    std::unordered_set<ArtworkId> m_remembered; // while the model is reset
    ArtworkId m_rememberedCurrent = 0;
};

} // namespace limner
