#pragma once

namespace limner {

//! Makes every GalleryView a List of ListItems for screen readers; a plain item view would be one
//! nameless thing. Calling it again is harmless.
void installGalleryAccessibility();

} // namespace limner
