#pragma once

#include <QScrollArea>

namespace limner {

//! Scrolls what is wider than its place to the side, and is as high as what is in it.
class SidewaysArea final : public QScrollArea {
    Q_OBJECT
public:
    explicit SidewaysArea(QWidget *content, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace limner
