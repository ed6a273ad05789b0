#include "ui/common/errortext.h"

#include "core/jobs/remoteresult.h"
#include "core/provider/providertable.h"
#include "ui/common/errorwords.h"
#include "ui/common/inputtext.h"
#include "ui/common/prompttext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace limner {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestQuote = 300;

QString words(const char *text)
{
    return text ? QCoreApplication::translate("ErrorText", text) : QString{};
}

const ErrorWords &wordsFor(ErrorKind kind, ErrorPlace place)
{
    const ErrorWords *general = nullptr;
    for (const ErrorWords &row : errorWords()) {
        if (row.kind != kind)
            continue;
        if (row.place == place)
            return row;
        if (!row.place)
            general = &row;
    }
    return general ? *general : errorWords().front();
}

//! Of the provider that the error speaks of.
QString keyVariableOf(const Error &error)
{
    const std::vector<ProviderSpec> &table = providerTable();
    const auto meant = std::find_if(table.begin(), table.end(), [&](const ProviderSpec &spec) {
        return error.message.contains(spec.name) || error.message == spec.id;
    });
    return (meant == table.end() ? table.front() : *meant).keyVariable;
}

QString nextStep(const Error &error, const ErrorWords &row)
{
    const double seconds = static_cast<double>(error.retryAfter.count()) / 1000.0;
    if (error.kind == ErrorKind::RateLimited && seconds > 0)
        return QCoreApplication::translate("ErrorText", "Limner tries again in %1 s.")
            .arg(static_cast<int>(std::ceil(std::min(seconds, 86400.0))));
    const QString next = words(row.next);
    return next.contains(u"%1") ? next.arg(keyVariableOf(error)) : next;
}

QString expectedType(const QString &name)
{
    // The words of core/schema/validate.
    const std::pair<QLatin1StringView, const char *> types[] = {
        {QLatin1StringView{"integer"}, QT_TRANSLATE_NOOP("ErrorText", "a whole number")},
        {QLatin1StringView{"number"}, QT_TRANSLATE_NOOP("ErrorText", "a number")},
        {QLatin1StringView{"true or false"}, QT_TRANSLATE_NOOP("ErrorText", "on or off")},
        {QLatin1StringView{"text"}, QT_TRANSLATE_NOOP("ErrorText", "text")},
        {QLatin1StringView{"object"}, QT_TRANSLATE_NOOP("ErrorText", "a JSON object")},
        {QLatin1StringView{"an https address or a data: URI"},
         QT_TRANSLATE_NOOP("ErrorText", "a file or an https address")}};
    if (name.startsWith(u"list"))
        return QCoreApplication::translate("ErrorText", "a JSON list");
    for (const auto &[type, text] : types) {
        if (name == type)
            return words(text);
    }
    return name;
}

//! A list of thirty choices helps nobody; the form shows them all anyway.
QString shortened(const QString &list)
{
    constexpr qsizetype room = 120;
    if (list.size() <= room)
        return list;
    const qsizetype comma = list.lastIndexOf(u", "_s, room);
    return list.left(comma > 0 ? comma : room) + u", …"_s;
}

const char *problemWords(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::Required:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 is needed.");
    case Problem::Kind::WrongType:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 must be %2.");
    case Problem::Kind::TooSmall:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 must be %2 or more.");
    case Problem::Kind::TooLarge:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 must be %2 or less.");
    case Problem::Kind::TooShort:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 needs at least %2 characters.");
    case Problem::Kind::TooLong:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 takes at most %2 characters.");
    case Problem::Kind::NotAChoice:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 must be one of: %2.");
    case Problem::Kind::Pattern:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 does not have the form the model asks for (%2).");
    case Problem::Kind::NotNullable:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be left empty.");
    case Problem::Kind::UnknownParameter:
        return QT_TRANSLATE_NOOP("ErrorText", "This model does not know %1.");
    case Problem::Kind::NotFinite:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 must be an ordinary number.");
    case Problem::Kind::NotAbove:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 must be more than %2.");
    case Problem::Kind::NotBelow:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 must be less than %2.");
    case Problem::Kind::NotAMultiple:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 must be a multiple of %2.");
    case Problem::Kind::TooFew:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 needs at least %2 entries.");
    case Problem::Kind::TooMany:
        return QT_TRANSLATE_NOOP("ErrorText", "%1 takes at most %2 entries.");
    }
    return QT_TRANSLATE_NOOP("ErrorText", "%1 is not right.");
}

//! The message is a sentence of ours, no answer of anybody.
bool isOurs(ErrorKind kind)
{
    return kind == ErrorKind::BudgetCap || kind == ErrorKind::Usage || kind == ErrorKind::Cancelled;
}

