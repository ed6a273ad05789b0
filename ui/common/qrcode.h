#pragma once

#include <QImage>
#include <QWidget>

namespace limner {

//! A text as a QR code, one pixel a module, with the quiet zone of four modules that readers need.
//! Null when it is empty or longer than a code holds (2,331 bytes).
[[nodiscard]] QImage qrImage(const QString &text);

//! A link as a QR code, black on white whatever the theme is, in whole pixels a module.
class QrCode final : public QWidget {
    Q_OBJECT
public:
    explicit QrCode(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] bool isEmpty() const { return m_image.isNull(); }
    [[nodiscard]] QSize sizeHint() const override { return {edge, edge}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {edge, edge}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr int edge = 132; // a long signed link has 97 modules and more
    QString m_text;
    QImage m_image;
};

} // namespace limner
