#pragma once

#include <QPushButton>

namespace limner {

//! A chip with the outline of the picture's real proportions above its name.
class RatioChip final : public QPushButton {
    Q_OBJECT
public:
    //! What stands above the name.
    enum class Outline {
        Shape,  //!< `shape`, scaled to fit
        Dashed, //!< any: "Custom", or what goes in
        None    //!< words alone: what is no shape
    };
    RatioChip(const QString &name, Outline outline, QSizeF shape, QWidget *parent);
    //! As wide as its words want it, as narrow as a narrow pane needs it.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {34, 34}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintOutline(QPainter &painter, const QColor &ink) const;
    [[nodiscard]] QFont small() const;

    Outline m_outline;
    QSizeF m_shape;
};

} // namespace limner
