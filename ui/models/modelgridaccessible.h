#pragma once

namespace limner {

//! From now on a screen reader finds the cards of every ModelGrid: a list of named items.
void installModelGridAccessibility();

} // namespace limner
