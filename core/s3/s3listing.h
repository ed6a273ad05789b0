#pragma once

#include "core/s3/objectstore.h"

namespace limner {

//! One page of ListObjectsV2.
struct S3Listing {
    std::vector<ObjectInfo> objects = {};
    bool isTruncated = false;
    QString nextToken = {}; //!< opaque
};

//! NotAnObjectStore when the text is no listing at all (a web page), InvalidAnswer when it ends
//! early. Keys are decoded when the answer says that they are encoded.
[[nodiscard]] Result<S3Listing> parseListing(const QByteArray &body);

} // namespace limner
