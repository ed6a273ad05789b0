#include "core/base/freememory.h"

#include <bit>
#include <cstdlib> // says whose C library it is

#ifdef __GLIBC__
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace limner {
namespace {

#ifdef __GLIBC__
//! What can be written to stays: relocated pages are nowhere else. Whole pages only.
int letGo(dl_phdr_info *object, size_t, void *)
{
    const auto page = static_cast<ElfW(Addr)>(::sysconf(_SC_PAGESIZE));
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const ElfW(Phdr) &part = object->dlpi_phdr[i];
        if (part.p_type != PT_LOAD || (part.p_flags & PF_W) != 0)
            continue;
        const ElfW(Addr) from = object->dlpi_addr + part.p_vaddr;
        const ElfW(Addr) begin = (from + page - 1) / page * page;
        const ElfW(Addr) end = (from + part.p_memsz) / page * page;
        if (begin < end)
            ::madvise(std::bit_cast<void *>(begin), end - begin, MADV_DONTNEED);
    }
    return 0;
}
#endif

} // namespace

void returnFreeMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

void returnCode()
{
#ifdef __GLIBC__
    ::dl_iterate_phdr(letGo, nullptr);
#endif
}

} // namespace limner
