#pragma once

#include <QStyledItemDelegate>

#include <optional>

namespace limner {

class ShelfCovers;
class ShelfModel;
struct ShelfRow;

//! Paints the lines of the sidebar, and lets names be written in place.
class ShelfDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    //! Where something that is dragged would land.
    struct Landing {
        enum class Side { Before, Into, Behind };
        int row = -1;
        Side side = Side::Into;
        bool operator==(const Landing &) const = default;
    };

    ShelfDelegate(const ShelfModel &model, const ShelfCovers &covers, QObject *parent);

    void setLanding(const std::optional<Landing> &landing) { m_landing = landing; }

    //! The arrow that opens an album; of a heading the plus.
    [[nodiscard]] static QRect handle(const ShelfRow &row, const QRect &line);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QRect &line,
                     int row) const;
    void paintFigure(QPainter &painter, const QStyleOptionViewItem &option, const QRect &line,
                     const ShelfRow &row) const;
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option,
                      const ShelfRow &row) const;

    const ShelfModel &m_model;
    const ShelfCovers &m_covers;
    std::optional<Landing> m_landing;
};

} // namespace limner
