#pragma once

#include <QStyledItemDelegate>

namespace limner {

class Clock;
class QueueModel;

//! Paints a row of the queue panel: a small ring or mark, the prompt, and below it how it stands.
class QueueDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int rowHeight = 50;

    QueueDelegate(const QueueModel &model, Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    const QueueModel &m_model;
    Clock &m_clock;
};

} // namespace limner
