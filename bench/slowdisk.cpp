// Preloaded, it makes the disk below SLOWDISK_ROOT a slow one: every fsync there takes 40 ms, every
// read 5 ms.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;

bool isSlow(int fd)
{
    static const char *const root = std::getenv("SLOWDISK_ROOT");
    char path[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(fd);
    const ssize_t length = root ? ::readlink(link.c_str(), path, sizeof path) : -1;
    return length > 0 && std::string{path, static_cast<size_t>(length)}.rfind(root, 0) == 0;
}

void pause(int fd, std::chrono::milliseconds duration)
{
    const int before = errno;
    if (isSlow(fd))
        std::this_thread::sleep_for(duration);
    errno = before;
}

template <typename Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

int fsync(int fd)
{
    static const auto real = next<int (*)(int)>("fsync");
    pause(fd, 40ms);
    return real(fd);
}

int fdatasync(int fd)
{
    static const auto real = next<int (*)(int)>("fdatasync");
    pause(fd, 40ms);
    return real(fd);
}

ssize_t read(int fd, void *to, size_t bytes)
{
    static const auto real = next<ssize_t (*)(int, void *, size_t)>("read");
    pause(fd, 5ms);
    return real(fd, to, bytes);
}

ssize_t pread(int fd, void *to, size_t bytes, off_t at)
{
    static const auto real = next<ssize_t (*)(int, void *, size_t, off_t)>("pread");
    pause(fd, 5ms);
    return real(fd, to, bytes, at);
}

ssize_t pread64(int fd, void *to, size_t bytes, off64_t at)
{
    static const auto real = next<ssize_t (*)(int, void *, size_t, off64_t)>("pread64");
    pause(fd, 5ms);
    return real(fd, to, bytes, at);
}
}
