#pragma once

#include "core/upload/links.h"
#include "core/upload/share.h"
#include "core/upload/sharepage.h"

namespace limner {

//! A picture as a share page finds it: without a link it was taken back.
struct SharedPicture {
    Artwork artwork = {};
    std::optional<Link> link = {};
};

//! The page of these pictures: of each what the options tick and nothing else; no path, file or
//! address that went into a model. `address` is the page's own link.
[[nodiscard]] SharePage pageOf(const Share &share, const std::vector<SharedPicture> &pictures,
                               const Link &address);

} // namespace limner
