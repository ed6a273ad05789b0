#include "core/provider/minimax/minimaxerror.h"

#include "core/base/secret.h"
#include "core/net/retry.h"

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner::minimax {
namespace {

using Effect = Error::Effect;
constexpr qsizetype longestMessage = 500;
// Ten requests a minute, and no answer ever says when the next one may come.
constexpr std::chrono::milliseconds oneTurn = 6s;
constexpr std::chrono::milliseconds noWait{-1};

struct CodeRow {
    qint64 code = 0;
    ErrorKind kind = ErrorKind::ServerError;
    Effect effect = Effect::None;
    std::chrono::milliseconds retryAfter = noWait;
};

// What the provider itself calls an error made no picture, and pictures are what it bills; only of
// its own timeout it is told that it may have been charged.
constexpr std::array codes{
    CodeRow{1000, ErrorKind::ServerError},
    CodeRow{1001, ErrorKind::Timeout, Effect::Possible},
    CodeRow{1002, ErrorKind::RateLimited, Effect::None, oneTurn},
    CodeRow{1004, ErrorKind::Unauthorized},
    CodeRow{1008, ErrorKind::NoCredit},
    CodeRow{1024, ErrorKind::ServerError},
    CodeRow{1026, ErrorKind::ContentRefused},                  // the prompt
    CodeRow{1027, ErrorKind::ContentRefused, Effect::Unknown}, // the pictures
    CodeRow{1028, ErrorKind::QuotaUsedUp},
    CodeRow{1030, ErrorKind::QuotaUsedUp},
    CodeRow{1033, ErrorKind::ServerError},
    CodeRow{1039, ErrorKind::RateLimited, Effect::None, 60s}, // counted by the minute
    CodeRow{1041, ErrorKind::RateLimited, Effect::None, oneTurn},
    CodeRow{1042, ErrorKind::InvalidInput},
    CodeRow{2013, ErrorKind::InvalidInput},
    CodeRow{2038, ErrorKind::Forbidden}, // the account is not verified
    CodeRow{2045, ErrorKind::RateLimited, Effect::None, 30s},
    CodeRow{2049, ErrorKind::Unauthorized},
    CodeRow{2056, ErrorKind::QuotaUsedUp},
    CodeRow{2061, ErrorKind::Forbidden}, // the plan has not this model
};

const CodeRow *rowOf(std::optional<qint64> code)
{
    for (const CodeRow &row : codes) {
        if (code == row.code)
            return &row;
    }
    return nullptr;
}

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

CodeRow rowOfStatus(int status)
{
    switch (status) {
    case 401:
        return {.kind = ErrorKind::Unauthorized};
    case 402:
        return {.kind = ErrorKind::NoCredit};
    case 403:
        return {.kind = ErrorKind::Forbidden};
    case 404:
        return {.kind = ErrorKind::NotFound};
    case 408:
        return {.kind = ErrorKind::Timeout, .effect = Effect::Possible};
    case 429:
        return {.kind = ErrorKind::RateLimited, .retryAfter = oneTurn};
    case 503:
        return {.kind = ErrorKind::Unavailable, .effect = Effect::Possible};
    default:
        break;
    }
    if (status >= 300 && status < 400)
        return {.kind = ErrorKind::Redirected};
    if (status >= 400 && status < 500)
        return {.kind = ErrorKind::InvalidInput};
    const bool isFault = status >= 500 && status < 600;
    return {.kind = isFault ? ErrorKind::ServerError : ErrorKind::InvalidAnswer,
            .effect = Effect::Possible};
}

CodeRow meaning(int status, std::optional<qint64> code)
{
    const CodeRow *const known = rowOf(code);
    if (isSuccess(status))
        return known ? *known : CodeRow{.effect = Effect::Possible};
    const bool onlyRefuses = status == 400 || status == 403 || status == 422 || status == 429;
    return onlyRefuses && known ? *known : rowOfStatus(status);
}

QString messageOf(int status, const Json &answer)
{
    const QString ours = textAt(memberAt(answer, "base_resp"), "status_msg");
    const QString theirs = textAt(memberAt(answer, "error"), "message"); // as chat models answer
    const QString text = ours.isEmpty() ? theirs : ours;
    const QString tidy = redacted(text.left(4 * longestMessage).simplified()).left(longestMessage);
    return tidy.isEmpty() && !isSuccess(status) ? u"HTTP %1"_s.arg(status) : tidy;
}

} // namespace

std::optional<qint64> codeOf(const Json &answer)
{
    return integerAt(memberAt(answer, "base_resp"), "status_code");
}

Error toError(int status, const HttpHeaders &headers, const Json &answer, const QDateTime &now)
{
    const std::optional<qint64> code = codeOf(answer);
    const CodeRow row = meaning(status, code);
    Error error;
    error.kind = row.kind;
    error.effect = row.effect;
    error.retryAfter = row.retryAfter;
    error.httpStatus = status;
    error.message = messageOf(status, answer);
    if (code && *code != 0)
        error.code = QString::number(*code);
    const QByteArray asked = HttpResponse{.headers = headers}.header("retry-after");
    if (const auto wait = parseRetryAfter(asked, now); wait && *wait <= 24h)
        error.retryAfter = std::max(*wait, row.retryAfter);
    return error;
}

} // namespace limner::minimax
