#pragma once

#include "app/backstage.h"
#include "core/base/remote.h"

namespace limner {

class MoveSettings;

//! Introduces the part of the settings that moves them to those who can.
void joinMoving(MoveSettings &moving, Remote<Backstage> backstage);

} // namespace limner
