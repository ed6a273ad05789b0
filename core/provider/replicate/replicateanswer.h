#pragma once

#include "core/base/json.h"
#include "core/net/http.h"
#include "core/provider/provider.h"

#include <QDateTime>

#include <string_view>

//! What Replicate's answers mean (providers.md §1.4 to §1.7, §1.15, §1.16): pure functions, so that
//! every row of the fact sheet can be a row of a test.
namespace limner::replicate {

//! Only ids of these characters ever become part of a path.
[[nodiscard]] bool isUsableId(const QString &id);
//! 64 lower-case hex digits.
[[nodiscard]] bool isVersion(const QString &version);

//! A prediction object, read leniently; InvalidAnswer when it is no object or its id is hostile.
[[nodiscard]] Result<RemoteJob> toRemoteJob(const Json &prediction);

//! The furthest bar of the text so far, so that a second phase never moves it back.
[[nodiscard]] Progress progressFromLogs(std::string_view logs);

//! RFC 3339 with any number of fractional digits; invalid when unreadable.
[[nodiscard]] QDateTime parseTime(const QString &text);

//! Whether a listed prediction is what `request` made, by whichever of the three ways it went (see
//! `Replicate::create`). Every value sent must be echoed equal;
//! numbers are compared as numbers. CannotTell: the model fits, but the input is gone, trimmed or
//! hidden.
enum class Match { No, Yes, CannotTell };
[[nodiscard]] Match matchOf(const Json &prediction, const Request &request);

} // namespace limner::replicate
