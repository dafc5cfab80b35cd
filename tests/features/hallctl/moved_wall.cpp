#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <ctime>

/// Preloaded before a program whose wall clock a test moves: HALL_MOVED_WALL names a file of eight
/// bytes, the seconds (native order) that this program's wall clock is away from the machine's. The
/// test may change them while it runs.
namespace {

using Read = int (*)(clockid_t, timespec*);

const std::atomic<std::int64_t>* offsetOfWall() {
  const char* file = std::getenv("HALL_MOVED_WALL");
  const int descriptor = file == nullptr ? -1 : open(file, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) std::abort();
  void* seconds = mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, descriptor, 0);
  close(descriptor);
  if (seconds == MAP_FAILED) std::abort();
  return static_cast<const std::atomic<std::int64_t>*>(seconds);
}

}  // namespace

// NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): those are reserved.
extern "C" int clock_gettime(clockid_t clock, timespec* time) noexcept {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as dlsym gives it.
  static const auto real = reinterpret_cast<Read>(dlsym(RTLD_NEXT, "clock_gettime"));
  const int result = real(clock, time);
  if (result == 0 && clock == CLOCK_REALTIME) {
    static const auto* const seconds = offsetOfWall();
    time->tv_sec += seconds->load();
  }
  return result;
}
