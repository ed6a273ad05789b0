#include "ui/compose/form/parameterfield.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/iconbutton.h"
#include "ui/common/theme.h"
#include "ui/compose/form/filefield.h"
#include "ui/compose/form/formplan.h"
#include "ui/compose/form/jsonfield.h"
#include "ui/compose/form/numberfield.h"
#include "ui/compose/form/plainfields.h"
#include "ui/compose/form/shapefield.h"
#include "ui/compose/form/sizes.h"
#include "ui/compose/form/textfield.h"

#include <QHBoxLayout>
#include <QShortcut>

namespace limner {

using namespace Qt::StringLiterals;

ParameterField::ParameterField(QStringList names, const QString &title, QWidget *parent)
    : QWidget{parent}
    , m_names{std::move(names)}
    , m_title{title}
    , m_column{new QVBoxLayout{this}}
    , m_header{new QHBoxLayout}
    , m_label{new ElidedLabel{title, this}}
    , m_problem{new QLabel{this}}
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    m_header->setSpacing(6);
    m_label->setProperty("role", u"dim"_s);
    m_label->setMinimumWidth(20);
    m_header->addWidget(m_label);
    m_header->addStretch(1);
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
    m_canBeMissing = !parameter.required && m_default.is_null();
    if (parameter.deprecated)
        addHint(tr("outdated"));
    setDescription(parameter.description);
}

QLabel *ParameterField::addHint(const QString &text)
{
    auto *const hint = new ElidedLabel{text, this};
    hint->setProperty("role", u"value"_s);
    m_header->addWidget(hint);
    return hint;
}

void ParameterField::markInput()
{
    addHint(m_required ? tr("required") : tr("optional"));
}

void ParameterField::setAside(const QString &words)
{
    if (!m_aside)
        m_aside = addHint({});
    m_aside->setText(words);
    m_aside->setVisible(!words.isEmpty());
}

void ParameterField::setDescription(const QString &text)
{
    if (text.trimmed().isEmpty() || m_about)
        return;
    m_label->setToolTip(plainToolTip(text));
    m_about = new IconButton{u"help"_s, tr("What is this? %1").arg(m_title), this};
    m_about->setObjectName(u"about_"_s + m_names.value(0));
    m_about->setToolTip(tr("What is this? (F1)"));
    m_about->setProperty("extent", u"tiny"_s);
    m_about->setIconSize({12, 12});
    m_about->setCheckable(true);
    // Not a stop for Tab between every two fields: F1 opens it from the field itself.
    m_about->setFocusPolicy(Qt::NoFocus);
    m_header->insertWidget(1, m_about);
    m_description = makeLabel(text.trimmed(), u"dim"_s, this);
    m_description->setObjectName(u"description_"_s + m_names.value(0));
    m_description->setWordWrap(true);
    m_description->hide();
    m_column->insertWidget(1, m_description);
    connect(m_about, &IconButton::toggled, m_description, &QLabel::setVisible);
    auto *const key = new QShortcut{QKeySequence{Qt::Key_F1}, this};
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, m_about, &IconButton::toggle);
}

void ParameterField::explain(bool open)
{
    if (m_about)
        m_about->setChecked(open);
}

void ParameterField::showSet(bool isSet)
{
    if (!m_canBeMissing || (!isSet && !m_clear))
        return;
    if (!m_clear) {
        m_clear = new IconButton{u"close"_s, tr("Do not set %1").arg(m_title), this};
        m_clear->setObjectName(u"clear_"_s + m_names.value(0));
        m_clear->setProperty("extent", u"tiny"_s);
        m_clear->setIconSize({11, 11});
        // Before the value, which stays where it is under the pointer.
        m_header->insertWidget(m_about ? 3 : 2, m_clear);
        connect(m_clear, &IconButton::clicked, this, &ParameterField::clear);
    }
    m_clear->setVisible(isSet);
}

void ParameterField::clear()
{
    read(Json::object()); // it has no default
    setProblem({});
    emit edited();
    if (QWidget *target = control())
        target->setFocus(Qt::OtherFocusReason); // the button goes away with the value
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

void ParameterField::setProblem(const QString &text, const QString &brief)
{
    m_brief = brief;
    if (text == m_problem->text())
        return;
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

QString ParameterField::briefProblem() const
{
    if (!hasProblem() || !m_brief.isEmpty())
        return m_brief;
    return tr("%1 is not right yet").arg(inSentence(m_title));
}

void ParameterField::present(QWidget *control, const Parameter &parameter)
{
    m_control = control;
    if (control->objectName().isEmpty())
        control->setObjectName(u"param_"_s + parameter.name);
    control->setAccessibleName(m_title);
    control->setToolTip(plainToolTip(parameter.description));
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
        if (isShapeChoice(parameter))
            return new ShapeField{parameter, parent};
        return new ChoiceField{parameter, parent};
    case ParameterKind::File:
    case ParameterKind::Files:
        return new FileField{parameter, parent};
    case ParameterKind::List:
    case ParameterKind::Object:
        return new JsonField{parameter, parent};
    case ParameterKind::Text:
        return new TextField{parameter, parent};
    case ParameterKind::String:
    case ParameterKind::Secret:
        return new LineField{parameter, parent};
    }
    return new LineField{parameter, parent};
}

} // namespace limner
