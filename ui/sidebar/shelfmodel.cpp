#include "ui/sidebar/shelfmodel.h"

#include "ui/common/controls.h"
#include "ui/common/formats.h"

#include <algorithm>

namespace limner {

ShelfModel::ShelfModel(QObject *parent)
    : QAbstractListModel{parent}
{}

void ShelfModel::setRows(std::vector<ShelfRow> rows)
{
    if (rows == m_rows)
        return;
    const bool isSameOrder = std::equal(
        rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
        [](const ShelfRow &a, const ShelfRow &b) { return a.isSame(b) && a.depth == b.depth; });
    if (!isSameOrder)
        beginResetModel();
    m_rows = std::move(rows);
    if (!isSameOrder)
        endResetModel();
    else
        emit dataChanged(index(0), index(rowCount() - 1));
}

int ShelfModel::indexOf(ShelfRow::Kind kind, qint64 id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const ShelfRow &row) {
        return row.kind == kind && row.id == id;
    });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int ShelfModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString ShelfModel::spoken(const ShelfRow &row)
{
    using Kind = ShelfRow::Kind;
    if (row.kind == Kind::Heading)
        return row.id == ShelfRow::Albums ? tr("Albums. Return makes a new one.") : row.text;
    QStringList parts{row.text};
    if (row.kind == Kind::Album)
        parts.prepend(tr("Album"));
    else if (row.kind == Kind::Tag)
        parts.prepend(tr("Tag"));
    else if (row.kind == Kind::Search)
        parts.prepend(tr("Saved search"));
    if (row.count >= 0)
        parts << (row.count == 1 ? tr("1 picture") : tr("%1 pictures").arg(formatCount(row.count)));
    if (row.hasInner)
        parts << (row.isOpen ? tr("open") : tr("closed"));
    return parts.join(QStringLiteral(", "));
}

QVariant ShelfModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ShelfRow &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return row.text;
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return row.kind == ShelfRow::Kind::Search ? plainToolTip(row.query) : QVariant{};
    default:
        return {};
    }
}

bool ShelfModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const ShelfRow row = m_rows[size_t(index.row())];
    const QString name = value.toString().trimmed();
    if (name.isEmpty() || name == row.text || !row.isNamed())
        return false;
    emit renamed(row, name); // it has the name once the library says so
    return true;
}

Qt::ItemFlags ShelfModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (m_rows[size_t(index.row())].isNamed())
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace limner
