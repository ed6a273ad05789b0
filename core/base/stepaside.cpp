#include "core/base/stepaside.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace limner {

void stepAside(Aside how)
{
#ifdef Q_OS_LINUX
    // QThread's priorities mean nothing to Linux, whose nice values belong to threads.
    thread_local const bool isAside = [how] {
        const int further = how == Aside::Far ? 10 : 5;
        const auto thread = static_cast<id_t>(::syscall(SYS_gettid));
        const int first =
            ::getpriority(PRIO_PROCESS, static_cast<id_t>(::getpid())); // the window's
        return ::setpriority(PRIO_PROCESS, thread, first + further) == 0;
    }();
    Q_UNUSED(isAside);
#else
    Q_UNUSED(how);
#endif
}

} // namespace limner
