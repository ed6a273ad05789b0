#pragma once

#include "core/upload/artworkfacts.h"
#include "ui/gallery/shownrows.h"

namespace limner {

//! Where the picture is, as long as it is not in the store: "local only, upload queued",
//! "uploading 64 %", "upload failed". Empty once it is stored.
[[nodiscard]] QString badgeText(const ArtworkFacts &facts);
//! "MP4": what kind of file it is, where no picture can be shown.
[[nodiscard]] QString fileKind(const Artwork &artwork);
//! "Video, MP4": the same in words, for a tile.
[[nodiscard]] QString kindText(const Artwork &artwork);
//! The themed icon of such a file.
//! What a picture is besides, for its corner: icons, in order.
[[nodiscard]] QStringList markIcons(const Artwork &artwork);
[[nodiscard]] QString kindIcon(const Artwork &artwork);
//! For a screen reader.
[[nodiscard]] QString spokenPicture(const ArtworkFacts &facts);
//! On the first tile of a stack: "6", "3, open".
[[nodiscard]] QString stackBadgeText(const StackPart &stack);
//! What is said of a picture, with the stack that its tile stands for or lies in.
[[nodiscard]] QString withStack(const QString &picture, const StackPart &stack);

} // namespace limner
