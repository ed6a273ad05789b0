#pragma once

#include "ui/compose/form/parameterfield.h"

namespace limner {

class PromptEdit;

//! Text that may have many lines, beside the prompts.
class TextField final : public ParameterField {
    Q_OBJECT
public:
    TextField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;

private:
    QString m_seen = {}; //!< the text last told of
    PromptEdit *m_edit = nullptr;
};

} // namespace limner
