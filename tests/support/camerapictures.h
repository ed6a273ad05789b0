#pragma once

#include <QByteArray>
#include <QSize>

namespace limner::test {

//! EXIF with an orientation and, if wanted, a position, as a camera writes it (a TIFF).
[[nodiscard]] QByteArray cameraNotes(int orientation, bool hasPosition);
//! A JPEG with these notes.
[[nodiscard]] QByteArray cameraJpeg(QSize size, int orientation, bool hasPosition);
//! A PNG with these notes (`eXIf`).
[[nodiscard]] QByteArray cameraPng(QSize size, int orientation, bool hasPosition);
//! A PNG, JPEG or WebP with these notes, wherever its kind puts them.
[[nodiscard]] QByteArray noted(const QByteArray &picture, const QByteArray &notes);
//! A JPEG of four colours, as a press wants it; 16 × 8.
[[nodiscard]] QByteArray cmykJpeg();
//! Two frames: the first red, the second blue; 2 × 2.
[[nodiscard]] QByteArray animatedGif();

} // namespace limner::test
