#pragma once

#include "core/schema/parameter.h"

#include <QSize>
#include <QSizeF>

#include <optional>
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

//! The proportions that a choice tells: "16:9", "1280x720 (landscape)", "portrait_4_3",
//! "square_hd"; nothing for "auto" or "2K".
[[nodiscard]] std::optional<QSizeF> shapeIn(const QString &choice);

//! A choice of shapes and sizes that fits on chips.
[[nodiscard]] bool isShapeChoice(const Parameter &parameter);

} // namespace limner
