#pragma once

#include "core/provider/provider.h"

namespace limner {

//! What any provider takes of one file (providers.md §1.11).
inline constexpr qint64 largestOfAnyFile = 100'000'000;

//! Bytes of a picture that goes into a model at a provider with these traits.
[[nodiscard]] inline qint64 largestPictureOf(const ProviderTraits &traits)
{
    return traits.largestPicture > 0 ? traits.largestPicture : largestOfAnyFile;
}

//! Whether a file goes in as it is; else the picture is written anew as a JPEG, smaller if it must
//! be. Of what is no picture the provider itself says whether it takes it.
[[nodiscard]] inline bool goesInAsItIs(const ProviderTraits &traits, const QString &mediaType,
                                       qint64 bytes)
{
    if (!mediaType.startsWith(QLatin1StringView{"image/"}))
        return true;
    return bytes <= largestPictureOf(traits) &&
           (traits.pictureTypes.isEmpty() || traits.pictureTypes.contains(mediaType));
}

} // namespace limner
