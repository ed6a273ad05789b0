#include "ui/compose/form/jsonfield.h"

#include "ui/compose/form/jsontext.h"

#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

constexpr int fewestLines = 3;
constexpr int mostLines = 10;
constexpr int frame = 16; // padding and lines of the style sheet

QString emptyText(const Parameter &parameter)
{
    if (isLineList(parameter))
        return JsonField::tr("One a line, or [\"…\", \"…\"]");
    if (parameter.kind == ParameterKind::List)
        return u"[ ]"_s;
    return parameter.isOpaque ? JsonField::tr("Any JSON: a text in quotes, a number, { } or [ ]")
                              : u"{ }"_s;
}

} // namespace

JsonField::JsonField(const Parameter &parameter, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_parameter{parameter}
    , m_edit{new QPlainTextEdit{this}}
{
    present(m_edit, parameter);
    m_edit->setProperty("role", u"mono"_s);
    m_edit->setTabChangesFocus(true);
    m_edit->setPlaceholderText(emptyText(parameter));
    addHint(isLineList(parameter) ? tr("list") : tr("JSON"));
    column()->addWidget(m_edit);
    JsonField::read(Json::object());
    connect(m_edit, &QPlainTextEdit::textChanged, this, &JsonField::note);
}

void JsonField::note()
{
    fit();
    showSet(!m_edit->document()->isEmpty());
    // A new style alone also "changes" the text.
    if (std::exchange(m_seen, m_edit->toPlainText()) != m_edit->toPlainText())
        emit edited();
}

void JsonField::fit()
{
    m_edit->ensurePolished(); // the style sheet's font
    const int lines = std::clamp(m_edit->blockCount(), fewestLines, mostLines);
    m_edit->setFixedHeight(lines * m_edit->fontMetrics().lineSpacing() + frame);
}

void JsonField::write(Json &values) const
{
    if (Json value = valueOfText(m_parameter, m_edit->toPlainText()); !value.is_null())
        values[key()] = std::move(value);
}

QString JsonField::problemWhileTyping() const
{
    const QString trouble = jsonTrouble(m_parameter, m_edit->toPlainText());
    return trouble.isEmpty() ? QString{}
                             : tr("%1 is not valid JSON.").arg(title()) + u' ' + trouble;
}

Result<> JsonField::writeForSending(Json &values) const
{
    if (const QString problem = problemWhileTyping(); !problem.isEmpty())
        return fail(ErrorKind::InvalidInput, problem);
    write(values);
    return {};
}

void JsonField::read(const Json &values)
{
    const QSignalBlocker quiet{m_edit};
    m_edit->setPlainText(textOfValue(m_parameter, valueIn(values)));
    m_seen = m_edit->toPlainText();
    fit();
    showSet(!m_seen.isEmpty());
}

} // namespace limner
