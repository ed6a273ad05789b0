#pragma once

#include "ui/sidebar/shelfrow.h"

#include <QObject>

class QMenu;
class QPoint;
class QWidget;

namespace limner {

class SortingActions;
class ShelfActs;

//! The context menus of the sidebar: everything that can be done to a line of it.
class ShelfMenu final : public QObject {
    Q_OBJECT
public:
    ShelfMenu(SortingActions &sorting, ShelfActs &acts, QWidget &window);

    void open(const ShelfRow &row, const QPoint &global);
    //! As the menu does it, and Delete.
    void remove(const ShelfRow &row);
    void askForRejected(int pictures);

signals:
    void renameWanted(const limner::ShelfRow &row);

private:
    void fillAlbum(QMenu &menu, const ShelfRow &row);
    void fillTag(QMenu &menu, const ShelfRow &row, const QPoint &global);
    void fillColours(QMenu &menu, const ShelfRow &row);
    void pickMerge(const ShelfRow &row, const QPoint &global);
    void pickParent(const ShelfRow &row);

    SortingActions &m_sorting;
    ShelfActs &m_acts;
    QWidget &m_window;
};

} // namespace limner
