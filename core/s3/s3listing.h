#pragma once

#include "core/s3/objectstore.h"

namespace limner {

//! One page of ListObjectsV2. NotAnObjectStore when the text is no listing at all (a web page),
//! InvalidAnswer when it ends early. Keys are decoded when the answer says that they are encoded.
[[nodiscard]] Result<ObjectPage> parseListing(const QByteArray &body);

} // namespace limner
