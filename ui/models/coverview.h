#pragma once

#include "ui/common/croppedpicture.h"

#include <QWidget>

namespace limner {

//! One cover, as wide as its place and of one height, so that nothing moves when it comes.
class CoverView final : public QWidget {
    Q_OBJECT
public:
    explicit CoverView(int height, QWidget *parent = nullptr);

    //! A null image: none, or not here yet.
    void setImage(const QImage &image);
    [[nodiscard]] QSize sizeHint() const override { return {200, height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    CroppedPicture m_picture{this};
};

} // namespace limner
