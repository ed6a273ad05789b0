#pragma once

#include <QTextEdit>

namespace limner {

//! Text to read and to select, as high as it needs: what is copied from it is the very text,
//! however long words were broken to fit.
class FittedText : public QTextEdit {
    Q_OBJECT
public:
    enum class Breaks { BetweenWords, Anywhere };

    //! `role` as the style sheet knows it. Higher texts scroll.
    FittedText(const QString &role, Breaks breaks, int mostHeight, QWidget *parent = nullptr);

    //! In percent of the font's own.
    void setLineHeight(int percent);
    void setText(const QString &text);

    [[nodiscard]] QSize sizeHint() const override { return {120, height()}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, 0}; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitHeight();

    int m_mostHeight;
    int m_lineHeight = 100;
};

} // namespace limner
