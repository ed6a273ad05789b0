#pragma once

#include "core/sandbox/fakehttpserver.h"

namespace limner {

//! Cuts a whole 200 answer down to the one range that the request asks for (206), or refuses it
//! (416). What it does not understand it ignores, as RFC 9110 allows.
void applyRange(const ServedRequest &request, ServedReply &reply);

} // namespace limner
