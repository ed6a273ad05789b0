#pragma once

#include "ui/compose/parameterfield.h"

#include <vector>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace limner {

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

//! One of the model's choices; an optional parameter without default can also be left to the model.
class ChoiceField final : public ParameterField {
    Q_OBJECT
public:
    ChoiceField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;

private:
    std::vector<Json> m_values = {}; //!< by row; null = leave it to the model
    QComboBox *m_combo = nullptr;
};

class BooleanField final : public ParameterField {
    Q_OBJECT
public:
    BooleanField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;

private:
    bool m_unset = false;
    Switch *m_switch = nullptr;
};

//! A list or an object, as JSON text.
class JsonField final : public ParameterField {
    Q_OBJECT
public:
    JsonField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;
    Result<> writeForSending(Json &values) const override;

private:
    QString m_seen = {}; //!< the text last told of
    QPlainTextEdit *m_edit = nullptr;
};

} // namespace limner
