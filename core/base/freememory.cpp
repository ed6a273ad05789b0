#include "core/base/freememory.h"

#include <cstdlib> // says whose C library it is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace limner {

void returnFreeMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace limner
