#pragma once

#include "core/picture/records/picturetexts.h"

namespace limner {

//! Programs that turn a PNG into another format put its texts into one comment, as an object; so
//! does what is hidden in the pixels. Their members are added as texts of their own.
void unpackComment(PictureTexts &texts);
//! The same of one object.
void unpackObject(const Json &object, PictureTexts &texts);

} // namespace limner
