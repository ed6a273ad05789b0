#pragma once

#include "ui/common/croppedpicture.h"

#include <QAbstractButton>

namespace limner {

//! The chosen picture, whole, as wide as the panel; a button that opens it.
class PreviewPicture final : public QAbstractButton {
    Q_OBJECT
public:
    explicit PreviewPicture(QWidget *parent = nullptr);

    //! Its shape is known before its pixels are.
    void setShape(QSize original);
    void setImage(const QImage &image);
    //! Instead of pixels, where there are none to show.
    void setWords(const QString &words);
    [[nodiscard]] QString words() const { return m_words; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSize m_shape = {1, 1};
    bool m_isUnknown = true; // until there are pixels
    QString m_words;
    CroppedPicture m_picture{this};
};

} // namespace limner
