#pragma once

#include "ui/compose/parameterfield.h"

#include <QPushButton>

class QButtonGroup;
class QLabel;

namespace limner {

class NumberSpin;

//! A chip with the outline of the picture's real proportions above its name.
class RatioChip final : public QPushButton {
    Q_OBJECT
public:
    //! `shape` is scaled to fit; empty draws the dashed square of "Custom".
    RatioChip(const QString &name, QSize shape, QWidget *parent);
    QSize sizeHint() const override { return {44, 50}; }
    QSize minimumSizeHint() const override { return {34, 50}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSize m_shape;
};

//! Width and height as chips, with two number boxes for any other size.
class SizeField final : public ParameterField {
    Q_OBJECT
public:
    SizeField(const Parameter &width, const Parameter &height, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;
    QWidget *control() const override;
    [[nodiscard]] QSize size() const;

private:
    void addChips(const Parameter &width, const Parameter &height);
    void addBoxes(const Parameter &width, const Parameter &height);
    void choose(int chip);
    void setSize(QSize size);
    void showSize();

    QSize m_default;
    std::vector<QSize> m_sizes = {}; //!< by chip
    QButtonGroup *m_chips = nullptr;
    QLabel *m_text = nullptr;
    QWidget *m_boxes = nullptr;
    NumberSpin *m_width = nullptr;
    NumberSpin *m_height = nullptr;
};

} // namespace limner
