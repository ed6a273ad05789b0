#include "core/base/stepaside.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace limner {

void stepAside()
{
#ifdef Q_OS_LINUX
    // QThread's priorities mean nothing to Linux, whose nice values belong to threads.
    constexpr int further = 5; // a third of what the others get
    thread_local const bool isAside = [] {
        const auto thread = static_cast<id_t>(::syscall(SYS_gettid));
        const int first =
            ::getpriority(PRIO_PROCESS, static_cast<id_t>(::getpid())); // the window's
        return ::setpriority(PRIO_PROCESS, thread, first + further) == 0;
    }();
    Q_UNUSED(isAside);
#endif
}

} // namespace limner
