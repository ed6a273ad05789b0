#include "app/largeblocks.h"

#include <cstdlib> // says whose C library it is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace limner {

void keepLargeBlocksApart()
{
#ifdef __GLIBC__
    constexpr int large = 128 * 1024; // glibc's own first guess, which it raises unless it is told
    ::mallopt(M_MMAP_THRESHOLD, large);
    // Asking for more waits until whoever gives a large block back is done with it (47 ms,
    // measured), so it is asked for rarely; what nobody has touched takes no memory.
    constexpr int more = 8 * 1024 * 1024;
    ::mallopt(M_TOP_PAD, more);
    ::mallopt(M_TRIM_THRESHOLD, 4 * more);
#endif
}

} // namespace limner
