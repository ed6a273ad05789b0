#pragma once

namespace limner {

//! Large blocks of memory, which are pictures, come from the system and go back to it each on its
//! own. What glibc does otherwise after the first of them is to keep them among the small ones of
//! the thread that asked: giving one back then clears megabytes under a lock that the window waits
//! for when it frees anything of that thread (36 ms, measured), and the memory stays with the
//! program. Call it first in main(); does nothing with another C library.
void keepLargeBlocksApart();

} // namespace limner
