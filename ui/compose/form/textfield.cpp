#include "ui/compose/form/textfield.h"

#include "ui/compose/form/promptfield.h"

#include <QVBoxLayout>

namespace limner {

using namespace Qt::StringLiterals;

namespace {
constexpr int shortest = 48;
constexpr int tallest = 160;
} // namespace

TextField::TextField(const Parameter &parameter, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_edit{new PromptEdit{shortest, tallest, this}}
{
    present(m_edit, parameter);
    if (canBeMissing())
        m_edit->setPlaceholderText(tr("Not set"));
    column()->addWidget(m_edit);
    TextField::read(Json::object());
    connect(m_edit, &QTextEdit::textChanged, this, [this] {
        const QString text = m_edit->toPlainText();
        showSet(!text.isEmpty());
        // A new style alone also "changes" the text.
        if (std::exchange(m_seen, text) != text)
            emit edited();
    });
}

void TextField::write(Json &values) const
{
    const QString text = m_edit->toPlainText();
    // An emptied text is sent only where the default would come back otherwise.
    if (!text.isEmpty() || !toText(defaultValue()).isEmpty())
        values[key()] = toJson(text);
}

void TextField::read(const Json &values)
{
    m_seen = toText(valueIn(values));
    m_edit->setPrompt(m_seen);
    showSet(!m_seen.isEmpty());
}

} // namespace limner
