#include "app/cli/printer.h"

#include "app/cli/answertext.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! A job that failed for good is settled: resuming is about what is left.
bool isLeft(ErrorKind kind)
{
    return kind == ErrorKind::NotUploaded || kind == ErrorKind::BudgetCap ||
           kind == ErrorKind::Uncertain;
}

QString textIn(const OrderedJson &row, const char *key)
{
    const auto found = row.find(key);
    return found != row.end() && found->is_string()
               ? QString::fromStdString(found->get_ref<const std::string &>())
               : QString{};
}

} // namespace

Printer::Printer(const CommandLine &line, Output &output)
    : m_line{line}
    , m_output{output}
{}

void Printer::tell(const QString &sentence)
{
    m_output.err(u"limner: "_s + sentence);
}

void Printer::printFailure(const Error &error)
{
    print({{"error", errorJson(error)}});
}

void Printer::print(const OrderedJson &answer)
{
    const Json plain = parseJson(toBytes(answer)).value_or(Json{});
    if (answer.contains("rows"))
        printRows(answer);
    else if (m_line.json && !m_isOpen) // a list stays one value
        printJson(answer);
    else
        m_output.text(answerText(m_line.command, plain));
    printError(plain);
}

void Printer::printJson(const OrderedJson &answer)
{
    OrderedJson shown = answer;
    if (std::holds_alternative<SpendCommand>(m_line.command))
        shown.erase("caps"); // for the words only
    m_output.json(toBytes(shown) + '\n');
}

void Printer::printRows(const OrderedJson &page)
{
    OrderedJson fresh = OrderedJson::array();
    for (const OrderedJson &row : page.at("rows")) {
        if (isFirstTime(row))
            fresh.push_back(row);
    }
    if (!m_line.json) {
        const OrderedJson shown{{"rows", std::move(fresh)}};
        const Json plain = parseJson(toBytes(shown)).value_or(Json{});
        m_output.text(answerText(m_line.command, plain));
        return;
    }
    QByteArray text = std::exchange(m_isOpen, true) ? "" : "[";
    for (const OrderedJson &row : fresh)
        text += (std::exchange(m_hasRows, true) ? "," : "") + toBytes(row);
    m_output.json(text);
}

void Printer::finish()
{
    if (std::exchange(m_isOpen, false))
        m_output.json("]\n");
}

bool Printer::isFirstTime(const OrderedJson &row)
{
    if (!std::holds_alternative<JobsCommand>(m_line.command))
        return true;
    const QString id = textIn(row, "id");
    if (m_openJobs.contains(id))
        return false;
    const std::optional<JobState> state = jobStateFromString(textIn(row, "state"));
    if (state && !isFinished(*state))
        m_openJobs.insert(id);
    return true;
}

void Printer::printError(const Json &answer)
{
    const Json &error = memberAt(answer, "error");
    if (!error.is_object()) {
        m_exitCode = ExitCode::Good;
        return;
    }
    const ErrorKind kind = errorKindFromString(textAt(error, "kind"));
    const bool isSettled = std::holds_alternative<ResumeCommand>(m_line.command) &&
                           answer.contains("images") && !isLeft(kind); // else it was not even begun
    m_exitCode = isSettled ? ExitCode::Good : exitCodeFor(kind);
    m_output.err(u"limner: "_s + errorSentence(error));
    for (const Json &image : memberAt(answer, "images")) {
        if (memberAt(image, "url").is_null())
            m_output.err(u"  "_s + textAt(image, "path"));
    }
}

} // namespace limner
