#pragma once

#include "core/schema/parameter.h"

#include <QSize>

#include <span>

namespace limner {

//! A shape offered as a chip; the size holds about one megapixel in multiples of 8.
struct SizeChoice {
    const char *name = nullptr; //!< "3:2"
    const char *id = nullptr;   //!< "3_2", for object names
    int width = 0;
    int height = 0;
};
[[nodiscard]] std::span<const SizeChoice> sizeChoices();

//! The choice's size inside the bounds of both parameters: scaled down keeping its shape if it is
//! too large, then each side bounded.
[[nodiscard]] QSize sizeWithin(const SizeChoice &choice, const Parameter &width,
                               const Parameter &height);

} // namespace limner
