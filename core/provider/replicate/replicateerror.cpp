#include "core/provider/replicate/replicateerror.h"

#include "core/base/json.h"
#include "core/base/secret.h"
#include "core/net/retry.h"
#include "core/provider/statuskind.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner::replicate {
namespace {

constexpr qsizetype longestMessage = 500;
constexpr double longestWait = 86'400; // seconds

QByteArray headerOf(const HttpHeaders &headers, QByteArrayView name)
{
    return HttpResponse{.headers = headers}.header(name);
}

QString tidy(const QString &text)
{
    return redacted(text.left(4 * longestMessage).simplified()).left(longestMessage);
}

// "num_steps: Must be less than or equal to 4; prompt is required".
QString fieldProblems(const Json &body)
{
    const Json &fields = memberAt(body, "invalid_fields");
    if (!fields.is_array())
        return {};
    QStringList problems;
    for (const Json &field : fields) {
        QString name = textAt(field, "field");
        const QString what = textAt(field, "description");
        if (name.startsWith("input."_L1))
            name = name.mid(6);
        else
            name.clear();
        if (!what.isEmpty() && problems.size() < 20)
            problems.append(name.isEmpty() ? what : name + u": "_s + what);
    }
    return problems.join(u"; "_s);
}

QString messageOf(int status, const HttpHeaders &headers, const Json &body)
{
    if (status >= 300 && status < 400)
        return u"redirected to %1"_s.arg(
            QString::fromLatin1(originOf(headerOf(headers, "location"))));
    const QString problems = fieldProblems(body);
    if (!problems.isEmpty())
        return tidy(problems);
    for (const char *key : {"detail", "title", "message", "error"}) {
        QString text = tidy(textAt(body, key));
        if (!text.isEmpty())
            return text;
    }
    return u"HTTP %1"_s.arg(status); // an edge server's HTML says no more than that
}

std::chrono::milliseconds fromSeconds(std::optional<double> seconds)
{
    if (!seconds || !(*seconds >= 0) || *seconds > longestWait)
        return -1ms;
    return std::chrono::milliseconds{static_cast<qint64>(*seconds * 1000)};
}

// Order of providers.md §1.15.
std::chrono::milliseconds retryAfterOf(const HttpHeaders &headers, const Json &body,
                                       const QDateTime &now, ErrorKind kind)
{
    if (const auto asked = parseRetryAfter(headerOf(headers, "retry-after"), now);
        asked && *asked <= 24h)
        return *asked;
    if (const auto asked = fromSeconds(numberAt(body, "retry_after")); asked >= 0ms)
        return asked;
    if (kind != ErrorKind::RateLimited)
        return -1ms;
    static const QRegularExpression inText{u"(?:~|available in )(\\d{1,5})(?:s| second)"_s};
    const auto match = inText.match(textAt(body, "detail").left(4 * longestMessage));
    if (match.hasMatch())
        return fromSeconds(match.captured(1).toDouble());
    bool isNumber = false;
    const double reset = headerOf(headers, "ratelimit-reset").toDouble(&isNumber);
    return fromSeconds(isNumber ? std::optional{reset} : std::nullopt);
}

QString codeOf(const Json &body)
{
    const Json &fields = memberAt(body, "invalid_fields");
    if (fields.is_array() && !fields.empty())
        return textAt(fields.front(), "type").left(60);
    return textAt(body, "title").startsWith("Invalid version"_L1) ? u"invalid_version"_s
                                                                  : QString{};
}

} // namespace

Error toError(int status, const HttpHeaders &headers, const QByteArray &body, const QDateTime &now)
{
    const Json parsed = parseForeignJson(body).value_or(Json{});
    Error error;
    error.kind = kindOfStatus(status);
    error.httpStatus = status;
    error.message = messageOf(status, headers, parsed);
    error.code = codeOf(parsed);
    if (error.code == "invalid_version"_L1) // gone, or somebody else's: they do not tell which
        error.kind = ErrorKind::NotFound;
    error.retryAfter = retryAfterOf(headers, parsed, now, error.kind);
    // What it refuses or sends elsewhere it has not begun; what broke, or took too long, it may
    // have.
    const bool isRefusal = status >= 300 && status < 500 && status != 408;
    error.effect = isRefusal ? Error::Effect::None : Error::Effect::Possible;
    return error;
}

Error failureFrom(const QString &text)
{
    static const QRegularExpression refused{
        u"nsfw|safety (?:checker|filter|system)|content polic|flagged as|sensitive content|"
        "inappropriate content"_s,
        QRegularExpression::CaseInsensitiveOption};
    static const QRegularExpression inBrackets{u"\\((?:code: )?([A-Z]{1,2}\\d{0,4})\\)"_s};
    static const QRegularExpression bare{u"\\b(E\\d{4})\\b"_s};
    Error error;
    error.message = tidy(text);
    error.kind = refused.match(error.message).hasMatch() ? ErrorKind::ContentRefused
                                                         : ErrorKind::ModelFailed;
    for (const QRegularExpression &pattern : {inBrackets, bare}) {
        const auto match = pattern.match(error.message);
        if (match.hasMatch() && error.code.isEmpty())
            error.code = match.captured(1);
    }
    return error;
}

} // namespace limner::replicate
