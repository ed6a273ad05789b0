#pragma once

#include "core/base/clock.h"
#include "core/base/stepaside.h"

#include <QCoroSignal>
#include <QThreadPool>

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

namespace limner {

//! For work that has no pool of its own. Qt's global pool is not for us: a window draws with it
//! (fills of more than 95 rows, QtGui's qdrawhelper), and would wait behind all that is counted and
//! decoded there, on threads that have stepped aside.
[[nodiscard]] QThreadPool &workPool();

//! Runs the work on a thread pool, which outlives it, and gives what it returns. The frame owns
//! what the worker writes to, and waits for it whatever happens meanwhile. Name the work before you
//! await it: a capturing lambda inside a co_await expression is destroyed twice by g++ 12.
template <typename Work>
[[nodiscard]] QCoro::Task<std::invoke_result_t<Work>> onPool(QThreadPool *pool, Work work)
{
    std::optional<std::invoke_result_t<Work>> out;
    Sleeper finished;
    startAside(*pool, [&] {
        out.emplace(work());
        finished.finish();
    });
    co_await qCoro(&finished, &Sleeper::done);
    co_return std::move(*out);
}

//! The same on `workPool`.
template <typename Work>
[[nodiscard]] QCoro::Task<std::invoke_result_t<Work>> onPool(Work work)
{
    return onPool(&workPool(), std::move(work));
}

//! Runs `work(first, given...)`, with its own copy of what is given.
template <typename Work, typename First, typename... Given>
[[nodiscard]] QCoro::Task<std::invoke_result_t<Work, First, Given...>>
onPool(QThreadPool *pool, Work work, First first, Given... given)
{
    return onPool(pool, std::bind_front(std::move(work), std::move(first), std::move(given)...));
}

//! The same on `workPool`.
template <typename Work, typename First, typename... Given>
[[nodiscard]] QCoro::Task<std::invoke_result_t<Work, First, Given...>>
onPool(Work work, First first, Given... given)
{
    return onPool(&workPool(), std::move(work), std::move(first), std::move(given)...);
}

} // namespace limner
