#include "core/base/error.h"

#include "core/base/enumnames.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Row = EnumName<ErrorKind>;
constexpr std::array names{
    Row{ErrorKind::Internal, "internal"_L1},
    Row{ErrorKind::Cancelled, "cancelled"_L1},
    Row{ErrorKind::Usage, "usage"_L1},
    Row{ErrorKind::NotConfigured, "not_configured"_L1},
    Row{ErrorKind::SecretMissing, "secret_missing"_L1},
    Row{ErrorKind::InvalidInput, "invalid_input"_L1},
    Row{ErrorKind::Offline, "offline"_L1},
    Row{ErrorKind::Dropped, "dropped"_L1},
    Row{ErrorKind::Timeout, "timeout"_L1},
    Row{ErrorKind::Tls, "tls"_L1},
    Row{ErrorKind::NotEncrypted, "not_encrypted"_L1},
    Row{ErrorKind::ProxyUnreachable, "proxy_unreachable"_L1},
    Row{ErrorKind::ProxyRefused, "proxy_refused"_L1},
    Row{ErrorKind::Redirected, "redirected"_L1},
    Row{ErrorKind::PrivateNetwork, "private_network"_L1},
    Row{ErrorKind::InvalidAnswer, "invalid_answer"_L1},
    Row{ErrorKind::TooLarge, "too_large"_L1},
    Row{ErrorKind::ServerError, "server_error"_L1},
    Row{ErrorKind::Unavailable, "unavailable"_L1},
    Row{ErrorKind::RateLimited, "rate_limited"_L1},
    Row{ErrorKind::Unauthorized, "unauthorized"_L1},
    Row{ErrorKind::Forbidden, "forbidden"_L1},
    Row{ErrorKind::NoCredit, "no_credit"_L1},
    Row{ErrorKind::QuotaUsedUp, "quota_used_up"_L1},
    Row{ErrorKind::OtherRegion, "other_region"_L1},
    Row{ErrorKind::NotFound, "not_found"_L1},
    Row{ErrorKind::Conflict, "conflict"_L1},
    Row{ErrorKind::ModelFailed, "model_failed"_L1},
    Row{ErrorKind::ContentRefused, "content_refused"_L1},
    Row{ErrorKind::Aborted, "aborted"_L1},
    Row{ErrorKind::NoImage, "no_image"_L1},
    Row{ErrorKind::FewerOutputs, "fewer_outputs"_L1},
    Row{ErrorKind::NotAnImage, "not_an_image"_L1},
    Row{ErrorKind::Truncated, "truncated"_L1},
    Row{ErrorKind::ImageTooLarge, "image_too_large"_L1},
    Row{ErrorKind::OutputExpired, "output_expired"_L1},
    Row{ErrorKind::InsecureOutput, "insecure_output"_L1},
    Row{ErrorKind::Uncertain, "uncertain"_L1},
    Row{ErrorKind::BudgetCap, "budget_cap"_L1},
    Row{ErrorKind::DiskFull, "disk_full"_L1},
    Row{ErrorKind::ReadOnly, "read_only"_L1},
    Row{ErrorKind::Io, "io"_L1},
    Row{ErrorKind::Database, "database"_L1},
    Row{ErrorKind::NewerLibrary, "newer_library"_L1},
    Row{ErrorKind::LibraryBusy, "library_busy"_L1},
    Row{ErrorKind::Keychain, "keychain"_L1},
    Row{ErrorKind::BadAccessKey, "bad_access_key"_L1},
    Row{ErrorKind::BadSignature, "bad_signature"_L1},
    Row{ErrorKind::BucketMissing, "bucket_missing"_L1},
    Row{ErrorKind::BadName, "bad_name"_L1},
    Row{ErrorKind::WrongRegion, "wrong_region"_L1},
    Row{ErrorKind::ClockSkew, "clock_skew"_L1},
    Row{ErrorKind::BadDigest, "bad_digest"_L1},
    Row{ErrorKind::StoreFull, "store_full"_L1},
    Row{ErrorKind::NotAnObjectStore, "not_an_object_store"_L1},
    Row{ErrorKind::InsecureClient, "insecure_client"_L1},
    Row{ErrorKind::PreconditionFailed, "precondition_failed"_L1},
    Row{ErrorKind::NotImplemented, "not_implemented"_L1},
    Row{ErrorKind::NotUploaded, "not_uploaded"_L1},
    Row{ErrorKind::OtherStore, "other_store"_L1},
    Row{ErrorKind::LinkUnopened, "link_unopened"_L1},
};

} // namespace

QString toString(ErrorKind kind)
{
    return nameIn(names, kind);
}

ErrorKind errorKindFromString(const QString &name)
{
    return valueIn(names, name).value_or(ErrorKind::Internal);
}

bool Error::isTransient() const
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::ProxyUnreachable:
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
    case ErrorKind::QuotaUsedUp:
    case ErrorKind::OtherRegion:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
        return false;
    default:
        return true;
    }
}

} // namespace limner
