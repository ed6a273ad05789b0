#pragma once

#include "ui/viewer/stagepictures.h"

namespace limner {

//! How large a picture is that has not been read yet: as the library has it, which does not know
//! which way it is turned, but its likeness does. Of one that has been read, its size.
[[nodiscard]] QSize expectedSize(const StagePicture &picture, QSize original);

} // namespace limner
