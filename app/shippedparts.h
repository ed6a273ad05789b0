#pragma once

#include "core/base/programfacts.h"

namespace limner {

//! Version and commit of this program, and every library it is made of, as they are in use.
[[nodiscard]] ProgramFacts programFacts();

} // namespace limner
