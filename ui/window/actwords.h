#pragma once

namespace limner {

class ClipboardLink;
class GalleryActions;
class Notices;

//! What was done to pictures is told, with the way back.
void tellActs(GalleryActions &actions, Notices &notices);
//! Links that came to the clipboard by themselves, or wait for it.
void tellLinks(ClipboardLink &clipboard, Notices &notices);

} // namespace limner
