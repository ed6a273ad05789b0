#pragma once

#include "ui/settings/doorstand.h"

#include <QString>

namespace limner {

//! Why the door could not be opened, and what helps.
[[nodiscard]] QString doorProblem(const Error &error, int port);
//! How many notices wait, and why; empty when all were heard.
[[nodiscard]] QString noticesWords(const DoorStand &stand);

} // namespace limner
