#pragma once

#include <QCheckBox>

namespace limner {

//! A check box drawn as a sliding switch; its words stand beside it, in a label.
class Switch final : public QCheckBox {
    Q_OBJECT
public:
    explicit Switch(QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &pos) const override { return rect().contains(pos); }
};

} // namespace limner
