#pragma once

#include "core/settings/settings.h"
#include "core/upload/outbox.h"

namespace limner {

//! What the settings say to the outbox.
[[nodiscard]] OutboxConfig outboxConfig(const Settings &settings);

} // namespace limner
