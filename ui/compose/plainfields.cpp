#include "ui/compose/plainfields.h"

#include "ui/common/switch.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

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
    column()->addWidget(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &LineField::edited);
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
    , m_combo{new QComboBox{this}}
{
    present(m_combo, parameter);
    dressCombo(*m_combo);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(6);
    if (defaultValue().is_null()) {
        m_values.push_back(nullptr);
        m_combo->addItem(parameter.required ? tr("Choose…") : tr("Left to the model"));
    }
    for (const Json &choice : parameter.choices) {
        m_values.push_back(choice);
        m_combo->addItem(toText(choice));
    }
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
    , m_switch{new Switch{this}}
{
    present(m_switch, parameter);
    header()->addWidget(m_switch);
    connect(m_switch, &QCheckBox::clicked, this, [this] {
        m_unset = false;
        emit edited();
    });
    BooleanField::read(Json::object());
}

void BooleanField::write(Json &values) const
{
    if (!m_unset)
        values[key()] = m_switch->isChecked();
}

void BooleanField::read(const Json &values)
{
    const Json &value = valueIn(values);
    m_unset = !value.is_boolean();
    m_switch->setChecked(value.is_boolean() && value.get<bool>());
}

JsonField::JsonField(const Parameter &parameter, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_edit{new QPlainTextEdit{this}}
{
    present(m_edit, parameter);
    m_edit->setProperty("role", u"mono"_s);
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(64);
    m_edit->setPlaceholderText(parameter.kind == ParameterKind::List ? u"[]"_s : u"{}"_s);
    auto *hint = new QLabel{tr("JSON"), this};
    hint->setProperty("role", u"value"_s);
    header()->addWidget(hint);
    column()->addWidget(m_edit);
    JsonField::read(Json::object());
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        // A new style alone also "changes" the text.
        if (std::exchange(m_seen, m_edit->toPlainText()) != m_edit->toPlainText())
            emit edited();
    });
}

void JsonField::write(Json &values) const
{
    const QString text = m_edit->toPlainText().trimmed();
    if (text.isEmpty())
        return;
    const auto parsed = parseJson(text.toUtf8());
    values[key()] = parsed ? *parsed : toJson(text);
}

Result<> JsonField::writeForSending(Json &values) const
{
    const QString text = m_edit->toPlainText().trimmed();
    if (!text.isEmpty() && !parseJson(text.toUtf8()))
        return fail(ErrorKind::InvalidInput, tr("%1 is not valid JSON.").arg(title()));
    write(values);
    return {};
}

void JsonField::read(const Json &values)
{
    const Json &value = valueIn(values);
    const QSignalBlocker quiet{m_edit};
    m_edit->setPlainText(value.is_null() ? QString{} : toText(value));
    m_seen = m_edit->toPlainText();
}

} // namespace limner
