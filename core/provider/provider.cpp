#include "core/provider/provider.h"

namespace limner {

QString toString(RemoteStatus status)
{
    switch (status) {
    case RemoteStatus::Starting:
        return QStringLiteral("starting");
    case RemoteStatus::Processing:
        return QStringLiteral("processing");
    case RemoteStatus::Succeeded:
        return QStringLiteral("succeeded");
    case RemoteStatus::Failed:
        return QStringLiteral("failed");
    case RemoteStatus::Cancelled:
        return QStringLiteral("cancelled");
    case RemoteStatus::Aborted:
        return QStringLiteral("aborted");
    case RemoteStatus::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

bool isTerminal(RemoteStatus status)
{
    switch (status) {
    case RemoteStatus::Succeeded:
    case RemoteStatus::Failed:
    case RemoteStatus::Cancelled:
    case RemoteStatus::Aborted:
        return true;
    case RemoteStatus::Starting:
    case RemoteStatus::Processing:
    case RemoteStatus::Unknown:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace limner
