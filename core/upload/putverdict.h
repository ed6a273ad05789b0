#pragma once

#include "core/base/error.h"

namespace limner {

//! What follows from a failed put.
enum class PutVerdict {
    RefuseOne,    //!< this picture asks a person
    PostponeOne,  //!< this picture is tried again later
    RefuseStore,  //!< no picture gets there before a person did something
    PostponeStore //!< no picture gets there for a while
};
[[nodiscard]] PutVerdict verdictOn(const Error &error);

//! How long until try number `attempt + 1` (attempt counts from 1). `random` is in [0, 1).
[[nodiscard]] std::chrono::milliseconds uploadBackoff(int attempt, const Error &error,
                                                      double random);

} // namespace limner
