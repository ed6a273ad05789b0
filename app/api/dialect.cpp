#include "app/api/dialect.h"

#include "app/commands/answerjson.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

OrderedJson problemsJson(const std::vector<Problem> &problems)
{
    OrderedJson out = OrderedJson::array();
    for (const Problem &one : problems) {
        out.push_back({{"parameter", one.parameter.toStdString()},
                       {"kind", toString(one.kind).toStdString()},
                       {"limit", one.limit.toStdString()},
                       {"given", one.given.toStdString()}});
    }
    return out;
}

//! What of it a person reads in one line.
std::string sentenceOf(const OrderedJson &error)
{
    const auto message = error.at("message").get<std::string>();
    const auto hint = error.at("hint").get<std::string>();
    return hint.empty() ? message : message + (message.ends_with('.') ? " " : ". ") + hint;
}

OrderedJson nativeForm(const Refusal &refusal, const OrderedJson &error)
{
    OrderedJson out{{"type", "urn:limner:error:" + error.at("kind").get<std::string>()}};
    out["title"] = error.at("message");
    out["status"] = refusal.status;
    out["detail"] = sentenceOf(error);
    out["kind"] = error.at("kind");
    out["hint"] = error.at("hint");
    if (!refusal.problems.empty())
        out["problems"] = problemsJson(refusal.problems);
    return out;
}

OrderedJson form(Dialect dialect, const Refusal &refusal, const OrderedJson &error)
{
    switch (dialect) {
    case Dialect::Native:
        return nativeForm(refusal, error);
    case Dialect::SyncLinks:
        return {{"error", error}, {"urls", OrderedJson::array()}, {"job", nullptr}};
    case Dialect::ContentTasks: {
        OrderedJson out{{"success", false}, {"statusCode", refusal.status}};
        if (refusal.status == 404)
            out = {{"success", false}, {"status", "not_found"}};
        out["message"] = sentenceOf(error);
        return out;
    }
    case Dialect::Envelopes:
        return {{"code", refusal.status}, {"message", sentenceOf(error)}};
    case Dialect::RecordFirst:
        return {{"id", nullptr}, {"status", "failed"}, {"error", sentenceOf(error)}};
    }
    return nativeForm(refusal, error);
}

int syncLinksStatus(ErrorKind kind)
{
    const int status = httpStatusFor(kind);
    switch (status) {
    case 400:
    case 413:
    case 422:
        return 400;
    case 402:
    case 429:
    case 504:
        return status;
    default:
        return kind == ErrorKind::Cancelled ? 503 : 502;
    }
}

} // namespace

int httpStatusFor(Dialect dialect, ErrorKind kind)
{
    const int status = httpStatusFor(kind);
    if (dialect == Dialect::Native)
        return status;
    if (dialect == Dialect::SyncLinks)
        return syncLinksStatus(kind);
    if (dialect == Dialect::RecordFirst && kind == ErrorKind::BudgetCap)
        return 403;
    return status == 422 ? 400 : status;
}

int mostOfCall(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Native:
        return 100;
    case Dialect::SyncLinks:
        return 4;
    case Dialect::Envelopes:
        return 9;
    case Dialect::ContentTasks:
    case Dialect::RecordFirst:
        break;
    }
    return 10;
}

int httpStatusFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
        return 400;
    case ErrorKind::InvalidInput:
    case ErrorKind::SecretMissing:
    case ErrorKind::NotAnImage:
    case ErrorKind::ImageTooLarge:
    case ErrorKind::PrivateNetwork:
        return 422;
    case ErrorKind::BudgetCap:
        return 402;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::Conflict:
        return 409;
    case ErrorKind::TooLarge:
        return 413;
    case ErrorKind::RateLimited:
        return 429;
    case ErrorKind::NotConfigured:
    case ErrorKind::Keychain:
    case ErrorKind::LibraryBusy:
    case ErrorKind::Cancelled:
        return 503;
    case ErrorKind::NotUploaded:
    case ErrorKind::OtherStore:
    case ErrorKind::LinkUnopened:
        return 504;
    case ErrorKind::DiskFull:
        return 507;
    case ErrorKind::Internal:
    case ErrorKind::ReadOnly:
    case ErrorKind::Io:
    case ErrorKind::Database:
    case ErrorKind::NewerLibrary:
        return 500;
    default:
        return 502;
    }
}

OrderedJson doorErrorJson(const Error &error)
{
    const bool isOwnWords = error.kind == ErrorKind::Usage || error.kind == ErrorKind::InvalidInput;
    if (!isOwnWords || error.message.isEmpty() || !error.code.isEmpty())
        return errorJson(error);
    return {{"kind", toString(error.kind).toStdString()},
            {"message", error.message.toStdString()},
            {"hint", ""}};
}

Refusal refusalFor(const Error &error)
{
    return {.status = httpStatusFor(error.kind), .error = doorErrorJson(error)};
}

Refusal refusalFor(const OrderedJson &error)
{
    const QString kind = QString::fromStdString(error.value("kind", ""));
    return {.status = httpStatusFor(errorKindFromString(kind)), .error = error};
}

Refusal refusal(int status, ErrorKind kind, const QString &message)
{
    Refusal out{.status = status};
    out.error = {
        {"kind", toString(kind).toStdString()}, {"message", message.toStdString()}, {"hint", ""}};
    return out;
}

Dialect dialectOf(const QByteArray &path)
{
    const auto isBelow = [&path](const char *root) {
        return path == root || path.startsWith(QByteArray{root} + '/');
    };
    if (isBelow("/generate"))
        return Dialect::SyncLinks;
    if (isBelow("/api/images"))
        return Dialect::ContentTasks;
    if (isBelow("/api/v1/assets"))
        return Dialect::Envelopes;
    return isBelow("/api/app") ? Dialect::RecordFirst : Dialect::Native;
}

ApiReply refuse(Dialect dialect, const Refusal &refusal)
{
    ApiReply reply{.status = refusal.status};
    if (dialect == Dialect::Native)
        reply.type = "application/problem+json";
    reply.body = toBytes(form(dialect, refusal, refusal.error));
    if (refusal.retryAfter.count() > 0)
        reply.headers.emplace_back("Retry-After",
                                   QByteArray::number(qint64{refusal.retryAfter.count()}));
    if (refusal.status == 401)
        reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
}

ApiReply refuse(Dialect dialect, const Error &error)
{
    Refusal refusal = refusalFor(error);
    refusal.status = httpStatusFor(dialect, error.kind);
    return refuse(dialect, refusal);
}

ApiReply refuse(int status, ErrorKind kind, const QString &message)
{
    return refuse(Dialect::Native, refusal(status, kind, message));
}

} // namespace limner
