#include "core/provider/together/togethererror.h"

#include "core/base/secret.h"
#include "core/net/retry.h"
#include "core/provider/statuskind.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner::together {
namespace {

constexpr qsizetype longestMessage = 500;
constexpr qsizetype longestCode = 60;
constexpr double longestWait = 86'400; // seconds

QString tidy(const QString &text)
{
    return redacted(text.left(4 * longestMessage).simplified()).left(longestMessage);
}

//! `error` is an object, or only its message.
QString textIn(const Json &body, const char *key)
{
    const Json &value = memberAt(memberAt(body, "error"), key);
    return value.is_string() || value.is_number() ? toText(value) : QString{};
}

QString codeOf(const Json &body)
{
    for (const char *const key : {"code", "type"}) {
        const QString text = textIn(body, key);
        if (!text.isEmpty())
            return text.left(longestCode);
    }
    return textAt(body, "error_type").left(longestCode);
}

bool isAboutContent(const QString &code)
{
    return code.contains(u"content_policy"_s) || code.contains(u"safety"_s) ||
           code.contains(u"moderation"_s) || code.contains(u"nsfw"_s, Qt::CaseInsensitive);
}

bool namesParameter(const Json &body)
{
    return !textIn(body, "param").isEmpty() || memberAt(body, "detail").is_array();
}

//! Those that say what they are about only in their body.
ErrorKind kindOfRefusal(int status, const Json &body)
{
    if (isAboutContent(codeOf(body)))
        return ErrorKind::ContentRefused;
    // 422 is the safety checker's, 403 that of a model the account may not use, but both are also
    // used for a parameter.
    if (namesParameter(body))
        return ErrorKind::InvalidInput;
    if (status == 422)
        return ErrorKind::ContentRefused;
    return status == 403 ? ErrorKind::Forbidden : ErrorKind::InvalidInput;
}

ErrorKind kindOf(int status, const Json &body)
{
    const ErrorKind usual = kindOfStatus(status);
    const bool isOpen = usual == ErrorKind::Forbidden || usual == ErrorKind::InvalidInput;
    return isOpen ? kindOfRefusal(status, body) : usual;
}

QString wordsIn(const Json &body)
{
    const Json &error = memberAt(body, "error");
    QString words = error.is_string() ? toText(error) : textIn(body, "message");
    for (const char *const key : {"message", "detail"}) {
        if (words.isEmpty() && memberAt(body, key).is_string())
            words = textAt(body, key);
    }
    if (words.isEmpty())
        words = textIn(body, "type");
    const QString parameter = textIn(body, "param");
    if (!parameter.isEmpty() && !words.contains(parameter))
        words = parameter + u": "_s + words;
    return words;
}

QString messageOf(const HttpResponse &response, const Json &body)
{
    if (response.status >= 300 && response.status < 400)
        return u"redirected to %1"_s.arg(
            QString::fromLatin1(originOf(response.header("location"))));
    QString words = tidy(wordsIn(body));
    // Some gateways answer a line of plain text; a page of HTML says no more than its status.
    if (words.isEmpty() && body.is_null() && !response.body.contains('<'))
        words = tidy(QString::fromUtf8(response.body.left(longestMessage)));
    return words.isEmpty() ? u"HTTP %1"_s.arg(response.status) : words;
}

std::chrono::milliseconds waitIn(QByteArray seconds, double unit)
{
    seconds = seconds.trimmed().toLower();
    if (seconds.endsWith('s'))
        seconds.chop(1);
    bool isNumber = false;
    const double value = seconds.toDouble(&isNumber) * unit;
    if (!isNumber || !(value >= 0) || value > longestWait)
        return -1ms;
    return std::chrono::milliseconds{static_cast<qint64>(value * 1000)};
}

//! §2.5: `Retry-After` is not promised, `x-ratelimit-reset` stands in every reply, so it only
//! counts where the rate was the reason.
std::chrono::milliseconds retryAfterOf(const HttpResponse &response, ErrorKind kind,
                                       const QDateTime &now)
{
    if (const auto asked = waitIn(response.header("retry-after-ms"), 0.001); asked >= 0ms)
        return asked;
    if (const auto asked = parseRetryAfter(response.header("retry-after"), now);
        asked && *asked <= 24h)
        return *asked;
    return kind == ErrorKind::RateLimited ? waitIn(response.header("x-ratelimit-reset"), 1) : -1ms;
}

//! What is refused, or sent elsewhere, was not begun. 503 is the API's own "overloaded" only where
//! it says so itself: the page of an edge server knows nothing of what happened behind it.
bool hadNoEffect(const HttpResponse &response, const Json &body)
{
    if (response.status == 503)
        return hasError(body);
    return response.status >= 300 && response.status < 500 && response.status != 408;
}

} // namespace

bool hasError(const Json &answer)
{
    const Json &error = memberAt(answer, "error");
    return error.is_object() || (error.is_string() && !toText(error).isEmpty());
}

Error errorIn(const Json &answer)
{
    const QString code = codeOf(answer);
    Error error;
    error.kind = isAboutContent(code) ? ErrorKind::ContentRefused : ErrorKind::ModelFailed;
    error.httpStatus = 200;
    error.message = tidy(wordsIn(answer));
    error.code = code;
    error.effect = Error::Effect::None;
    return error;
}

Error toError(const HttpResponse &response, const QDateTime &now)
{
    const Json body = parseForeignJson(response.body).value_or(Json{});
    Error error;
    error.kind = kindOf(response.status, body);
    error.httpStatus = response.status;
    error.message = messageOf(response, body);
    error.code = codeOf(body);
    error.retryAfter = retryAfterOf(response, error.kind, now);
    error.effect = hadNoEffect(response, body) ? Error::Effect::None : Error::Effect::Possible;
    return error;
}

} // namespace limner::together
