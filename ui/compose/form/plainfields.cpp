#include "ui/compose/form/plainfields.h"

#include "ui/common/switch.h"
#include "ui/compose/form/choicecombo.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace limner {

using namespace Qt::StringLiterals;

LineField::LineField(const Parameter &parameter, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_secret{parameter.kind == ParameterKind::Secret}
    , m_edit{new QLineEdit{this}}
{
    present(m_edit, parameter);
    m_edit->setMinimumWidth(40);
    if (m_secret)
        m_edit->setEchoMode(QLineEdit::Password);
    if (canBeMissing())
        m_edit->setPlaceholderText(tr("Not set"));
    column()->addWidget(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &LineField::edited);
    connect(m_edit, &QLineEdit::textChanged, this,
            [this](const QString &text) { showSet(!text.isEmpty()); });
    LineField::read(Json::object());
}

void LineField::write(Json &values) const
{
    // An emptied text is sent only where the default would come back otherwise.
    if (m_edit->text().isEmpty() && toText(defaultValue()).isEmpty())
        return;
    values[key()] = toJson(m_edit->text());
}

void LineField::read(const Json &values)
{
    m_edit->setText(toText(valueIn(values)));
    m_edit->setCursorPosition(0);
}

ChoiceField::ChoiceField(const Parameter &parameter, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_combo{new ChoiceCombo{this}}
{
    present(m_combo, parameter);
    QString none;
    if (defaultValue().is_null()) {
        m_values.push_back(nullptr);
        none = parameter.required ? tr("Choose…") : tr("Not set");
    }
    QStringList words;
    for (const Json &choice : parameter.choices) {
        m_values.push_back(choice);
        words << toText(choice);
    }
    m_combo->fill(none, words);
    if (m_combo->isSearched())
        addHint(tr("%1 choices").arg(parameter.choices.size()));
    column()->addWidget(m_combo);
    connect(m_combo, &QComboBox::activated, this, &ChoiceField::edited);
    ChoiceField::read(Json::object());
}

void ChoiceField::write(Json &values) const
{
    const auto row = static_cast<size_t>(std::max(0, m_combo->currentIndex()));
    if (row < m_values.size() && !m_values[row].is_null())
        values[key()] = m_values[row];
}

void ChoiceField::read(const Json &values)
{
    const Json &wanted = valueIn(values);
    auto found = std::find(m_values.begin(), m_values.end(), wanted);
    if (found == m_values.end()) {
        // A value this version of the model no longer offers stays visible, and is then refused by
        // name, rather than turned into another.
        m_values.push_back(wanted);
        m_combo->addItem(toText(wanted));
        found = m_values.end() - 1;
    }
    m_combo->setCurrentIndex(static_cast<int>(found - m_values.begin()));
}

BooleanField::BooleanField(const Parameter &parameter, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_mark{addHint(tr("not set"))}
    , m_switch{new Switch{this}}
{
    present(m_switch, parameter);
    header()->addWidget(m_switch);
    connect(m_switch, &QCheckBox::clicked, this, [this] {
        setUnset(false);
        emit edited();
    });
    BooleanField::read(Json::object());
}

void BooleanField::setUnset(bool unset)
{
    m_unset = unset;
    m_mark->setVisible(unset);
    showSet(!unset);
}

void BooleanField::write(Json &values) const
{
    if (!m_unset)
        values[key()] = m_switch->isChecked();
}

void BooleanField::read(const Json &values)
{
    const Json &value = valueIn(values);
    m_switch->setChecked(value.is_boolean() && value.get<bool>());
    setUnset(!value.is_boolean());
}

} // namespace limner
