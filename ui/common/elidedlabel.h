#pragma once

#include <QLabel>

namespace limner {

//! One line of plain text that gives way: what does not fit is elided and told by the tooltip.
//! `text()` and the accessible name stay whole.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
};

} // namespace limner
