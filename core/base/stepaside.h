#pragma once

#include <QThreadPool>

#include <utility>

namespace limner {

//! How far a thread steps aside.
enum class Aside {
    Near, //!< somebody waits for it: a third of what the window gets
    Far   //!< nobody sees when it ends, and it is long: a tenth
};

//! From now on this thread lets others go first where there are fewer processors than work: for
//! the threads of pools, which count, decode and copy while a person moves something in the window.
//! For good, since nobody but root may take it back. Does nothing where the system has no such
//! thing for one thread.
void stepAside(Aside how = Aside::Near);

//! Runs `work` on a pool, whose threads step aside: far where the pool says that they have the
//! lowest priority, which by itself means nothing to Linux. Nothing is started on one otherwise.
template <typename Work>
void startAside(QThreadPool &pool, Work work)
{
    const bool isLowest = pool.threadPriority() == QThread::LowestPriority;
    pool.start([work = std::move(work), how = isLowest ? Aside::Far : Aside::Near]() mutable {
        stepAside(how);
        work();
    });
}

} // namespace limner
