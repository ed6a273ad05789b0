#pragma once

#include "ui/compose/form/parameterfield.h"

class QLabel;
class QPlainTextEdit;

namespace limner {

//! A list, an object, or what a schema says in words that Limner does not know: JSON text, checked
//! at every key. A list of texts or numbers may be written one entry a line.
class JsonField final : public ParameterField {
    Q_OBJECT
public:
    JsonField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;
    Result<> writeForSending(Json &values) const override;
    QString problemWhileTyping() const override;

private:
    void note();
    void fit();

    Parameter m_parameter;
    QString m_seen = {}; //!< the text last told of
    QPlainTextEdit *m_edit = nullptr;
};

} // namespace limner
