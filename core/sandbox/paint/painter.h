#pragma once

#include <QImage>
#include <QString>

namespace limner {

//! Draws a picture from prompt and seed: layered landscapes, night skies, abstract fields. Always
//! the same for the same input, on every machine. `size` is clamped to 1..4096 a side.
[[nodiscard]] QImage paintSandboxPicture(const QString &prompt, qint64 seed, QSize size);

} // namespace limner
