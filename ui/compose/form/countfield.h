#pragma once

#include "ui/compose/form/parameterfield.h"

class QButtonGroup;
class QSpinBox;

namespace limner {

//! How many pictures: few as buttons, up to a hundred as a number. Writes the model's own parameter
//! if it has one; without one it writes nothing, and the panel asks for that many jobs.
class CountField final : public ParameterField {
    Q_OBJECT
public:
    //! `parameter` null = the model makes one picture a job.
    CountField(const Parameter *parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;
    QWidget *control() const override;
    [[nodiscard]] int count() const;
    void setCount(int count);
    [[nodiscard]] bool isBound() const { return m_bound; }
    //! What one job may make; more than that are several jobs.
    [[nodiscard]] int largest() const { return m_largest; }

private:
    void addButton(int count);

    bool m_bound = false;
    int m_default = 1;
    int m_largest = 100;
    QHBoxLayout *m_row = nullptr;
    QButtonGroup *m_buttons = nullptr;
    QSpinBox *m_number = nullptr;
};

} // namespace limner
