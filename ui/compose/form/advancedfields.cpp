#include "ui/compose/form/advancedfields.h"

#include "ui/common/controls.h"
#include "ui/compose/form/formplan.h"
#include "ui/compose/form/parameterfield.h"

#include <QVBoxLayout>

#include <algorithm>

namespace limner {

using namespace Qt::StringLiterals;

namespace {
constexpr size_t page = 24;
} // namespace

AdvancedFields::AdvancedFields(std::vector<Parameter> parameters, QWidget *parent)
    : QWidget{parent}
    , m_parameters{std::move(parameters)}
    , m_column{new QVBoxLayout{this}}
    , m_more{makeButton({}, "advancedMore", u"plain"_s, this)}
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(12);
    m_column->addWidget(m_more);
    m_more->hide();
    connect(m_more, &QPushButton::clicked, this, [this] {
        const size_t first = m_built;
        buildMore(page);
        if (QWidget *field = m_column->itemAt(static_cast<int>(first))->widget())
            if (QWidget *control = static_cast<ParameterField *>(field)->control())
                control->setFocus(Qt::OtherFocusReason);
    });
}

void AdvancedFields::build()
{
    buildMore(page);
}

void AdvancedFields::buildMore(size_t count)
{
    const size_t end = std::min(m_parameters.size(), m_built + count);
    for (; m_built < end; ++m_built) {
        const Parameter &parameter = m_parameters[m_built];
        ParameterField *const field = makeField(parameter, this);
        field->read(m_waiting);
        m_waiting.erase(parameter.name.toStdString());
        m_column->insertWidget(static_cast<int>(m_built), field);
        if (QWidget *const control = field->control())
            setTabOrder(control, m_more);
        emit made(field);
    }
    const size_t left = m_parameters.size() - m_built;
    m_more->setText(tr("Show %1 of %2 more").arg(std::min(left, page)).arg(left));
    m_more->setAccessibleName(m_more->text());
    m_more->setVisible(left > 0);
}

void AdvancedFields::buildUpTo(const QString &parameter)
{
    const auto found = std::find_if(m_parameters.begin(), m_parameters.end(),
                                    [&](const Parameter &one) { return one.name == parameter; });
    if (found == m_parameters.end())
        return;
    const auto index = static_cast<size_t>(found - m_parameters.begin());
    if (index >= m_built)
        buildMore(index + 1 - m_built);
}

void AdvancedFields::write(Json &values, Secrets secrets) const
{
    for (size_t i = m_built; i < m_parameters.size(); ++i) {
        const Parameter &parameter = m_parameters[i];
        if (secrets == Secrets::LeaveOut && parameter.kind == ParameterKind::Secret)
            continue;
        const std::string name = parameter.name.toStdString();
        const Json &told = memberAt(m_waiting, name.c_str());
        const Json &value = told.is_null() ? parameter.defaultValue : told;
        if (!value.is_null())
            values[name] = value;
    }
}

void AdvancedFields::read(const Json &values)
{
    m_waiting = Json::object();
    for (size_t i = m_built; i < m_parameters.size(); ++i) {
        const std::string name = m_parameters[i].name.toStdString();
        if (const Json &value = memberAt(values, name.c_str()); !value.is_null())
            m_waiting[name] = value;
    }
}

QStringList AdvancedFields::names() const
{
    QStringList numbers;
    QStringList others;
    for (size_t i = 0; i < std::min(m_parameters.size(), page); ++i) {
        const Parameter &parameter = m_parameters[i];
        const bool isNumber =
            parameter.kind == ParameterKind::Number || parameter.kind == ParameterKind::Integer;
        (isNumber ? numbers : others) << inSentence(fieldTitle(parameter));
    }
    return numbers + others;
}

} // namespace limner
