#pragma once

#include <QByteArrayView>
#include <QString>

namespace limner {

//! The text that a tool hid in the lowest bits of a picture's transparency, column by column:
//! "stealth_pnginfo", or "stealth_pngcomp" where it is packed by gzip; its length in bits; the
//! text.
//! "" when there is none. Of PNG with 8 bits a channel and of lossless WebP; where nothing is
//! hidden, that shows after a few rows.
[[nodiscard]] QString stealthText(QByteArrayView picture);

} // namespace limner
