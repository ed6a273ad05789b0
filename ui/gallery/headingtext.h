#pragma once

#include "ui/gallery/gridlayout.h"

namespace limner {

//! Above the pictures of a group, or above the jobs; empty where there is no heading.
[[nodiscard]] QString headingText(const GridSection &section, QDate today);
//! The same where that is too wide.
[[nodiscard]] QString shortHeadingText(const GridSection &section, QDate today);

} // namespace limner
