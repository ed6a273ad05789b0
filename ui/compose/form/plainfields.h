#pragma once

#include "ui/compose/form/parameterfield.h"

#include <vector>

class QLabel;
class QLineEdit;

namespace limner {

class ChoiceCombo;
class Switch;

//! One line of text; masked when it is a secret.
class LineField final : public ParameterField {
    Q_OBJECT
public:
    LineField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;
    bool isSecret() const override { return m_secret; }

private:
    bool m_secret = false;
    QLineEdit *m_edit = nullptr;
};

//! One of the model's choices; an optional parameter without default can also be not set.
class ChoiceField final : public ParameterField {
    Q_OBJECT
public:
    ChoiceField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;

private:
    std::vector<Json> m_values = {}; //!< by row; null = not set
    ChoiceCombo *m_combo = nullptr;
};

//! Yes or no, and, where neither is the default, neither.
class BooleanField final : public ParameterField {
    Q_OBJECT
public:
    BooleanField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;

private:
    void setUnset(bool unset);

    bool m_unset = false;
    QLabel *m_mark = nullptr; //!< "not set"
    Switch *m_switch = nullptr;
};

} // namespace limner
