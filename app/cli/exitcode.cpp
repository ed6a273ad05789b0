#include "app/cli/exitcode.h"

namespace limner {

ExitCode exitCodeFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
    case ErrorKind::InvalidInput:
        return ExitCode::Usage;
    case ErrorKind::NotConfigured:
    case ErrorKind::Keychain:
        return ExitCode::NotConfigured;
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NoCredit:
    case ErrorKind::QuotaUsedUp:
    case ErrorKind::OtherRegion:
    case ErrorKind::BadAccessKey:
    case ErrorKind::BadSignature:
        return ExitCode::Refused;
    case ErrorKind::BudgetCap:
        return ExitCode::BudgetCap;
    case ErrorKind::NotUploaded:
    case ErrorKind::OtherStore:
        return ExitCode::NotUploaded;
    case ErrorKind::Uncertain:
        return ExitCode::Uncertain;
    default:
        return ExitCode::GenerationFailed;
    }
}

} // namespace limner
