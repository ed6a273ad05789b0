#pragma once

#include <QSize>
#include <QString>

#include <optional>

namespace limner {

//! What a choice says about a picture's size: "16:9" is a shape, "1024x768" a shape and a size,
//! "2K", "0.25 megapixels", "512" a size. Words around do not matter: "Landscape (16:9)".

//! Width over height, above 0.
[[nodiscard]] std::optional<double> ratioIn(const QString &text);
//! Pixels of both sides.
[[nodiscard]] std::optional<QSize> pixelsIn(const QString &text);
//! About how many pixels a picture of this size has: "1024x768", "2K" (2048²), "1 MP", "720p"
//! (16:9), "512" (512²).
[[nodiscard]] std::optional<double> areaIn(const QString &text);
[[nodiscard]] bool isSizeText(const QString &text);

} // namespace limner
