#pragma once

#include "ui/sidebar/shelfrow.h"

#include <QAbstractListModel>

namespace limner {

//! The lines of the sidebar as a list. What only counts otherwise stays where it is.
class ShelfModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit ShelfModel(QObject *parent = nullptr);

    void setRows(std::vector<ShelfRow> rows);
    [[nodiscard]] const ShelfRow &row(int index) const { return m_rows.at(size_t(index)); }
    [[nodiscard]] const std::vector<ShelfRow> &rows() const { return m_rows; }
    //! -1 when it is not there.
    [[nodiscard]] int indexOf(ShelfRow::Kind kind, qint64 id = 0) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    //! A name; `renamed` asks for it.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void renamed(const limner::ShelfRow &row, const QString &name);

private:
    [[nodiscard]] static QString spoken(const ShelfRow &row);

    std::vector<ShelfRow> m_rows;
};

} // namespace limner
