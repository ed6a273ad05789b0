#pragma once

namespace limner {

class GalleryActions;
class Notices;

//! What was done to pictures is told, with the way back.
void tellActs(GalleryActions &actions, Notices &notices);

} // namespace limner
