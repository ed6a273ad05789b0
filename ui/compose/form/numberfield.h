#pragma once

#include "ui/compose/form/parameterfield.h"

class QSlider;

namespace limner {

class NumberSpin;

//! A slider with its value beside the label where both bounds are known and near enough, else a
//! number box.
class NumberField final : public ParameterField {
    Q_OBJECT
public:
    NumberField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;

private:
    void addSlider(const Parameter &parameter);
    void follow();

    bool m_whole = false;
    double m_low = 0;
    double m_step = 1; //!< of the slider
    NumberSpin *m_spin = nullptr;
    QSlider *m_slider = nullptr; //!< null = unbounded
};

} // namespace limner
