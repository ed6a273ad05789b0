#include "core/provider/provider.h"

namespace limner {

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
