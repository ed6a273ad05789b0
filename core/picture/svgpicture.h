#pragma once

#include <QByteArray>
#include <QImage>

namespace limner {

//! A copy with nothing in it but shapes and gradients: no scripts, no styles, no text, no pictures,
//! no references to anything outside or that repeat a part, no numbers beyond belief. Empty when
//! there is no such drawing in it: no SVG, entities of its own, too large, too deep.
[[nodiscard]] QByteArray harmlessSvg(const QByteArray &svg);

//! The drawing of an SVG file as its harmless copy shows it, `edge` pixels along its longer side;
//! null when there is nothing to draw. Takes its time: for a pool.
[[nodiscard]] QImage svgPicture(const QString &path, int edge);

} // namespace limner
