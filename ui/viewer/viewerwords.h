#pragma once

#include "core/picture/differencepicture.h"
#include "ui/viewer/stagepictures.h"

#include <QString>

namespace limner {

//! Why a picture is not seen, or not all of it, and what can be done; "" when all is well.
[[nodiscard]] QString stageSentence(const StagePicture &picture, const Artwork &artwork);
//! "2 of 12,480 · 1216 × 832 · 64%"
[[nodiscard]] QString placeWords(int index, int count, QSize size, double scale);
//! "12% of the pixels differ." and what was done to the pictures for that.
[[nodiscard]] QString differenceSentence(const DifferencePicture &difference);

} // namespace limner
