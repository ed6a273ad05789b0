#pragma once

#include "core/base/error.h"

#include <QCoroTask>

#include <tl/expected.hpp>

#include <utility>

namespace limner {

//! A value or an Error. Ignoring one is a compiler warning.
template <typename T = void>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using Base = tl::expected<T, Error>;
    using Base::Base;
    Result() = default;
    Result(Base base)
        : Base{std::move(base)}
    {} // so that map() and and_then() convert back
};

//! A Result that arrives later. The callee is a coroutine; parameters go by value.
template <typename T = void>
using AsyncResult = QCoro::Task<Result<T>>;

//! `return fail(ErrorKind::NotFound, text);`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, QString message = {})
{
    Error error;
    error.kind = kind;
    error.message = std::move(message);
    return tl::unexpected<Error>{std::move(error)};
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>{std::move(error)};
}

//! Hands the error of one Result to a Result of another type:
//! `if (!bytes) co_return propagate(bytes);`
template <typename T>
[[nodiscard]] tl::unexpected<Error> propagate(const Result<T> &result)
{
    return tl::unexpected<Error>{result.error()};
}

} // namespace limner
