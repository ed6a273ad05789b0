#pragma once

#include "core/base/clock.h"

#include <QCoroSignal>
#include <QThreadPool>

#include <optional>
#include <type_traits>
#include <utility>

namespace limner {

//! Runs the work on the global thread pool and gives what it returns. The frame owns what the
//! worker writes to, and waits for it whatever happens meanwhile. Name the work before you await
//! it: a capturing lambda inside a co_await expression is destroyed twice by g++ 12.
template <typename Work>
[[nodiscard]] QCoro::Task<std::invoke_result_t<Work>> onPool(Work work)
{
    std::optional<std::invoke_result_t<Work>> out;
    Sleeper finished;
    QThreadPool::globalInstance()->start([&] {
        out.emplace(work());
        finished.finish();
    });
    co_await qCoro(&finished, &Sleeper::done);
    co_return std::move(*out);
}

} // namespace limner
