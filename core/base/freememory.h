#pragma once

namespace limner {

//! Gives back to the system what is free between blocks that are in use; allocating waits
//! meanwhile, a few milliseconds. Does nothing where the C library knows no such thing.
void returnFreeMemory();

} // namespace limner
