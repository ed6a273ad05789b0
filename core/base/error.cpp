#include "core/base/error.h"

#include <array>
#include <utility>

namespace limner {
namespace {

using Row = std::pair<ErrorKind, const char *>;
constexpr std::array names{
    Row{ErrorKind::Internal, "internal"},
    Row{ErrorKind::Cancelled, "cancelled"},
    Row{ErrorKind::Usage, "usage"},
    Row{ErrorKind::NotConfigured, "not_configured"},
    Row{ErrorKind::InvalidInput, "invalid_input"},
    Row{ErrorKind::Offline, "offline"},
    Row{ErrorKind::Dropped, "dropped"},
    Row{ErrorKind::Timeout, "timeout"},
    Row{ErrorKind::Tls, "tls"},
    Row{ErrorKind::Redirected, "redirected"},
    Row{ErrorKind::InvalidAnswer, "invalid_answer"},
    Row{ErrorKind::TooLarge, "too_large"},
    Row{ErrorKind::ServerError, "server_error"},
    Row{ErrorKind::Unavailable, "unavailable"},
    Row{ErrorKind::RateLimited, "rate_limited"},
    Row{ErrorKind::Unauthorized, "unauthorized"},
    Row{ErrorKind::Forbidden, "forbidden"},
    Row{ErrorKind::NoCredit, "no_credit"},
    Row{ErrorKind::NotFound, "not_found"},
    Row{ErrorKind::Conflict, "conflict"},
    Row{ErrorKind::ModelFailed, "model_failed"},
    Row{ErrorKind::ContentRefused, "content_refused"},
    Row{ErrorKind::Aborted, "aborted"},
    Row{ErrorKind::NoImage, "no_image"},
    Row{ErrorKind::NotAnImage, "not_an_image"},
    Row{ErrorKind::Truncated, "truncated"},
    Row{ErrorKind::ImageTooLarge, "image_too_large"},
    Row{ErrorKind::OutputExpired, "output_expired"},
    Row{ErrorKind::InsecureOutput, "insecure_output"},
    Row{ErrorKind::Uncertain, "uncertain"},
    Row{ErrorKind::BudgetCap, "budget_cap"},
    Row{ErrorKind::DiskFull, "disk_full"},
    Row{ErrorKind::ReadOnly, "read_only"},
    Row{ErrorKind::Io, "io"},
    Row{ErrorKind::Database, "database"},
    Row{ErrorKind::NewerLibrary, "newer_library"},
    Row{ErrorKind::LibraryBusy, "library_busy"},
    Row{ErrorKind::Keychain, "keychain"},
    Row{ErrorKind::BadAccessKey, "bad_access_key"},
    Row{ErrorKind::BadSignature, "bad_signature"},
    Row{ErrorKind::BucketMissing, "bucket_missing"},
    Row{ErrorKind::BadName, "bad_name"},
    Row{ErrorKind::WrongRegion, "wrong_region"},
    Row{ErrorKind::ClockSkew, "clock_skew"},
    Row{ErrorKind::BadDigest, "bad_digest"},
    Row{ErrorKind::StoreFull, "store_full"},
    Row{ErrorKind::NotAnObjectStore, "not_an_object_store"},
    Row{ErrorKind::InsecureClient, "insecure_client"},
    Row{ErrorKind::PreconditionFailed, "precondition_failed"},
    Row{ErrorKind::NotImplemented, "not_implemented"},
    Row{ErrorKind::NotUploaded, "not_uploaded"},
};

} // namespace

QString toString(ErrorKind kind)
{
    for (const auto &[value, name] : names) {
        if (value == kind)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("internal");
}

ErrorKind errorKindFromString(const QString &name)
{
    for (const auto &[value, text] : names) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return ErrorKind::Internal;
}

bool Error::isTransient() const
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::Dropped:
    case ErrorKind::Timeout:
    case ErrorKind::InvalidAnswer:
    case ErrorKind::ServerError:
    case ErrorKind::Unavailable:
    case ErrorKind::RateLimited:
    case ErrorKind::Truncated:
    case ErrorKind::DiskFull:
    case ErrorKind::Conflict:
        return true;
    default:
        return false;
    }
}

bool Error::mayHaveArrived() const
{
    if (effect != Effect::Unknown)
        return effect == Effect::Possible;
    switch (kind) {
    case ErrorKind::Usage: // ours, before anything is sent
    case ErrorKind::NotConfigured:
    case ErrorKind::BudgetCap:
    case ErrorKind::DiskFull:
    case ErrorKind::ReadOnly:
    case ErrorKind::Io:
    case ErrorKind::Database:
    case ErrorKind::NewerLibrary:
    case ErrorKind::LibraryBusy:
    case ErrorKind::Keychain:
    case ErrorKind::Offline: // it never left
    case ErrorKind::Tls:
    case ErrorKind::InvalidInput: // it was read, and refused
    case ErrorKind::RateLimited:
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NoCredit:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
        return false;
    default:
        return true;
    }
}

} // namespace limner
