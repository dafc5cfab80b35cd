#include "bench/machine.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <google/protobuf/stubs/common.h>
#include <grpcpp/grpcpp.h>
#include <linux/magic.h>
#include <sqlite3.h>
#include <sys/statfs.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "bench/rounds.h"
#include "bench/statistics.h"
#include "server/log/files.h"

namespace hall::bench {

namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kPages = 256;
constexpr int kProbeSyncs = 500;

/// The value of the first line of /proc/... that begins with `key`.
std::string procValue(const char* file, const std::string& key) {
  std::ifstream lines(file);
  std::string line;
  while (std::getline(lines, line)) {
    if (!line.starts_with(key)) continue;
    const std::size_t colon = line.find(':');
    const std::size_t begin = line.find_first_not_of(" \t", colon + 1);
    return begin == std::string::npos ? std::string() : line.substr(begin);
  }
  return "unknown";
}

std::string kernel() {
  utsname name{};
  return uname(&name) == 0 ? std::string(name.sysname) + " " + name.release : "unknown";
}

struct statfs fileSystemOf(const std::filesystem::path& directory) {
  struct statfs facts {};
  if (statfs(directory.c_str(), &facts) != 0) {
    throw std::runtime_error("cannot look at " + directory.string());
  }
  return facts;
}

std::string fileSystemName(const std::filesystem::path& directory) {
  switch (fileSystemOf(directory).f_type) {
    case EXT4_SUPER_MAGIC:
      return "ext4";
    case XFS_SUPER_MAGIC:
      return "xfs";
    case BTRFS_SUPER_MAGIC:
      return "btrfs";
    case OVERLAYFS_SUPER_MAGIC:
      return "overlay";
    case TMPFS_MAGIC:
      return "tmpfs";
    default:
      return fmt::format("type {:#x}", static_cast<unsigned long>(fileSystemOf(directory).f_type));
  }
}

}  // namespace

std::vector<double> syncMicroseconds(const std::filesystem::path& directory, int count) {
  const std::filesystem::path path = directory / "fdatasync-probe";
  const log::FileHandle file(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  const std::string page(kPage, 'x');
  const auto write = [&](std::size_t at) {
    const auto offset = static_cast<off_t>(at * kPage);
    if (pwrite(file.get(), page.data(), page.size(), offset) != static_cast<ssize_t>(kPage)) {
      throw std::runtime_error("cannot write " + path.string());
    }
  };
  for (std::size_t at = 0; at < kPages; ++at) write(at);
  fsync(file.get());
  std::vector<double> lengths;
  for (int i = 0; i < count; ++i) {
    write(static_cast<std::size_t>(i) % kPages);
    const auto begin = std::chrono::steady_clock::now();
    if (fdatasync(file.get()) != 0) throw std::runtime_error("cannot sync " + path.string());
    const std::chrono::duration<double, std::micro> length =
        std::chrono::steady_clock::now() - begin;
    lengths.push_back(length.count());
  }
  std::filesystem::remove(path);
  return lengths;
}

void requireDisk(const std::filesystem::path& directory) {
  if (fileSystemOf(directory).f_type != TMPFS_MAGIC) return;
  throw std::runtime_error(
      directory.string() + " lies in memory; name a folder on a disk with --directory"
  );
}

std::vector<Remark> machineFacts(const std::filesystem::path& directory) {
  const std::vector<double> syncs = syncMicroseconds(directory, kProbeSyncs);
  return {
      {"processor",
       fmt::format(
           "{} × {}", std::thread::hardware_concurrency(), procValue("/proc/cpuinfo", "model name")
       )},
      {"memory", procValue("/proc/meminfo", "MemTotal")},
      {"kernel", kernel()},
      {"file system", fileSystemName(directory)},
      {"fdatasync of 4 KiB",
       fmt::format(
           "p50 {} µs, p99 {} µs", rounded(percentile(syncs, 0.5)), rounded(percentile(syncs, 0.99))
       )},
      {"load before", procValue("/proc/loadavg", "")},
      {"gRPC", grpc::Version()},
      {"SQLite", sqlite3_libversion()},
  };
}

}  // namespace hall::bench
