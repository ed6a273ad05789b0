#pragma once

#include "app/api/apireply.h"
#include "core/base/json.h"
#include "core/schema/problem.h"

#include <chrono>
#include <vector>

namespace limner {

//! The forms of answers that front ends know.
enum class Dialect {
    Native,
    SyncLinks,    //!< A: one call, links when every picture is stored
    ContentTasks, //!< B: equal parameters are one task
    Envelopes,    //!< C: `{"code","message","data"}`
    RecordFirst   //!< D: a record at once, its pictures later
};

//! Why a call is not answered with what it asked for.
struct Refusal {
    int status = 400;
    OrderedJson error = {}; //!< `{"kind","message","hint"}`
    std::vector<Problem> problems = {};
    std::chrono::seconds retryAfter{0}; //!< 0 = it is not a matter of waiting
};
//! With the status that fits the error.
[[nodiscard]] Refusal refusalFor(const Error &error);
//! The same of an error that is in words already.
[[nodiscard]] Refusal refusalFor(const OrderedJson &error);
[[nodiscard]] int httpStatusFor(ErrorKind kind);
//! The one of those that a dialect knows.
[[nodiscard]] int httpStatusFor(Dialect dialect, ErrorKind kind);
//! The words of a door: what was wrong with a call is said as it is.
[[nodiscard]] OrderedJson doorErrorJson(const Error &error);
[[nodiscard]] Refusal refusal(int status, ErrorKind kind, const QString &message);

//! By where it lies: paths that nobody knows are Native.
[[nodiscard]] Dialect dialectOf(const QByteArray &path);
//! In the dialect's own form.
[[nodiscard]] ApiReply refuse(Dialect dialect, const Refusal &refusal);
//! The same, with a status that it knows.
[[nodiscard]] ApiReply refuse(Dialect dialect, const Error &error);
//! In the native form.
[[nodiscard]] ApiReply refuse(int status, ErrorKind kind, const QString &message);

//! How many pictures one call of it may ask for.
[[nodiscard]] int mostOfCall(Dialect dialect);

} // namespace limner
