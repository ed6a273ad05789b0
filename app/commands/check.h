#pragma once

#include "app/application.h"
#include "app/commands/answerjson.h"

#include <vector>

namespace limner {

//! Tries each provider and the store.
struct CheckCommand {
    bool createBucket = false; //!< first
    bool operator==(const CheckCommand &) const = default;
};

struct CheckedProvider {
    QString id = {};
    QString account = {};
    std::optional<Error> error = {};
};

struct CheckedStep {
    QString text = {}; //!< in words; empty where the error says it
    std::optional<Error> error = {};
    bool isGood = false;
};

struct CheckAnswer {
    std::vector<CheckedProvider> providers = {};
    std::vector<CheckedStep> store = {};
    std::vector<CheckedStep> studio = {}; //!< its file of defaults, if there is one
    std::optional<Error> error = {};      //!< the first one
};
[[nodiscard]] OrderedJson toJson(const CheckAnswer &answer);

//! The error of creating the bucket; what else is wrong is in the answer.
[[nodiscard]] AsyncResult<CheckAnswer> check(Application *application, CheckCommand command,
                                             std::stop_token stop);

} // namespace limner
