#include "ui/compose/plainfields.h"

#include "ui/common/switch.h"
#include "ui/common/theme.h"
#include "ui/compose/formplan.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

const Json &valueOr(const Json &values, const QString &name, const Json &fallback)
{
    const QByteArray key = name.toUtf8();
    const Json &found = memberAt(values, key.constData());
    return found.is_null() ? fallback : found;
}

} // namespace

LineField::LineField(const Parameter &parameter, QWidget *parent)
    : ParameterField{{parameter.name}, fieldTitle(parameter), parent}
    , m_default(parameter.defaultValue) // braces would make it a list
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
    if (m_edit->text().isEmpty() && toText(m_default).isEmpty())
        return;
    values[names().front().toStdString()] = toJson(m_edit->text());
}

void LineField::read(const Json &values)
{
    m_edit->setText(toText(valueOr(values, names().front(), m_default)));
    m_edit->setCursorPosition(0);
}

QWidget *LineField::control() const
{
    return m_edit;
}

ChoiceField::ChoiceField(const Parameter &parameter, QWidget *parent)
    : ParameterField{{parameter.name}, fieldTitle(parameter), parent}
    , m_default(parameter.defaultValue) // braces would make it a list
    , m_combo{new QComboBox{this}}
{
    present(m_combo, parameter);
    dressCombo(*m_combo);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(6);
    if (m_default.is_null()) {
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
        values[names().front().toStdString()] = m_values[row];
}

void ChoiceField::read(const Json &values)
{
    const Json &wanted = valueOr(values, names().front(), m_default);
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

QWidget *ChoiceField::control() const
{
    return m_combo;
}

BooleanField::BooleanField(const Parameter &parameter, QWidget *parent)
    : ParameterField{{parameter.name}, fieldTitle(parameter), parent}
    , m_default(parameter.defaultValue) // braces would make it a list
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
        values[names().front().toStdString()] = m_switch->isChecked();
}

void BooleanField::read(const Json &values)
{
    const Json &value = valueOr(values, names().front(), m_default);
    m_unset = !value.is_boolean();
    m_switch->setChecked(value.is_boolean() && value.get<bool>());
}

QWidget *BooleanField::control() const
{
    return m_switch;
}

JsonField::JsonField(const Parameter &parameter, QWidget *parent)
    : ParameterField{{parameter.name}, fieldTitle(parameter), parent}
    , m_default(parameter.defaultValue) // braces would make it a list
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
    values[names().front().toStdString()] = parsed ? *parsed : toJson(text);
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
    const Json &value = valueOr(values, names().front(), m_default);
    const QSignalBlocker quiet{m_edit};
    m_edit->setPlainText(value.is_null() ? QString{} : toText(value));
    m_seen = m_edit->toPlainText();
}

QWidget *JsonField::control() const
{
    return m_edit;
}

} // namespace limner
