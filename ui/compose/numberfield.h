#pragma once

#include "ui/compose/parameterfield.h"

#include <QDoubleSpinBox>

class QSlider;

namespace limner {

//! Shows as many decimals as the number has, at least one for a number that is not whole by nature.
//! Accepts any number: what is out of bounds is said, not silently bent.
class NumberSpin final : public QDoubleSpinBox {
    Q_OBJECT
public:
    NumberSpin(const Parameter &parameter, QWidget *parent);
    QString textFromValue(double value) const override;
    void stepBy(int steps) override; //!< stays within the bounds
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    //! As narrow as its text, for a place beside a label.
    void setCompact();

private:
    bool m_whole = false;
    bool m_compact = false;
    double m_low = 0;
    double m_high = 0;
};

//! A slider with its value beside the label where both bounds are known, else a number box.
class NumberField final : public ParameterField {
    Q_OBJECT
public:
    NumberField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;

private:
    void addSlider(const Parameter &parameter);
    void followSpin();

    bool m_whole = false;
    bool m_unset = false; //!< optional, without default, and untouched
    double m_low = 0;
    double m_step = 1; //!< of the slider
    NumberSpin *m_spin = nullptr;
    QSlider *m_slider = nullptr; //!< null = unbounded
};

} // namespace limner
