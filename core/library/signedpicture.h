#pragma once

#include "core/library/artwork.h"
#include "core/picture/picturesignature.h"

namespace limner {

//! Which picture looks how.
struct SignedPicture {
    ArtworkId id = 0;
    PictureSignature signature = {};

    bool operator==(const SignedPicture &) const = default;
};

} // namespace limner