//! A flag or variable that is written wrongly, or does not fit what else is so; `message` names it.
ErrorText settingText(const Error &error)
{
    return {.what = QCoreApplication::translate("ErrorText", "A setting does not fit"),
            .why = serverWords(error),
            .next = QCoreApplication::translate(
                "ErrorText", "Correct it where it is set, or start without it.")};
}

//! Finished, and refused to the last: nobody said that it was deleted.
bool isWithheld(const Error &error)
{
    return error.kind == ErrorKind::OutputExpired && error.httpStatus >= 400 &&
           error.httpStatus < 500 && error.httpStatus != 404 && error.httpStatus != 410;
}

} // namespace

// One line, not endless, ending like a sentence.
QString serverWords(const Error &error)
{
    QString text = error.message.left(4 * longestQuote).simplified();
    if (text.size() > longestQuote)
        text = text.left(longestQuote).trimmed() + u"…"_s;
    if (text.isEmpty())
        text = error.code.left(60).simplified();
    if (text.isEmpty())
        return error.httpStatus > 0
                   ? QCoreApplication::translate("ErrorText", "The answer was HTTP status %1.")
                         .arg(error.httpStatus)
                   : QString{};
    if (isOurs(error.kind))
        return text;
    if (error.kind == ErrorKind::FewerOutputs && error.code == answerCut)
        return QCoreApplication::translate("ErrorText",
                                           "%1 of %2 came before the answer broke off.")
            .arg(text.section(u' ', 0, 0), text.section(u' ', -1));
    if (error.kind == ErrorKind::FewerOutputs && !error.code.isEmpty())
        return QCoreApplication::translate("ErrorText", "%1 of %2 came; the filter withheld %3.")
            .arg(text.section(u' ', 0, 0), text.section(u' ', -1), error.code);
    if (error.kind == ErrorKind::FewerOutputs)
        return QCoreApplication::translate("ErrorText", "%1 of %2 came.")
            .arg(text.section(u' ', 0, 0), text.section(u' ', -1));
    if (error.kind == ErrorKind::SecretMissing)
        return QCoreApplication::translate("ErrorText", "It is for %1.").arg(text);
    if (error.kind == ErrorKind::OtherRegion)
        return QCoreApplication::translate("ErrorText", "It is accepted at %1.").arg(text);
    if (error.kind == ErrorKind::OtherStore)
        return QCoreApplication::translate("ErrorText", "It is in %1.").arg(text);
    if (error.kind == ErrorKind::PrivateNetwork)
        return QCoreApplication::translate("ErrorText",
                                           "Its result is said to be at %1, which was not asked.")
            .arg(text);
    if (error.kind == ErrorKind::NotEncrypted)
        return QCoreApplication::translate("ErrorText", "This port answers without encryption: %1")
            .arg(text);
    return QCoreApplication::translate("ErrorText", "The answer: “%1”.").arg(text);
}

QString ErrorText::sentence() const
{
    QString out = what;
    if (!out.isEmpty() && !out.endsWith(u'.') && !out.endsWith(u'?') && !out.endsWith(u'。'))
        out += QCoreApplication::translate("ErrorText", ".", "ends a sentence");
    for (const QString &part : {why, next}) {
        if (!part.isEmpty())
            out += (out.isEmpty() ? u""_s : u" "_s) + part;
    }
    return out;
}

ErrorText errorText(const Error &error, ErrorPlace place)
{
    if (error.kind == ErrorKind::Usage && !error.code.isEmpty())
        return settingText(error);
    if (inputTroubleOf(error) != InputTrouble::None)
        return {.what = QCoreApplication::translate("ErrorText", "This cannot go into the model"),
                .why = inputErrorText(error)};
    if (const std::optional<PromptTrouble> trouble = promptTroubleOf(error))
        return {.what = QCoreApplication::translate("ErrorText", "This cannot be used as it is"),
                .why = promptTroubleText(*trouble)};
    const ErrorWords &row = wordsFor(error.kind, place);
    QString why = words(row.why);
    const QString said = serverWords(error);
    if (!said.isEmpty())
        why += why.isEmpty() ? said : u' ' + said;
    const QString what =
        isWithheld(error)
            ? QCoreApplication::translate("ErrorText",
                                          "Finished, but the provider refused to hand it out (%1)")
                  .arg(error.httpStatus)
            : words(row.what);
    return {.what = what, .why = why, .next = nextStep(error, row)};
}

QString problemText(const Problem &problem, const QString &title)
{
    const QString limit = problem.kind == Problem::Kind::WrongType ? expectedType(problem.limit)
                                                                   : shortened(problem.limit);
    const QString name = title.isEmpty() ? problem.parameter : title;
    const QString pattern = words(problemWords(problem.kind));
    return pattern.contains(u"%2") ? pattern.arg(name, limit) : pattern.arg(name);
}

} // namespace limner
