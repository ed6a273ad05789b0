#pragma once

namespace limner {

//! Gives back to the system what is free between blocks that are in use; allocating waits
//! meanwhile, a few milliseconds. Does nothing where the C library knows no such thing.
void returnFreeMemory();

//! Lets go of the code and constants of the program and its libraries that are in memory; what is
//! run or read again comes back from the system's cache, a few at a time. For the end of a start,
//! most of whose code never runs again and counts as this program's memory until it ends. Does
//! nothing where the system knows no such thing.
void returnCode();

} // namespace limner
