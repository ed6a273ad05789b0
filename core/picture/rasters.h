#pragma once

#include <QByteArray>

namespace limner {

//! Whether a format (as `QImageReader::format` names it) is one of pixels. Drawings and documents
//! (SVG, PDF) are programs of a kind: they name files and addresses, need fonts and so a display,
//! and are kept but never rendered.
[[nodiscard]] bool isRaster(const QByteArray &format);

} // namespace limner
