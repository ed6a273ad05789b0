#pragma once

#include "app/api/apiconfig.h"
#include "core/base/json.h"

#include <vector>

namespace limner {

//! What a server is started with.
struct ServerSetup {
    ServeOptions serve = {};
    Environment environment{};
    Folders folders = {};
    QString library = {};
};

//! One thing that a server needs, in words.
struct ServerCheckStep {
    QString text = {};
    bool isGood = false;
};

//! Whether it says anything of a server at all: an option of `serve`, or a LIMNER_API_….
[[nodiscard]] bool isServer(const ServerSetup &setup);
//! What it has and lacks: a token, a name, an encrypted way to it, folders to write in. Nothing is
//! made or changed by looking.
[[nodiscard]] std::vector<ServerCheckStep> checkedServer(const ServerSetup &setup);
//! Adds that to what `check` answers, as `server`; the first thing that lacks is its `error`,
//! unless it has one.
void addServerCheck(OrderedJson &answer, const ServerSetup &setup);

} // namespace limner
