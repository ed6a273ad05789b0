#pragma once

#include <QItemSelectionModel>
#include <QPersistentModelIndex>

#include <vector>

namespace limner {

//! Which tiles are chosen, where the keyboard is, and where a choice with Shift began. Cheap for
//! few ranges, whatever their length.
class ChosenTiles final : public QItemSelectionModel {
    Q_OBJECT
public:
    using QItemSelectionModel::QItemSelectionModel;

    //! Ascending.
    [[nodiscard]] std::vector<int> rows() const;
    [[nodiscard]] int count() const;
    [[nodiscard]] bool contains(int row) const;

    //! This one alone.
    void choose(int row);
    //! Like `choose`; with Shift all from where the last choice began, with Control only the
    //! keyboard goes there.
    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    void toggle(int row);
    void chooseAll();

private:
    [[nodiscard]] QItemSelection between(int a, int b) const;

    QPersistentModelIndex m_anchor;
};

} // namespace limner
