#include "ui/models/modelgridaccessible.h"

#include "ui/models/modelgrid.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <unordered_map>

namespace limner {

namespace {

//! One card. Valid as long as its model stands at its place.
class CardItem final : public QAccessibleInterface {
public:
    CardItem(ModelGrid &grid, int index)
        : m_grid{&grid}
        , m_index{index}
        , m_key{grid.tile(index).key}
    {}
    [[nodiscard]] int index() const { return m_index; }

    bool isValid() const override
    {
        return m_grid && m_index < m_grid->count() && m_grid->tile(m_index).key == m_key;
    }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_grid);
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const ModelTile &tile = m_grid->tile(m_index);
        return kind == QAccessible::Name          ? tile.spoken
               : kind == QAccessible::Description ? tile.description
                                                  : QString{};
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect card = m_grid->visualRect(m_index);
        return {m_grid->viewport()->mapToGlobal(card.topLeft()), card.size()};
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
        state.selected = m_grid->currentIndex() == m_index;
        state.focused = m_grid->hasFocus() && m_grid->currentIndex() == m_index;
        state.offscreen = !m_grid->visualRect(m_index).intersects(m_grid->viewport()->rect());
        return state;
    }

private:
    QPointer<ModelGrid> m_grid;
    int m_index;
    QString m_key;
};

class CardList final : public QAccessibleWidget {
public:
    explicit CardList(ModelGrid *grid)
        : QAccessibleWidget{grid, QAccessible::List}
    {}
    ~CardList() override
    {
        for (const auto &[index, id] : m_items)
            if (QAccessible::accessibleInterface(id))
                QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return grid() ? grid()->count() : 0; }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = m_items.find(index);
        if (known != m_items.end()) {
            QAccessibleInterface *const item = QAccessible::accessibleInterface(known->second);
            if (item && item->isValid())
                return item;
            if (item)
                QAccessible::deleteAccessibleInterface(known->second);
        }
        auto *const item = new CardItem{*grid(), index}; // the accessibility cache owns it
        m_items[index] = QAccessible::registerAccessibleInterface(item);
        return item;
    }
    int indexOfChild(const QAccessibleInterface *item) const override
    {
        return item && item->role() == QAccessible::ListItem
                   ? static_cast<const CardItem *>(item)->index()
                   : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(grid()->indexAt(grid()->viewport()->mapFromGlobal(QPoint{x, y})));
    }
    QAccessibleInterface *focusChild() const override
    {
        return grid()->hasFocus() ? child(grid()->currentIndex()) : nullptr;
    }

private:
    ModelGrid *grid() const { return static_cast<ModelGrid *>(widget()); }
    mutable std::unordered_map<int, QAccessible::Id> m_items;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    if (auto *const grid = qobject_cast<ModelGrid *>(object))
        return new CardList{grid}; // the accessibility cache owns it
    return nullptr;
}

} // namespace

void installModelGridAccessibility()
{
    // Once: the accessibility framework keeps a list of factories and asks each of them.
    [[maybe_unused]] static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
}

} // namespace limner
