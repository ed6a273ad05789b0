#pragma once

#include <QThreadPool>

#include <utility>

namespace limner {

//! From now on this thread lets others go first where there are fewer processors than work: for
//! the threads of pools, which count, decode and copy while a person moves something in the window.
//! For good, since nobody but root may take it back. Does nothing where the system has no such
//! thing for one thread.
void stepAside();

//! Runs `work` on a pool, whose threads step aside. Nothing is started on one otherwise.
template <typename Work>
void startAside(QThreadPool &pool, Work work)
{
    pool.start([work = std::move(work)]() mutable {
        stepAside();
        work();
    });
}

} // namespace limner
