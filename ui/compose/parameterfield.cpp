#include "ui/compose/parameterfield.h"

#include "ui/common/controls.h"
#include "ui/common/theme.h"
#include "ui/compose/filefield.h"
#include "ui/compose/formplan.h"
#include "ui/compose/numberfield.h"
#include "ui/compose/plainfields.h"

#include <QHBoxLayout>
#include <QLabel>

namespace limner {

using namespace Qt::StringLiterals;

ParameterField::ParameterField(QStringList names, const QString &title, QWidget *parent)
    : QWidget{parent}
    , m_names{std::move(names)}
    , m_title{title}
    , m_column{new QVBoxLayout{this}}
    , m_header{new QHBoxLayout}
    , m_label{new QLabel{title, this}}
    , m_problem{new QLabel{this}}
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    m_header->setSpacing(8);
    m_label->setProperty("role", u"dim"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setMinimumWidth(20);
    m_header->addWidget(m_label, 1);
    m_column->addLayout(m_header);
    m_problem->setProperty("role", u"error"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"problem_"_s + m_names.value(0));
    m_problem->hide();
    m_column->addWidget(m_problem);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

ParameterField::ParameterField(const Parameter &parameter, QWidget *parent)
    : ParameterField{QStringList{parameter.name}, fieldTitle(parameter), parent}
{
    m_default = parameter.defaultValue;
    m_required = parameter.required && m_default.is_null();
}

void ParameterField::markInput()
{
    m_header->insertWidget(
        1, makeLabel(m_required ? tr("required") : tr("optional"), u"value"_s, this));
}

const Json &ParameterField::valueIn(const Json &values) const
{
    const Json &found = memberAt(values, key().c_str());
    return found.is_null() ? m_default : found;
}

Result<> ParameterField::writeForSending(Json &values) const
{
    write(values);
    return {};
}

void ParameterField::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    // It follows whatever the field put into the column after the constructor.
    m_column->removeWidget(m_problem);
    m_column->addWidget(m_problem);
    if (QWidget *target = control()) {
        setStyleProperty(*target, "invalid", text.isEmpty() ? u"false"_s : u"true"_s);
        target->setAccessibleDescription(text);
    }
}

bool ParameterField::hasProblem() const
{
    return !m_problem->text().isEmpty();
}

void ParameterField::present(QWidget *control, const Parameter &parameter)
{
    m_control = control;
    if (control->objectName().isEmpty())
        control->setObjectName(u"param_"_s + parameter.name);
    control->setAccessibleName(m_title);
    control->setToolTip(plainToolTip(parameter.description));
    m_label->setToolTip(control->toolTip());
    m_label->setBuddy(control);
}

ParameterField *makeField(const Parameter &parameter, QWidget *parent)
{
    switch (parameter.kind) {
    case ParameterKind::Integer:
    case ParameterKind::Number:
        return new NumberField{parameter, parent};
    case ParameterKind::Boolean:
        return new BooleanField{parameter, parent};
    case ParameterKind::Choice:
        return new ChoiceField{parameter, parent};
    case ParameterKind::File:
    case ParameterKind::Files:
        return new FileField{parameter, parent};
    case ParameterKind::List:
    case ParameterKind::Object:
        return new JsonField{parameter, parent};
    case ParameterKind::String:
    case ParameterKind::Text:
    case ParameterKind::Secret:
        return new LineField{parameter, parent};
    }
    return new LineField{parameter, parent};
}

} // namespace limner
