#include "ui/gallery/galleryaccessible.h"

#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPersistentModelIndex>

#include <unordered_map>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

QPersistentModelIndex indexOf(const GalleryView &view, int row)
{
    return view.gallery() ? view.gallery()->index(row) : QModelIndex{};
}

//! One tile. Lives as long as its row.
class TileItem final : public QAccessibleInterface {
public:
    TileItem(GalleryView &view, int row)
        : m_view{&view}
        , m_index{indexOf(view, row)}
    {}
    [[nodiscard]] int row() const { return m_index.row(); }

    bool isValid() const override { return m_view && m_index.isValid(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name
                   ? m_index.data(Qt::AccessibleTextRole).toString()
                   : QString{};
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect cell = m_view->visualRect(m_index);
        return {m_view->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.multiSelectable = true;
        state.selected = m_view->selectionModel()->isSelected(m_index);
        state.focused = m_view->hasFocus() && m_view->currentIndex() == m_index;
        state.offscreen = !m_view->visualRect(m_index).intersects(m_view->viewport()->rect());
        return state;
    }

private:
    QPointer<GalleryView> m_view;
    QPersistentModelIndex m_index;
};

class GalleryList final : public QAccessibleWidget {
public:
    explicit GalleryList(GalleryView *view)
        : QAccessibleWidget{view, QAccessible::List}
    {}
    ~GalleryList() override { forget(); }

    int childCount() const override
    {
        return view() && view()->gallery() ? view()->gallery()->rowCount() : 0;
    }
    QAccessibleInterface *child(int row) const override
    {
        if (row < 0 || row >= childCount())
            return nullptr;
        const auto known = m_items.find(row);
        if (known != m_items.end()) {
            auto *item = static_cast<TileItem *>(QAccessible::accessibleInterface(known->second));
            if (item && item->isValid() && item->row() == row)
                return item;
            if (item)
                QAccessible::deleteAccessibleInterface(known->second);
        }
        auto *item = new TileItem{*view(), row}; // registered: the accessibility cache owns it
        m_items[row] = QAccessible::registerAccessibleInterface(item);
        return item;
    }
    int indexOfChild(const QAccessibleInterface *item) const override
    {
        return item && item->role() == QAccessible::ListItem
                   ? static_cast<const TileItem *>(item)->row()
                   : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QModelIndex index = view()->indexAt(view()->viewport()->mapFromGlobal(QPoint{x, y}));
        return index.isValid() ? child(index.row()) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        return view()->hasFocus() && view()->currentIndex().isValid()
                   ? child(view()->currentIndex().row())
                   : nullptr;
    }

private:
    GalleryView *view() const { return static_cast<GalleryView *>(widget()); }
    void forget()
    {
        for (const auto &[row, id] : m_items)
            if (QAccessible::accessibleInterface(id))
                QAccessible::deleteAccessibleInterface(id);
    }
    mutable std::unordered_map<int, QAccessible::Id> m_items;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    if (auto *view = qobject_cast<GalleryView *>(object))
        return new GalleryList{view}; // the accessibility cache owns it
    return nullptr;
}

} // namespace

void installGalleryAccessibility()
{
    // Once: the accessibility framework keeps a list of factories and asks each of them.
    [[maybe_unused]] static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
}

} // namespace limner
